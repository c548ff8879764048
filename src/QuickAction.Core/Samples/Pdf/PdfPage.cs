using System.Globalization;
using System.Text;

namespace QuickAction.Core.Samples.Pdf;

/// <summary>The drawing of one A4 page; places are in points from the lower left corner.</summary>
internal sealed class PdfPage
{
    public const double Width = 595;
    public const double Height = 842;

    private readonly StringBuilder _content = new();

    public string Content => _content.ToString();

    /// <summary>Sets a line of text; <paramref name="spread"/> is added to every space, to fill the line.</summary>
    public void Text(double x, double y, PdfFont font, double size, string text, double spread = 0) => _content.Append(
        CultureInfo.InvariantCulture,
        $"BT /F{(int)font + 1} {size:0.##} Tf {spread:0.###} Tw {x:0.##} {y:0.##} Td {WinAnsi.Literal(text)} Tj ET\n");

    public void Rule(double x1, double x2, double y) =>
        _content.Append(CultureInfo.InvariantCulture, $"0.5 w {x1:0.##} {y:0.##} m {x2:0.##} {y:0.##} l S\n");
}
