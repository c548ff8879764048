using System.Text;
using QuickAction.Core.Documents;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Office;

/// <summary>An OpenDocument text built from the XML of its parts.</summary>
internal sealed record SomeOdt
{
    private const string Namespaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
        + "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

    /// <summary>Content of the body; null leaves the part out.</summary>
    public string? Body { get; init; } = "";

    /// <summary>Automatic styles of the content part.</summary>
    public string Automatic { get; init; } = "";

    /// <summary>Content of the styles part.</summary>
    public string? Styles { get; init; }

    public string? Title { get; init; }
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();

    public static SourceFile Of(string body) => new SomeOdt { Body = body }.ToFile();

    public SourceFile ToFile(string name = "some.odt")
    {
        var parts = new Dictionary<string, string> { ["mimetype"] = "application/vnd.oasis.opendocument.text" };
        if (Body is not null)
        {
            parts["content.xml"] =
                $"<office:document-content {Namespaces}><office:automatic-styles>{Automatic}</office:automatic-styles><office:body><office:text>{Body}</office:text></office:body></office:document-content>";
        }

        if (Styles is not null)
        {
            parts["styles.xml"] = $"<office:document-styles {Namespaces}>{Styles}</office:document-styles>";
        }

        if (Title is not null)
        {
            parts["meta.xml"] = $"<office:document-meta {Namespaces}><office:meta><dc:title>{Title}</dc:title></office:meta></office:document-meta>";
        }

        foreach (var (part, content) in Parts)
        {
            parts[part] = content;
        }

        return new SourceFile(name, Zip.Of([.. parts.Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value)))]));
    }
}
