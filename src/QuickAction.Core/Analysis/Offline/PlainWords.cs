namespace QuickAction.Core.Analysis.Offline;

/// <summary>The words of a text as output is held to them: runs of letters and digits, lower case.</summary>
internal static class PlainWords
{
    public static HashSet<string> Of(IEnumerable<string?> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            Add(text, words);
        }

        return words;
    }

    private static void Add(ReadOnlySpan<char> text, HashSet<string> words)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                continue;
            }

            if (at > start)
            {
                words.Add(text[start..at].ToString().ToLowerInvariant());
            }

            start = at + 1;
        }
    }
}
