namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Finds notes at the foot of a column: the last lines, in smaller type, the first of which begins with a note's mark.</summary>
internal static class Footnotes
{
    private const float Smaller = 0.93f;

    /// <summary>Index of the first line that belongs to notes; the number of lines when there are none.</summary>
    public static int StartIn(TextColumn column, PdfStyle style)
    {
        var start = column.Lines.Count;
        for (var i = column.Lines.Count - 1; i >= 0 && column.Lines[i].Size < Smaller * style.Size; i--)
        {
            if (IsStart(column.Lines[i]))
            {
                start = i;
            }
        }

        // Where nothing but small type is, it is no note but the text.
        return start > 0 || column.Lines.Count == 0 ? start : column.Lines.Count;
    }

    /// <summary>"12 Text", "12Text" with the number raised, "* Text".</summary>
    public static bool IsStart(PdfLine line)
    {
        var first = line.Words[0].Text.AsSpan();
        if (first[0] is '*' or '\u2020' or '\u2021')
        {
            return true;
        }

        var digits = first.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? first.Length <= 3 && line.Words.Length > 1 : digits is > 0 and <= 3 && char.IsUpper(first[digits]);
    }
}
