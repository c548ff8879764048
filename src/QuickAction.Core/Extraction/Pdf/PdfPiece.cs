using System.Text;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>A paragraph, heading, list item, footnote or table row on its way to becoming a segment.</summary>
internal sealed class PdfPiece
{
    private readonly StringBuilder _text = new();
    private List<(int At, int Page)>? _turns;

    public PdfPiece(SegmentKind kind, int page, PdfLine first)
    {
        Kind = kind;
        Page = page;
        First = Last = first;
    }

    public SegmentKind Kind { get; set; }

    /// <summary>Page on which it begins.</summary>
    public int Page { get; }

    /// <summary>Where in the text a later page begins, in order.</summary>
    public IReadOnlyList<(int At, int Page)> Turns => _turns ?? [];

    public PdfLine First { get; }

    public PdfLine Last { get; private set; }

    /// <summary>Lines that it is made of.</summary>
    public int Lines { get; private set; }

    public int? Level { get; set; }

    public int? Row { get; init; }

    /// <summary>Free height above it, in points; large when nothing stands above it in its column.</summary>
    public float RoomAbove { get; init; }

    /// <summary>Right edge of the column in which its last line stands.</summary>
    public float Right { get; set; }

    public int Length => _text.Length;

    public string Text => _text.ToString();

    public char LastCharacter => _text.Length == 0 ? '\0' : _text[^1];

    /// <summary>Sentences, and the items of a list, end with one of these; a closing quote or bracket may follow.</summary>
    public bool EndsSentence
    {
        get
        {
            var end = _text.Length - 1;
            while (end > 0 && _text[end] is '"' or '\'' or '\u201D' or '\u2019' or ')' or ']')
            {
                end--;
            }

            return end >= 0 && _text[end] is '.' or '?' or '!' or ':' or ';' or '\u2026';
        }
    }

    /// <summary>Whether the last line could have taken the first word of the next: then it was ended on purpose.</summary>
    public bool HadRoomFor(PdfLine next) =>
        !(Hyphens.MayBeParted(Last.Text) && char.IsLower(next.Text[0])) && Last.XMax + (0.2f * Last.Size) + (next.Words[0].XMax - next.Words[0].XMin) < Right - 1;

    /// <summary>Adds a line of text; <paramref name="skip"/> words at its start are left out.</summary>
    public void Append(PdfLine line, int skip, Hyphens hyphens)
    {
        var text = line.Text;
        for (var i = 0; i < skip; i++)
        {
            // Words stand with one space between them.
            text = text[Math.Min(line.Words[i].Text.Length + 1, text.Length)..];
        }

        if (_text.Length > 0)
        {
            Join(text, hyphens);
        }

        _text.Append(text);
        Last = line;
        Lines++;
    }

    /// <summary>Goes on with a line, which may stand on a later page.</summary>
    public void GoOn(PdfLine line, int page, Hyphens hyphens)
    {
        Append(line, 0, hyphens);
        if (page != (_turns is [.., { } last] ? last.Page : Page))
        {
            (_turns ??= []).Add((_text.Length - line.Text.Length, page));
        }
    }

    /// <summary>Cells with a tab between them; the lines of a cell as running text.</summary>
    public void AppendCells(IReadOnlyList<TableCell> cells, Hyphens hyphens)
    {
        foreach (var cell in cells)
        {
            var text = new PdfPiece(Kind, Page, cell.Lines[0]);
            foreach (var line in cell.Lines)
            {
                text.Append(line, 0, hyphens);
            }

            _text.Append(_text.Length == 0 ? "" : "\t").Append(text._text);
        }
    }

    private void Join(string next, Hyphens hyphens)
    {
        // Only the end matters, and a paragraph can be long.
        var end = _text.ToString(Math.Max(0, _text.Length - 80), Math.Min(80, _text.Length));
        if (!Hyphens.MayBeParted(end) || next.Length == 0 || !char.IsLetterOrDigit(next[0]))
        {
            _text.Append(' ');
        }
        else if (hyphens.IsMended(end, next))
        {
            _text.Length--;
        }
    }
}
