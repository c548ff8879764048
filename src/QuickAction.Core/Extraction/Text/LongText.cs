namespace QuickAction.Core.Extraction.Text;

/// <summary>Cuts text without paragraphs into pieces that a citation can still point into: at a line end, else a sentence end, else a space.</summary>
internal static class LongText
{
    /// <summary>Longest piece in characters: some four pages, longer than nearly every paragraph or speech that people make.</summary>
    public const int Most = 10_000;

    public static IReadOnlyList<string> Pieces(string text)
    {
        if (text.Length <= Most)
        {
            return [text];
        }

        var pieces = new List<string>((text.Length / Most) + 1);
        var rest = text.AsSpan();
        while (rest.Length > Most)
        {
            var cut = CutIn(rest[..Most]);
            pieces.Add(rest[..cut].Trim().ToString());
            rest = rest[cut..].TrimStart();
        }

        pieces.Add(rest.ToString());
        pieces.RemoveAll(p => p.Length == 0);
        return pieces;
    }

    private static int CutIn(ReadOnlySpan<char> window)
    {
        var line = window.LastIndexOf('\n');
        if (line > Most / 2)
        {
            return line + 1;
        }

        for (var i = window.Length - 2; i > Most / 2; i--)
        {
            if (window[i] is '.' or '?' or '!' && char.IsWhiteSpace(window[i + 1]))
            {
                return i + 1;
            }
        }

        var space = window.LastIndexOfAny(' ', '\t', '\n');
        return space > 0 ? space + 1 : window.Length - (char.IsHighSurrogate(window[^1]) ? 1 : 0);
    }
}
