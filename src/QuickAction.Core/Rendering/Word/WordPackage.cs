using System.IO.Compression;
using System.Text;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// A DOCX file in the making (ECMA-376 part 2): parts, their content types, and who refers to whom. Parts are written in the order in which they were added, all
/// with the earliest time that ZIP knows, so that the same parts give the same bytes.
/// </summary>
internal sealed class WordPackage
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<(string Name, ReadOnlyMemory<byte> Bytes)> _parts = [];
    private readonly Dictionary<string, string> _defaults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["rels"] = "application/vnd.openxmlformats-package.relationships+xml",
        ["xml"] = "application/xml",
    };

    private readonly List<(string Name, string Type)> _overrides = [];

    /// <param name="name">Without a leading slash.</param>
    /// <param name="contentType">Null for a part whose extension already says what it is.</param>
    public void Add(string name, string? contentType, string xml) => Add(name, contentType, Encoding.UTF8.GetBytes(xml));

    public void Add(string name, string? contentType, ReadOnlyMemory<byte> bytes)
    {
        _parts.Add((name, bytes));
        if (contentType is not null)
        {
            _overrides.Add((name, contentType));
        }
    }

    /// <summary>What a part refers to, written beside it.</summary>
    public void Link(string name, IEnumerable<WordLink> links)
    {
        var xml = new StringBuilder(WordXml.Declaration).Append("<Relationships xmlns=\"").Append(WordXml.PackageLinks).Append("\">");
        foreach (var link in links)
        {
            xml.Append("<Relationship Id=\"").Text(link.Id).Append("\" Type=\"").Text(link.Type).Append("\" Target=\"").Text(link.Target)
                .Append(link.External ? "\" TargetMode=\"External\"/>" : "\"/>");
        }

        var slash = name.LastIndexOf('/');
        Add($"{name[..(slash + 1)]}_rels/{name[(slash + 1)..]}.rels", null, xml.Append("</Relationships>").ToString());
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(64 * 1024);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", Encoding.UTF8.GetBytes(ContentTypes()));
            foreach (var (name, bytes) in _parts)
            {
                Write(zip, name, bytes);
            }
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string name, ReadOnlyMemory<byte> bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(bytes.Span);
    }

    private string ContentTypes()
    {
        var xml = new StringBuilder(WordXml.Declaration).Append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        foreach (var (extension, type) in _defaults)
        {
            xml.Append("<Default Extension=\"").Append(extension).Append("\" ContentType=\"").Append(type).Append("\"/>");
        }

        foreach (var (name, type) in _overrides)
        {
            xml.Append("<Override PartName=\"/").Text(name).Append("\" ContentType=\"").Text(type).Append("\"/>");
        }

        return xml.Append("</Types>").ToString();
    }
}

/// <summary>One part's reference to another part or, when <paramref name="External"/>, to an address.</summary>
internal sealed record WordLink(string Id, string Type, string Target, bool External = false);
