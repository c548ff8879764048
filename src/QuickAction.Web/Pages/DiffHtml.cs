using System.Text;
using Microsoft.AspNetCore.Html;
using QuickAction.Core.Review;

namespace QuickAction.Web.Pages;

/// <summary>What became of a text, in marks that a screen reader says too. Not a character of white space is added.</summary>
internal static class DiffHtml
{
    /// <summary>A word or two of so few letters between two changes is read with them.</summary>
    private const int ShortestKept = 4;

    /// <summary>Below this share, in hundredths, of letters that stayed, it is another text and not a changed one.</summary>
    private const int LeastKept = 40;

    public static IHtmlContent Of(IReadOnlyList<DiffPiece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in Readable(pieces))
        {
            _ = piece.Kind switch
            {
                DiffKind.Deleted => Marked(html, "del", "taken out", piece.Text),
                DiffKind.Inserted => Marked(html, "ins", "put in", piece.Text),
                _ => html.Append(piece.Text),
            };
        }

        return html;
    }

    /// <summary>
    /// The same change in fewer pieces: what was taken out before what was put in, whole where little stayed. Word for word a rewritten sentence is a patchwork that nobody
    /// can read.
    /// </summary>
    internal static List<DiffPiece> Readable(IReadOnlyList<DiffPiece> pieces)
    {
        var kept = Letters(pieces, DiffKind.Kept);
        var isAnother = 2 * kept * 100 < LeastKept * ((2 * kept) + Letters(pieces, DiffKind.Deleted) + Letters(pieces, DiffKind.Inserted));
        var (readable, taken, put) = (new List<DiffPiece>(), new StringBuilder(), new StringBuilder());
        void Flush()
        {
            foreach (var (kind, text) in new[] { (DiffKind.Deleted, taken), (DiffKind.Inserted, put) })
            {
                if (text.Length > 0)
                {
                    readable.Add(new DiffPiece(kind, text.ToString()));
                    text.Clear();
                }
            }
        }

        foreach (var (i, piece) in pieces.Index())
        {
            if (piece.Kind == DiffKind.Kept && !isAnother && (i == 0 || i == pieces.Count - 1 || piece.Text.Trim().Length >= ShortestKept))
            {
                Flush();
                readable.Add(piece);
                continue;
            }

            taken.Append(piece.Kind == DiffKind.Inserted ? "" : piece.Text);
            put.Append(piece.Kind == DiffKind.Deleted ? "" : piece.Text);
        }

        Flush();
        return readable;
    }

    private static long Letters(IReadOnlyList<DiffPiece> pieces, DiffKind kind) => pieces.Where(p => p.Kind == kind).Sum(p => (long)p.Text.Count(char.IsLetterOrDigit));

    private static IHtmlContentBuilder Marked(HtmlContentBuilder html, string element, string said, string text) => html
        .AppendHtml($"<{element}><span class=\"hidden\">[{said}: </span>")
        .Append(text)
        .AppendHtml($"<span class=\"hidden\">]</span></{element}>");
}
