using System.Xml;

namespace QuickAction.Core.Extraction.Office.OpenDocument;

/// <summary>The styles of both parts: what is hidden, what is a title, how lists and headings are numbered. Filled while the parts stream by.</summary>
internal sealed class OdtStyles
{
    private const int LongestChain = 50;
    private const int LongestMark = 40;
    private readonly Dictionary<(string Family, string Name), Entry> _entries = [];
    private readonly Dictionary<string, OdtListStyle> _lists = new(StringComparer.Ordinal);
    private Entry? _entry;
    private OdtListStyle? _list;

    /// <summary>How headings are numbered.</summary>
    public OdtListStyle Outline { get; } = new();

    public OdtListStyle? List(string? name) => name is null ? null : _lists.GetValueOrDefault(name);

    public bool IsHidden(string family, string? style) => Chain(family, style).Select(e => e.IsHidden).FirstOrDefault(h => h is not null) ?? false;

    public bool IsTitle(string? style) => style == "Title" || Chain("paragraph", style).Any(e => e.Parent == "Title");

    public string? ListOf(string? style) => Chain("paragraph", style).Select(e => e.List).FirstOrDefault(l => l is not null);

    /// <summary>Takes what an element says; elements that say nothing of styles are passed over.</summary>
    public void Take(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "style" when reader.NamespaceURI == OdfNames.Style:
                _entry = new Entry(reader.GetAttribute("parent-style-name", OdfNames.Style), reader.GetAttribute("list-style-name", OdfNames.Style));
                _entries[(reader.GetAttribute("family", OdfNames.Style) ?? "", reader.GetAttribute("name", OdfNames.Style) ?? "")] = _entry;
                break;
            case "text-properties" when _entry is not null && reader.NamespaceURI == OdfNames.Style:
                _entry.IsHidden = reader.GetAttribute("display", OdfNames.Text) is { } display ? display == "none" : _entry.IsHidden;
                break;
            case "list-style" when reader.NamespaceURI == OdfNames.Text:
                (_entry, _list) = (null, new OdtListStyle());
                _lists[reader.GetAttribute("name", OdfNames.Style) ?? ""] = _list;
                break;
            case "outline-style" when reader.NamespaceURI == OdfNames.Text:
                (_entry, _list) = (null, Outline);
                break;
            case "list-level-style-number" or "outline-level-style" when _list is not null:
                _list[(OdfNames.Number(reader, "level", OdfNames.Text) ?? 1) - 1] = Level(reader);
                break;
            case "list-level-style-bullet" or "list-level-style-image" when _list is not null:
                _list[(OdfNames.Number(reader, "level", OdfNames.Text) ?? 1) - 1] = new OdtListLevel { Format = ListNumberStyle.Bullet };
                break;
        }
    }

    private static OdtListLevel Level(XmlReader reader) => new()
    {
        Format = reader.GetAttribute("num-format", OdfNames.Style) switch
        {
            null or "" => ListNumberStyle.None,
            "a" => ListNumberStyle.LowerLetter,
            "A" => ListNumberStyle.UpperLetter,
            "i" => ListNumberStyle.LowerRoman,
            "I" => ListNumberStyle.UpperRoman,
            _ => ListNumberStyle.Decimal,
        },
        Prefix = Mark(reader, "num-prefix"),
        Suffix = Mark(reader, "num-suffix"),
        Shown = Math.Clamp(OdfNames.Number(reader, "display-levels", OdfNames.Text) ?? 1, 1, OdtListStyle.MostLevels),
        Start = OdfNames.Number(reader, "start-value", OdfNames.Text) ?? 1,
    };

    private static string Mark(XmlReader reader, string name) =>
        reader.GetAttribute(name, OdfNames.Style) is { Length: <= LongestMark } mark ? mark : "";

    private IEnumerable<Entry> Chain(string family, string? style)
    {
        for (var i = 0; i < LongestChain && style is not null && _entries.TryGetValue((family, style), out var entry); i++)
        {
            yield return entry;
            style = entry.Parent;
        }
    }

    private sealed class Entry(string? parent, string? list)
    {
        public string? Parent { get; } = parent;

        public string? List { get; } = list;

        public bool? IsHidden { get; set; }
    }
}
