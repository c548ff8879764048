namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>Reads the lines above a talk for a list of those present, so that a talk of two turns is known for one by the names in it.</summary>
internal static class ListOfPresent
{
    private const int MostLines = 40;

    /// <summary>The place of the first label below a head that lists who is present; -1 without such a head.</summary>
    /// <param name="named">The words of the head.</param>
    public static int Read(DialogueLines lines, out IReadOnlySet<string> named)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        named = words;
        var isListed = false;
        for (var i = 0; i < Math.Min(lines.Count, MostLines); i++)
        {
            var text = lines[i].Source.Text.Span.Trim();
            if (lines[i].Form == DialogueForm.Labelled || DialogueTest.IsHead(lines, i))
            {
                return isListed ? i : -1;
            }

            var kind = AttendanceHeading.Read(text, out _);
            if (kind == AttendanceKind.None && EndsSentence(text))
            {
                // Minutes go on with prose below their list.
                return -1;
            }

            isListed |= kind is AttendanceKind.Present;
            words.UnionWith(text.ToString().Split([' ', '\t', ',', ';', ':', '(', ')', '[', ']', '|'], StringSplitOptions.RemoveEmptyEntries));
        }

        return -1;
    }

    private static bool EndsSentence(ReadOnlySpan<char> text) => !text.IsEmpty && text[^1] is '.' or '?' or '!' or '\u2026';
}
