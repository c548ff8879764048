using System.Text;

namespace QuickAction.Core.Analysis.Grounding.Quotes;

/// <summary>A model's quotation without what is not quoted: marks around it, the segment's number, the speaker's name in front.</summary>
internal static class QuoteText
{
    public static string Clean(string quote, IEnumerable<string?> speakers)
    {
        var text = WellFormed(quote).Normalize(NormalizationForm.FormC).Trim();
        if (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is > 1 and var close && text[1..close].All(char.IsAsciiDigit))
        {
            text = text[(close + 1)..].TrimStart();
        }

        foreach (var speaker in speakers)
        {
            if (speaker is not null && text.StartsWith(speaker, StringComparison.OrdinalIgnoreCase) && text[speaker.Length..].TrimStart().StartsWith(':'))
            {
                text = text[speaker.Length..].TrimStart()[1..].TrimStart();
                break;
            }
        }

        return IsQuoted(text) ? text[1..^1].Trim() : text;
    }

    /// <summary>Without punctuation and blanks at both ends: a full stop that the source does not have there is no difference.</summary>
    public static string Bare(string folded)
    {
        var (start, end) = (0, folded.Length);
        while (start < end && !char.IsLetterOrDigit(folded[start]) && folded[start] != '\u00A3')
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(folded[end - 1]) && folded[end - 1] != '%')
        {
            end--;
        }

        return folded[start..end];
    }

    /// <summary>Folded, and bare, and "go-live" and "go live" are the same words.</summary>
    public static string Plain(string text) => Bare(Folding.Fold(text)).Replace('-', ' ');

    /// <summary>What stands between ellipses, the empty left out.</summary>
    public static IReadOnlyList<string> Parts(string folded) =>
        [.. folded.Split("...").Select(Bare).Where(p => p.Length > 0)];

    /// <summary>Its sentences, each without the mark that ends it.</summary>
    public static IReadOnlyList<string> Sentences(string folded) =>
        [.. folded.Split([". ", "? ", "! "], StringSplitOptions.None).Select(Bare).Where(p => p.Length > 0)];

    /// <summary>In marks as a whole: "“Nobody” came, said “nobody”" only begins and ends with some.</summary>
    private static bool IsQuoted(string text) =>
        text.Length > 2
        && Folding.Fold(text[..1]) == "'"
        && Folding.Fold(text[^1..]) == "'"
        && text.AsSpan(1, text.Length - 2).IndexOfAny('"', '\u201C', '\u201D') < 0;

    /// <summary>Half a character from a broken reply would stop <see cref="string.Normalize(NormalizationForm)"/>.</summary>
    private static string WellFormed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString();
    }
}
