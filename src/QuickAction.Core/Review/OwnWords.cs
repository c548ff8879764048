using QuickAction.Core.Analysis;

namespace QuickAction.Core.Review;

/// <summary>The lines that a person has written and that the source does not carry: they are the person's own words, and documents say so.</summary>
public static class OwnWords
{
    /// <param name="original">The engine's own version that the current one comes from.</param>
    /// <returns>Their texts.</returns>
    public static IReadOnlySet<string> Of(Result original, Result current)
    {
        var engines = ResultLines.All(SpeakerRenaming.Of(original, current.Speakers)).Select(l => LineText.Of(l.Line)).ToHashSet(StringComparer.Ordinal);
        return ResultLines.All(current).Where(l => !l.Line.Supported && !engines.Contains(LineText.Of(l.Line))).Select(l => l.Line.Text).ToHashSet(StringComparer.Ordinal);
    }
}
