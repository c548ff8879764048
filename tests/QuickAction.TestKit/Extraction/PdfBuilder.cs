using System.Globalization;
using System.Text;

namespace QuickAction.TestKit.Extraction;

/// <summary>
/// Writes small PDF files, honest and hostile. Text is set in Courier, of which every letter is 0.6 of its size wide, so that a test knows where each
/// line ends. Places are in points from the top left corner of the page.
/// </summary>
public sealed class PdfBuilder
{
    public const float Width = 595;
    public const float Height = 842;
    private const float LetterWidth = 0.6f;
    private const string SansFont = "/Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /H";
    private readonly List<string> _contents = [];
    private readonly StringBuilder _page = new();
    private bool _begun;

    /// <summary>Further entries of the trailer, such as a password's.</summary>
    public string Trailer { get; init; } = "";

    public string? Title { get; init; }

    /// <summary>A picture for <see cref="Picture"/>: grey pixels, eight bits each.</summary>
    public (int Across, int Down, byte[] Pixels) Image { get; init; } = (1, 1, [128]);

    public PdfBuilder Page()
    {
        if (_begun)
        {
            _contents.Add(_page.ToString());
            _page.Clear();
        }

        _begun = true;
        return this;
    }

    public PdfBuilder Text(float x, float y, string text, float size = 11, bool bold = false)
    {
        _page.Append(CultureInfo.InvariantCulture, $"BT /{(bold ? "B" : "F")} {size} Tf {x} {Height - y} Td ({Escape(text)}) Tj ET\n");
        return this;
    }

    /// <summary>The same in Helvetica, whose bold letters are wider.</summary>
    public PdfBuilder Sans(float x, float y, string text, float size = 11, bool bold = false)
    {
        _page.Append(CultureInfo.InvariantCulture, $"BT /{(bold ? "SB" : "S")} {size} Tf {x} {Height - y} Td ({Escape(text)}) Tj ET\n");
        return this;
    }

    /// <summary>Sets a paragraph in lines of at most so many letters, one below the other, and says where the next would stand.</summary>
    public float Paragraph(float x, float y, int letters, string text, float size = 11, float leading = 13)
    {
        foreach (var line in Wrap(text, letters))
        {
            Text(x, y, line, size);
            y += leading;
        }

        return y;
    }

    /// <summary>Covers the page with the image.</summary>
    public PdfBuilder Picture()
    {
        _page.Append(CultureInfo.InvariantCulture, $"q {Width} 0 0 {Height} 0 0 cm /I Do Q\n");
        return this;
    }

    /// <summary>Operators of the page's content as they are.</summary>
    public PdfBuilder Raw(string operators)
    {
        _page.Append(operators);
        return this;
    }

    public static float WidthOf(string text, float size = 11) => text.Length * LetterWidth * size;

    public static IEnumerable<string> Wrap(string text, int letters)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > letters)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    public byte[] Build()
    {
        _contents.Add(_page.ToString());
        var objects = new List<byte[]>();
        var pages = _contents.Count;
        const int FirstPage = 7;
        objects.Add(Latin("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.Add(Latin($"<< /Type /Pages /Count {pages} /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{FirstPage + (2 * i)} 0 R"))}] >>"));
        objects.Add(Latin("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"));
        objects.Add(Latin("<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>"));
        objects.Add(Latin(Title is null ? "<< >>" : $"<< /Title ({Escape(Title)}) >>"));
        objects.Add([
            .. Latin($"<< /Type /XObject /Subtype /Image /Width {Image.Across} /Height {Image.Down} /ColorSpace /DeviceGray /BitsPerComponent 8 /Length {Image.Pixels.Length} >>\nstream\n"),
            .. Image.Pixels,
            .. Latin("\nendstream"),
        ]);
        for (var i = 0; i < pages; i++)
        {
            objects.Add(Latin(string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Contents {FirstPage + (2 * i) + 1} 0 R /Resources << /Font << /F 3 0 R /B 4 0 R /S << {SansFont}elvetica >> /SB << {SansFont}elvetica-Bold >> >> /XObject << /I 6 0 R >> >> >>")));
            objects.Add(Latin($"<< /Length {Latin(_contents[i]).Length} >>\nstream\n{_contents[i]}\nendstream"));
        }

        return Write(objects);
    }

    private byte[] Write(List<byte[]> objects)
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        file.Write("%PDF-1.4\n"u8);
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Write(Latin($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Length;
        file.Write(Latin($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places)
        {
            file.Write(Latin($"{place:D10} 00000 n \n"));
        }

        file.Write(Latin($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 5 0 R {Trailer} >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);

    /// <summary>One byte a letter; the few of Windows-1252 that tests need beyond Latin-1 are put where that has them.</summary>
    private static byte[] Latin(string text) =>
        Encoding.Latin1.GetBytes(text.Replace('\u2022', '\u0095').Replace('\u2019', '\u0092').Replace('\u2013', '\u0096').Replace('\u20AC', '\u0080'));
}
