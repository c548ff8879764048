namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Counts what white space parts: never fewer than <see cref="Extraction.Words"/> counts, so that a limit kept here is kept there.</summary>
internal static class SpacedWords
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            count += !space && !inside ? 1 : 0;
            inside = !space;
        }

        return count;
    }
}
