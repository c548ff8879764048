namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// A list's mark that is set off so far that poppler takes it for a column of its own is put back in front of its text, and so is a large first letter
/// that stands beside several lines.
/// </summary>
internal static class MarkJoiner
{
    /// <summary>Widest space between a mark and its text, in line heights: a tab stop or two.</summary>
    private const float WidestSpace = 6;

    /// <param name="lines">From top to bottom.</param>
    public static List<PdfLine> Join(List<PdfLine> lines)
    {
        var taken = new bool[lines.Count];
        var joined = new List<PdfLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = !taken[i] && IsMark(lines[i]) ? FindText(lines, taken, i) : -1;
            if (text >= 0)
            {
                taken[i] = taken[text] = true;
                joined.Add(new PdfLine([.. lines[i].Words, .. lines[text].Words], lines[text].Block));
            }
        }

        if (joined.Count == 0)
        {
            return lines;
        }

        joined.AddRange(lines.Where((_, i) => !taken[i]));
        joined.Sort(PdfLine.ByPlace);
        return joined;
    }

    private static bool IsMark(PdfLine line) =>
        line.Words.Length == 1 && (ListMark.IsBullet(line.Text) || ListMark.IsNumber(line.Text) || (line.Text.Length == 1 && char.IsUpper(line.Text[0])));

    /// <summary>The nearest line to the right on the same base line, or at the top of a large letter.</summary>
    private static int FindText(List<PdfLine> lines, bool[] taken, int mark)
    {
        var best = -1;
        var height = lines[mark].YMax - lines[mark].YMin;
        for (var i = Math.Max(0, mark - 8); i < lines.Count && lines[i].YMin < lines[mark].YMax; i++)
        {
            var line = lines[i];
            var isText = line.Words.Length > 1 || line.Text.Length > 3;
            var space = line.XMin - lines[mark].XMax;
            if (i != mark && !taken[i] && isText && char.IsLetter(line.Text.AsSpan().TrimStart("\"'(\u201C\u2018")[..1][0])
                && space >= -1 && space < WidestSpace * Math.Min(height, line.Size)
                && Region.AreBeside(lines[mark], line, 0.5f)
                && (best < 0 || line.XMin < lines[best].XMin))
            {
                best = i;
            }
        }

        // A letter by itself is a large first letter only when it is large.
        var isLetter = char.IsLetter(lines[mark].Text[0]) && lines[mark].Text.Length == 1;
        return isLetter && best >= 0 && height < 1.6f * lines[best].Size ? -1 : best;
    }
}
