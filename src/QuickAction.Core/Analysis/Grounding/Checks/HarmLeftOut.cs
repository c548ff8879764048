using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// What a result leaves out can harm as what it invents does: where the source speaks of suicide, self-harm or sexual harm and nothing in the result does, the reviewer
/// is shown the places. Other kinds of harm are what whole meetings are about, and are said in passing; of those nothing is said.
/// </summary>
internal static class HarmLeftOut
{
    private const int MostPlaces = 20;

    private static readonly string[] Gravest = ["suicide", "self-harm", "sexual harm"];

    /// <param name="claims">Everything that the result says; asked only of a source that speaks of such harm.</param>
    public static IEnumerable<Warning> Check(SourceReading source, Func<IReadOnlyList<Claim>> claims)
    {
        var spoken = Spoken(source);
        if (spoken.Count == 0)
        {
            yield break;
        }

        var said = claims();
        var told = said.SelectMany(c => HarmWords.Find(c.Tokens, 0, c.Tokens.Length)).Select(m => m.Kind).ToHashSet();
        var cited = said.SelectMany(c => c.Segments).ToHashSet();
        foreach (var kind in spoken.GroupBy(m => m.Kind).Where(k => !told.Contains(k.Key) && !k.Any(m => cited.Contains(m.Segment))))
        {
            var places = kind.Select(m => m.Segment).Distinct().Order().Take(MostPlaces).Select(s => Cite.Whole(source.Source.Segments[s])).ToList();
            yield return new Warning("harm-left-out", Severity.Warn, $"The source speaks of {HarmWords.Name(kind.Key)} and nothing here does; see whether it belongs in.", places);
        }
    }

    /// <summary>Not what is only denied.</summary>
    private static List<(int Segment, int Kind)> Spoken(SourceReading source)
    {
        var tokens = source.Talk.TokenArray;
        return [.. HarmWords.Find(tokens, 0, tokens.Length)
            .Where(m => Gravest.Contains(HarmWords.Name(m.Kind)) && !HarmCheck.IsDenied(tokens, m.First))
            .Select(m => (tokens[m.First].Segment, m.Kind))];
    }
}
