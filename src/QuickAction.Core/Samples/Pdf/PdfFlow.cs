namespace QuickAction.Core.Samples.Pdf;

/// <summary>
/// Fills pages from the top: keeps the place of the next line, and goes on to the next column or page when the foot is reached.
/// </summary>
internal sealed class PdfFlow(double size, double leading)
{
    public const double Left = 72;
    public const double Right = PdfPage.Width - 72;
    private const double Top = PdfPage.Height - 92;
    private const double Foot = 78;
    private const double Gutter = 24;

    private readonly List<PdfPage> _pages = [];
    private int _columns = 1;
    private int _column;
    private double _columnTop = Top;

    public IReadOnlyList<PdfPage> Pages => _pages;

    public double Size => size;

    public double Leading => leading;

    /// <summary>The height of the next line above the foot of the sheet.</summary>
    public double Y { get; private set; }

    public double X => Left + (_column * (Width + Gutter));

    /// <summary>The width of the column.</summary>
    public double Width => (Right - Left - (Gutter * (_columns - 1))) / _columns;

    public PdfPage Page => _pages[^1];

    /// <summary>True where nothing has been set on the page yet.</summary>
    public bool AtTop => _pages.Count > 0 && _column == 0 && Y >= Top;

    public void NewPage()
    {
        _pages.Add(new PdfPage());
        _column = 0;
        _columnTop = Y = Top;
    }

    /// <summary>From here on the page has this many columns.</summary>
    public void Columns(int count)
    {
        if (_columns > 1 && count == 1)
        {
            NewPage();
        }

        _columns = count;
        _column = 0;
        _columnTop = Y;
    }

    /// <summary>Goes on to the next column or page unless there is room for this height.</summary>
    public void Need(double height)
    {
        if (_pages.Count == 0)
        {
            NewPage();
        }
        else if (Y - height < Foot)
        {
            if (_column + 1 < _columns)
            {
                _column++;
                Y = _columnTop;
            }
            else
            {
                NewPage();
            }
        }
    }

    public void Skip(double height) => Y -= height;

    /// <summary>Sets one line, indented by <paramref name="indent"/>, and moves down.</summary>
    public void Line(TextLine line, PdfFont font, double fontSize, double lineHeight, double indent = 0)
    {
        Need(lineHeight);
        Page.Text(X + indent, Y - fontSize, font, fontSize, line.Text, line.Spread);
        Y -= lineHeight;
    }

    /// <summary>Sets a paragraph filled to the width of the column. A paragraph never leaves its first line alone at the foot.</summary>
    public void Paragraph(
        string text, PdfFont font = PdfFont.Regular, bool justify = true, double indent = 0, double after = 8, double scale = 1)
    {
        var lines = LineBreaker.Break(text, font, size * scale, Width - indent, justify).ToList();
        Need(leading * scale * Math.Min(2, lines.Count));
        foreach (var line in lines)
        {
            Line(line, font, size * scale, leading * scale, indent);
        }

        Skip(after);
    }
}
