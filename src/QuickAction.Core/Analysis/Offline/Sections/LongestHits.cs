using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>Of hits that lie inside one another only the longest counts: in "school nurse" nobody said "school".</summary>
internal static class LongestHits
{
    public static IReadOnlyList<PhraseHit> Of(IReadOnlyList<PhraseHit> hits) => hits.Count < 2
        ? hits
        : [.. hits.Where(hit => !hits.Any(other => other.Start <= hit.Start && other.End >= hit.End && other.End - other.Start > hit.End - hit.Start))];
}
