using System.Globalization;
using System.Text;
using QuickAction.Core.Documents;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Office;

/// <summary>A Word document built from the XML of its parts, as much or as little of it as a test needs.</summary>
internal sealed record SomeDocx
{
    public const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Namespaces =
        "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    /// <summary>Content of the body; null leaves the main part out.</summary>
    public string? Body { get; init; } = "";

    public string Namespace { get; init; } = Transitional;
    public string? Styles { get; init; }
    public string? Numbering { get; init; }
    public string? Footnotes { get; init; }
    public string? Endnotes { get; init; }
    public IReadOnlyList<string> Headers { get; init; } = [];
    public IReadOnlyList<string> Footers { get; init; } = [];
    public string? Title { get; init; }
    public Encoding Encoding { get; init; } = new UTF8Encoding(false);

    /// <summary>Parts that replace or join the others, as they are.</summary>
    public IReadOnlyDictionary<string, byte[]> Parts { get; init; } = new Dictionary<string, byte[]>();

    public static SourceFile Of(string body) => new SomeDocx { Body = body }.ToFile();

    public static string P(string text, string properties = "") =>
        $"<w:p>{(properties.Length == 0 ? "" : $"<w:pPr>{properties}</w:pPr>")}{R(text)}</w:p>";

    public static string R(string text, string properties = "") =>
        $"<w:r>{(properties.Length == 0 ? "" : $"<w:rPr>{properties}</w:rPr>")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>An item of a list.</summary>
    public static string Item(string text, int list, int level = 0) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public SourceFile ToFile(string name = "some.docx")
    {
        var parts = new Dictionary<string, byte[]>
        {
            ["[Content_Types].xml"] = Bytes("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
            ["_rels/.rels"] = Bytes($"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"""),
        };
        Add(parts, "word/document.xml", Body is null ? null : $"<w:document><w:body>{Body}</w:body></w:document>");
        Add(parts, "word/styles.xml", Styles is null ? null : $"<w:styles>{Styles}</w:styles>");
        Add(parts, "word/numbering.xml", Numbering is null ? null : $"<w:numbering>{Numbering}</w:numbering>");
        Add(parts, "word/footnotes.xml", Footnotes is null ? null : $"<w:footnotes>{Footnotes}</w:footnotes>");
        Add(parts, "word/endnotes.xml", Endnotes is null ? null : $"<w:endnotes>{Endnotes}</w:endnotes>");
        var relations = new StringBuilder();
        AddFurniture(parts, relations, "header", "hdr", Headers);
        AddFurniture(parts, relations, "footer", "ftr", Footers);
        parts["word/_rels/document.xml.rels"] = Bytes($"<Relationships xmlns=\"{Relations}\">{relations}</Relationships>");
        if (Title is not null)
        {
            parts["docProps/core.xml"] = Bytes($"<c xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{Title}</dc:title></c>");
        }

        foreach (var (part, content) in Parts)
        {
            parts[part] = content;
        }

        return new SourceFile(name, Zip.Of([.. parts.Select(p => (p.Key, p.Value))]));
    }

    private void AddFurniture(Dictionary<string, byte[]> parts, StringBuilder relations, string kind, string root, IReadOnlyList<string> contents)
    {
        for (var i = 0; i < contents.Count; i++)
        {
            Add(parts, $"word/{kind}{i}.xml", $"<w:{root}>{contents[i]}</w:{root}>");
            relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"{kind}{i}\" Type=\"x/{kind}\" Target=\"{kind}{i}.xml\"/>");
        }
    }

    private void Add(Dictionary<string, byte[]> parts, string name, string? xml)
    {
        if (xml is not null)
        {
            var end = xml.IndexOf('>', StringComparison.Ordinal);
            var declared = $"<?xml version=\"1.0\" encoding=\"{Encoding.WebName}\"?>{xml[..end]} xmlns:w=\"{Namespace}\" {Namespaces}{xml[end..]}";
            parts[name] = [.. Encoding.GetPreamble(), .. Encoding.GetBytes(declared)];
        }
    }

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(xml);
}
