using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>What a whole meeting came to, in its own words.</summary>
internal static class MeetingSummary
{
    /// <returns>The chosen sentences in the order in which they were said; never more words together than asked for.</returns>
    public static IReadOnlyList<Statement> Find(SourceText source, int words, CancellationToken cancellationToken)
    {
        var index = new WordIndex();
        var passages = new PassageReader(index).Read(source.Segments, spoken: true, cancellationToken);
        var weights = new PassageWeights(passages, index);
        return [.. Selection.Take(passages, weights.Of, weights, words).Select(p => p.State())];
    }
}
