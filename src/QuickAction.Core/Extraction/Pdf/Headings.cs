namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Tells headings from paragraphs by what a reader sees: larger type, bold type, a section's number, capitals, and standing alone above text. Their levels follow
/// from their sizes, and among headings of one size from their numbers.
/// </summary>
internal static class Headings
{
    private const float Larger = 1.12f;
    private const int MostWords = 20;
    private const int MostWordsOfBold = 12;
    private const int MostLines = 4;
    private const int DeepestLevel = 6;

    public static void Mark(IReadOnlyList<PdfPiece> pieces, PdfStyle style, BodyFace face)
    {
        var headings = new List<PdfPiece>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (IsHeading(pieces, i, style, face))
            {
                headings.Add(pieces[i]);
            }
        }

        SetLevels(headings);
    }

    private static bool IsHeading(IReadOnlyList<PdfPiece> pieces, int at, PdfStyle style, BodyFace face)
    {
        var piece = pieces[at];
        if (piece.Kind is not (SegmentKind.Paragraph or SegmentKind.ListItem) || piece.Lines > MostLines || piece.Length > 200)
        {
            return false;
        }

        var text = piece.Text;
        var words = Words.Count(text);
        if (words is 0 or > MostWords || EndsLikeASentence(text) || !StartsLikeATitle(text))
        {
            return false;
        }

        return piece.Last.Size > Larger * style.Size || (piece.Lines <= 2 && StandsAlone(pieces, at, style) && (IsNumberedTitle(piece, text) || IsShouted(text) || IsBold(piece, words, face)));
    }

    /// <summary>Has room above it and text below it, and is not one of several items of a list.</summary>
    private static bool StandsAlone(IReadOnlyList<PdfPiece> pieces, int at, PdfStyle style)
    {
        var (previous, next) = (Neighbour(pieces, at, -1), Neighbour(pieces, at, 1));
        return next is not null && pieces[at].RoomAbove > (style.Leading + 0.2f) * style.Size
            && !IsSibling(pieces[at], next) && (previous is null || !IsSibling(pieces[at], previous));
    }

    private static PdfPiece? Neighbour(IReadOnlyList<PdfPiece> pieces, int at, int step)
    {
        do
        {
            at += step;
        }
        while (at >= 0 && at < pieces.Count && pieces[at].Kind is SegmentKind.PageFurniture or SegmentKind.Footnote);
        return at >= 0 && at < pieces.Count ? pieces[at] : null;
    }

    private static bool IsSibling(PdfPiece piece, PdfPiece other) =>
        piece.Kind == SegmentKind.ListItem && other.Kind == SegmentKind.ListItem && NumberDepth(piece) == NumberDepth(other);

    private static bool IsNumberedTitle(PdfPiece piece, string text)
    {
        var number = piece.First.Words[0].Text;
        return ListMark.IsNumber(number) && char.IsAsciiDigit(number[0]) && text.Length > number.Length + 3 && char.IsUpper(text[number.Length + 1]);
    }

    private static bool IsBold(PdfPiece piece, int words, BodyFace face) =>
        piece.Kind == SegmentKind.Paragraph && words <= MostWordsOfBold && face.IsBolder(piece.First) && face.IsBolder(piece.Last);

    private static bool IsShouted(string text)
    {
        var capitals = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals >= 4;
    }

    private static bool EndsLikeASentence(string text) => text[^1] is '.' or ',' or ';' || (text[^1] == ':' && text.Length > 60);

    private static bool StartsLikeATitle(string text) => char.IsUpper(text[0]) || char.IsDigit(text[0]) || text[0] is '(' or '"' or '\u2018' or '\u201C' or '\'';

    private static void SetLevels(List<PdfPiece> headings)
    {
        // The headings of each size, from the largest; each goes to the first size that is like its own.
        var sizes = new List<List<PdfPiece>>();
        var largest = new List<PdfPiece>();
        foreach (var heading in Placed.By(headings, static h => -h.First.Size))
        {
            if (largest.Count == 0 || !PdfStyle.IsSameSize(largest[^1].First.Size, heading.First.Size))
            {
                largest.Add(heading);
                sizes.Add([]);
            }
        }

        foreach (var heading in headings)
        {
            sizes[largest.FindIndex(l => PdfStyle.IsSameSize(l.First.Size, heading.First.Size))].Add(heading);
        }

        var level = 0;
        var isCovered = headings.Exists(h => h.Page > headings[0].Page);
        foreach (var group in sizes)
        {
            if (group.Count == 0)
            {
                continue;
            }

            // Sizes that only the cover has are no level of their own, but for the title.
            level += level == 0 || !isCovered || group.Exists(h => h.Page > headings[0].Page) ? 1 : 0;
            var shallowest = int.MaxValue;
            foreach (var heading in group)
            {
                shallowest = Math.Min(shallowest, NumberDepth(heading));
            }

            foreach (var heading in group)
            {
                heading.Kind = SegmentKind.Heading;
                heading.Level = Math.Clamp(level + NumberDepth(heading) - shallowest, 1, DeepestLevel);
            }
        }
    }

    private static int NumberDepth(PdfPiece heading) =>
        ListMark.IsNumber(heading.First.Words[0].Text) ? ListMark.Depth(heading.First.Words[0].Text) : 1;
}
