using System.Xml;
using System.Xml.Linq;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// The council's own Word file, opened to be read from: by the guarded way that every foreign file takes. Nothing in it is trusted to be there, to be well formed or
/// to be harmless.
/// </summary>
internal sealed class LetterheadFile
{
    private const string Start = "The letterhead cannot be used.";
    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relationships = WordXml.PackageLinks;
    private static readonly DocumentLimits Limits = new();
    private readonly ZipGuard _zip;
    private readonly Dictionary<string, string> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _defaultTypes = new(StringComparer.OrdinalIgnoreCase);

    private LetterheadFile(ZipGuard zip)
    {
        _zip = zip;
        ReadTypes();
        Document = MainPart();
    }

    /// <summary>Name of the main part, usually <c>word/document.xml</c>.</summary>
    public string Document { get; }

    /// <exception cref="QuickActionException">The file is no letterhead that can be used; the sentence says what to do.</exception>
    public static LetterheadFile Open(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span.StartsWith("PK"u8))
        {
            throw Refused("It is not a Word document, or it is protected by a password. Save it as a Word document (.docx) without a password and try again.");
        }

        return new LetterheadFile(ZipGuard.Open(bytes, Limits));
    }

    /// <param name="why">A sentence, or two, that say what is wrong and what to do.</param>
    public static QuickActionException Refused(string why, Exception? inner = null) => QuickActionException.Refused($"{Start} {why}", inner);

    /// <summary>A refusal by whoever read the file says "the file"; the person has given several and must know which is meant.</summary>
    public static bool IsAboutLetterhead(QuickActionException refused) => refused.Message.StartsWith(Start, StringComparison.Ordinal);

    public string? TypeOf(string part) =>
        _types.GetValueOrDefault(part) ?? _defaultTypes.GetValueOrDefault(Path.GetExtension(part).TrimStart('.'));

    /// <summary>The part as XML; null when it is not there.</summary>
    public XElement? Xml(string part)
    {
        if (_zip.OpenEntry(part) is not { } stream)
        {
            return null;
        }

        try
        {
            using (stream)
            {
                return SafeXml.Load(stream, Limits, CancellationToken.None).Root;
            }
        }
        catch (InvalidDataException damaged)
        {
            throw ZipRefusals.Damaged(damaged);
        }
    }

    public byte[]? Bytes(string part)
    {
        if (_zip.OpenEntry(part) is not { } stream)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        try
        {
            using (stream)
            {
                stream.CopyTo(bytes);
            }
        }
        catch (InvalidDataException damaged)
        {
            throw ZipRefusals.Damaged(damaged);
        }

        return bytes.ToArray();
    }

    /// <summary>What a part refers to. Targets inside the file come as part names; the type is its last word, such as <c>header</c>.</summary>
    public IReadOnlyList<WordLink> LinksOf(string part)
    {
        var slash = part.LastIndexOf('/');
        var links = Xml($"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels");
        return links is null ? [] : [.. links.Elements(Relationships + "Relationship").Where(HasId).DistinctBy(link => (string?)link.Attribute("Id")).Select(link =>
        {
            var external = (string?)link.Attribute("TargetMode") == "External";
            var target = (string?)link.Attribute("Target") ?? "";
            var type = (string?)link.Attribute("Type") ?? "";
            return new WordLink((string?)link.Attribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], external ? target : Resolve(part, target), external);
        })];
    }

    private void ReadTypes()
    {
        foreach (var type in Xml("[Content_Types].xml")?.Elements() ?? [])
        {
            var value = (string?)type.Attribute("ContentType") ?? "";
            if (value.Contains("macro", StringComparison.OrdinalIgnoreCase) || value.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            {
                throw Refused("It holds macros. Save it as a Word document without macros (.docx) and try again.");
            }

            if (type.Name == ContentTypes + "Override")
            {
                _types[((string?)type.Attribute("PartName") ?? "").TrimStart('/')] = value;
            }
            else if (type.Name == ContentTypes + "Default")
            {
                _defaultTypes[(string?)type.Attribute("Extension") ?? ""] = value;
            }
        }
    }

    private string MainPart()
    {
        var main = LinksOf("").FirstOrDefault(link => link is { Type: "officeDocument", External: false })?.Target;

        // A template is as good as a document; only the content type differs.
        return main is not null && TypeOf(main) is WordTypes.Document or WordTypes.Template
            ? main
            : throw Refused("It is not a Word document. Save it as a Word document (.docx) and try again.");
    }

    private static bool HasId(XElement link) => (string?)link.Attribute("Id") is { } id && XmlReader.IsName(id);

    private static string Resolve(string part, string target)
    {
        if (target.StartsWith('/'))
        {
            return target.TrimStart('/');
        }

        var folders = new List<string>(part.Split('/')[..^1]);
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && folders.Count > 0)
            {
                folders.RemoveAt(folders.Count - 1);
            }
            else if (step is not (".." or "." or ""))
            {
                folders.Add(step);
            }
        }

        return string.Join('/', folders);
    }
}
