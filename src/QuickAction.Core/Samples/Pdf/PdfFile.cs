using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace QuickAction.Core.Samples.Pdf;

/// <summary>Writes pages as a PDF 1.7 file (ISO 32000-1): catalogue, page tree, compressed contents, cross-reference table.</summary>
internal static class PdfFile
{
    private const string Made = "D:20260327090000Z";
    private const int Catalogue = 1;
    private const int Tree = 2;
    private const int Fonts = 3;
    private const int Info = 4;
    private const int FirstPage = 5;

    public static byte[] Write(IReadOnlyList<PdfPage> pages, string title, string author)
    {
        var kids = string.Join(' ', pages.Select((_, i) => $"{FirstPage + (2 * i)} 0 R"));
        var objects = new List<byte[]>
        {
            Ascii($"<< /Type /Catalog /Pages {Tree} 0 R /Lang (en-GB) /ViewerPreferences << /DisplayDocTitle true >> >>"),
            Ascii($"<< /Type /Pages /Count {pages.Count} /Kids [{kids}] >>"),
            Ascii($"<< /F1 {Font("Helvetica")} /F2 {Font("Helvetica-Bold")} >>"),
            Ascii(
                $"<< /Title {WinAnsi.Literal(title)} /Author {WinAnsi.Literal(author)} "
                + $"/Producer (QuickAction samples) /CreationDate ({Made}) >>"),
        };

        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add(Ascii(
                $"<< /Type /Page /Parent {Tree} 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources << /Font {Fonts} 0 R >> "
                + $"/Contents {FirstPage + (2 * i) + 1} 0 R >>"));
            objects.Add(Stream(Ascii(pages[i].Content)));
        }

        return Assemble(objects);
    }

    private static string Font(string name) => $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>";

    private static byte[] Stream(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return [.. Ascii($"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n"), .. packed.ToArray(), .. Ascii("\nendstream")];
    }

    private static byte[] Assemble(List<byte[]> objects)
    {
        using var file = new MemoryStream();
        file.Write([.. Ascii("%PDF-1.7\n%"), 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Position);
            file.Write([.. Ascii($"{i + 1} 0 obj\n"), .. objects[i], .. Ascii("\nendobj\n")]);
        }

        var table = file.Position;
        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)table))[..16]);
        var entries = string.Concat(places.Select(place => place.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n"));
        file.Write(Ascii(
            $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{entries}"
            + $"trailer\n<< /Size {objects.Count + 1} /Root {Catalogue} 0 R /Info {Info} 0 R /ID [<{id}> <{id}>] >>\n"
            + $"startxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
