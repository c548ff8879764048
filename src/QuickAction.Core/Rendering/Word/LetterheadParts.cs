using System.Text;
using System.Xml.Linq;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// Takes over the parts of a letterhead that its main part refers to, kind by kind: a part of any other kind is left behind, and so is every address outside the file
/// but links to web and mail.
/// </summary>
internal sealed class LetterheadParts
{
    // Styles, lists, settings and notes are made anew from the letterhead's and ours, so they are not here.
    private static readonly string[] Kept = ["header", "footer", "image", "hyperlink", "theme", "fontTable"];
    private static readonly string[] KeptBelow = ["image", "hyperlink", "font"];

    private readonly LetterheadFile _file;
    private readonly WordPackage _package;
    private readonly List<WordLink> _links = [];
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    private LetterheadParts(LetterheadFile file, WordPackage package) => (_file, _package) = (file, package);

    /// <summary>What the main part refers to; whoever adds a part adds its link here.</summary>
    public IList<WordLink> Links => _links;

    /// <summary>Headers by part name. They are not yet in the package, because they are still added to.</summary>
    public Dictionary<string, XElement> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>Footers by part name, not yet in the package.</summary>
    public Dictionary<string, XElement> Footers { get; } = new(StringComparer.Ordinal);

    public static LetterheadParts TakeOver(LetterheadFile file, IReadOnlyList<WordLink> source, WordPackage package)
    {
        var parts = new LetterheadParts(file, package);
        parts._links.AddRange(parts.Take(source, Kept));
        return parts;
    }

    public static byte[] Bytes(XElement xml) => Encoding.UTF8.GetBytes(WordXml.Declaration + xml.ToString(SaveOptions.DisableFormatting));

    private List<WordLink> Take(IReadOnlyList<WordLink> source, string[] kinds) =>
    [
        .. source.Where(link => kinds.Contains(link.Type) && (link.External ? link.Type == "hyperlink" && IsAddress(link.Target) : Copy(link)))
            .Select(link => link with { Type = WordTypes.Link(link.Type), Target = link.External ? link.Target : "/" + link.Target }),
    ];

    /// <summary>False when the part is not there or is not what it should be.</summary>
    private bool Copy(WordLink link) => (link.Type, _file.TypeOf(link.Target)) switch
    {
        (_, null) or ("hyperlink", _) => false,
        ("image", { } type) => type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && CopyBytes(link.Target, type),
        ("font", { } type) => CopyBytes(link.Target, type),
        (_, { } type) => CopyXml(link, type),
    };

    private bool CopyBytes(string part, string type)
    {
        if (_file.Bytes(part) is not { } bytes)
        {
            return false;
        }

        if (_written.Add(part))
        {
            _package.Add(part, type, bytes);
        }

        return true;
    }

    private bool CopyXml(WordLink link, string type)
    {
        if (_file.Xml(link.Target) is not { } xml)
        {
            return false;
        }

        if (!_written.Add(link.Target))
        {
            return true;
        }

        var below = Take(_file.LinksOf(link.Target), KeptBelow);
        LetterheadCleaner.Clean(xml, below.Select(l => l.Id).ToHashSet(StringComparer.Ordinal));
        if (below.Count > 0)
        {
            _package.Link(link.Target, below);
        }

        switch (link.Type)
        {
            case "header":
                Headers.Add(link.Target, xml);
                break;
            case "footer":
                Footers.Add(link.Target, xml);
                break;
            default:
                _package.Add(link.Target, type, Bytes(xml));
                break;
        }

        return true;
    }

    private static bool IsAddress(string target) => Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto";
}
