namespace QuickAction.Core.Extraction.Captions;

/// <summary>The marks at the start of a caption's line by which subtitles show that somebody else speaks: "- Yes", "&gt;&gt; JOHN: Yes".</summary>
internal static class CaptionLines
{
    /// <summary>Takes the marks off; true when there were any.</summary>
    /// <param name="line">The line, trimmed.</param>
    /// <param name="dashes">Whether a dash is such a mark in this file.</param>
    public static bool TakeChangeMark(ref ReadOnlySpan<char> line, bool dashes)
    {
        if (line.StartsWith(">>", StringComparison.Ordinal))
        {
            line = line.TrimStart('>').TrimStart();
            return true;
        }

        // Not a minus sign, not a dash that breaks off a word.
        if (dashes && line.Length > 1 && line[0] is '-' or '\u2013' && (line[1] == ' ' || char.IsLetter(line[1])))
        {
            line = line[1..].TrimStart();
            return true;
        }

        return false;
    }

    /// <summary>A sound or a description: all of it in brackets or between notes. Nobody says it.</summary>
    public static bool IsSound(ReadOnlySpan<char> words) =>
        words.Length > 2 && words[0] switch
        {
            '[' => words[^1] == ']',
            '(' => words[^1] == ')',
            '\u266A' or '*' => words[^1] == words[0],
            _ => false,
        };

    public static bool EndsSentence(ReadOnlySpan<char> words)
    {
        var end = words.Length;
        while (end > 0 && words[end - 1] is '"' or '\'' or '\u201D' or '\u2019' or ')' or ']' or ' ' or '\n')
        {
            end--;
        }

        return end > 0 && words[end - 1] is '.' or '?' or '!' or '\u2026' or ':' or ';';
    }
}
