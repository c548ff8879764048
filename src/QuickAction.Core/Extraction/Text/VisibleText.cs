namespace QuickAction.Core.Extraction.Text;

/// <summary>
/// What people write, and what they call their files, held to what is shown of it: by the rules of <see cref="TextCleaner"/>, which a source's text is held to. Zero-width, direction, tag and
/// control characters would be kept and hashed where no page shows them, and could turn a name round. A form is tidied; a program that sends such characters is told.
/// </summary>
public static class VisibleText
{
    /// <summary>One line, without what shows nothing.</summary>
    public static string Line(string? text) => string.Join(' ', new TextCleaner().Clean(text ?? "").Split(['\t', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)).Trim();

    /// <summary>Several lines, without what shows nothing.</summary>
    public static string Lines(string? text) => new TextCleaner().Clean(text ?? "").Trim();

    /// <summary>The same with its indent and the white space at its end.</summary>
    public static string AsItStands(string? text) => new TextCleaner().Clean(text ?? "");

    /// <summary>Whether everything in a text is shown, lines and tabs among it.</summary>
    public static bool Is(string text)
    {
        var cleaner = new TextCleaner(keepLineEnds: true);
        var clean = cleaner.Clean(text);
        return cleaner.Removed == 0 && cleaner.Repaired == 0 && clean == text.Normalize();
    }

    /// <summary>Whether everything in a text is shown, and it is one line.</summary>
    public static bool IsLine(string text) => Is(text) && !text.Any(char.IsControl);
}
