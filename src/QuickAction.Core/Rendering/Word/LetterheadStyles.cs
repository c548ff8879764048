using System.Xml.Linq;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// A letterhead's styles with ours put in where it has none. Its own win: Word's styles are found by their names, which are the same in every language, and the
/// council's look is theirs. A council that wants more may define styles by the names of ours ("QuickAction Table", "QuickAction Callout", ...).
/// </summary>
internal sealed class LetterheadStyles
{
    private static readonly XNamespace W = WordXml.Main;
    private readonly XElement _styles;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    private LetterheadStyles(XElement styles) => _styles = styles;

    public XElement Xml => _styles;

    /// <summary>Ids in the letterhead by ours.</summary>
    public IReadOnlyDictionary<string, string> Ids => _ids;

    /// <summary>True when the letterhead's bullet style brings its own bullets.</summary>
    public bool OwnBullets => HasNumbering(Find("paragraph", WordStyle.ListBullet.Name), 0);

    public static LetterheadStyles Of(XElement? styles)
    {
        var merged = new LetterheadStyles(styles ?? new XElement(W + "styles", new XAttribute(XNamespace.Xmlns + "w", WordXml.Main)));
        merged.Language();
        merged.Merge();
        return merged;
    }

    private void Merge()
    {
        foreach (var style in WordStyle.All)
        {
            var own = style == WordStyle.Table ? TableStyle()
                : style == WordStyle.Normal ? Default("paragraph") ?? Find("paragraph", "Normal")
                : Find(style.Type, style.Name);
            _ids[style.Id] = Id(own) ?? Append(style);
        }
    }

    /// <summary>A table style made for us, else the only one that the council made, else Word's plain grid.</summary>
    private XElement? TableStyle()
    {
        var custom = _styles.Elements(W + "style").Where(s => (string?)s.Attribute(W + "type") == "table" && (string?)s.Attribute(W + "customStyle") is "1" or "true").ToList();
        return Find("table", WordStyle.Table.Name) ?? (custom.Count == 1 ? custom[0] : Find("table", "Table Grid"));
    }

    private string Append(WordStyle style)
    {
        var id = style.Id;
        while (_styles.Elements(W + "style").Any(s => Id(s) == id))
        {
            id += "QA";
        }

        var xml = XElement.Parse($"<w:style xmlns:w=\"{WordXml.Main}\" w:type=\"{style.Type}\" w:styleId=\"{id}\"><w:name w:val=\"{style.Name}\"/>{style.Definition}</w:style>");
        if (style.Name.StartsWith("QuickAction", StringComparison.Ordinal))
        {
            xml.SetAttributeValue(W + "customStyle", "1");
        }

        foreach (var reference in xml.Elements().Where(e => e.Name == W + "basedOn" || e.Name == W + "next").ToList())
        {
            Rename(reference);
        }

        // Colour and size of text are the letterhead's to choose; only what must stand out from the text, or below it, keeps its size.
        var sized = style == WordStyle.FootnoteText || style == WordStyle.Title || style.Name.StartsWith("heading", StringComparison.Ordinal);
        xml.Descendants().Where(e => e.Parent?.Name == W + "rPr" && (e.Name.LocalName == "color" || (!sized && e.Name.LocalName is "sz" or "szCs"))).Remove();

        _styles.Add(xml);
        return id;
    }

    private void Rename(XElement reference)
    {
        var id = (string?)reference.Attribute(W + "val") ?? "";
        var there = id == "TableNormal" ? Id(Default("table")) : _ids.GetValueOrDefault(id);
        if (there is null)
        {
            reference.Remove();
        }
        else
        {
            reference.SetAttributeValue(W + "val", there);
        }
    }

    /// <summary>The content is British English, whatever language the letterhead was made in.</summary>
    private void Language()
    {
        foreach (var language in _styles.Descendants(W + "lang"))
        {
            language.SetAttributeValue(W + "val", "en-GB");
        }

        var defaults = Child(_styles, "docDefaults", first: true);
        var run = Child(Child(defaults, "rPrDefault", first: true), "rPr", first: true);
        Child(run, "lang", first: false).SetAttributeValue(W + "val", "en-GB");
    }

    private static XElement Child(XElement parent, string name, bool first)
    {
        if (parent.Element(W + name) is { } there)
        {
            return there;
        }

        var child = new XElement(W + name);
        if (first)
        {
            parent.AddFirst(child);
        }
        else
        {
            parent.Add(child);
        }

        return child;
    }

    private XElement? Find(string type, string name) => _styles.Elements(W + "style").FirstOrDefault(s =>
        (string?)s.Attribute(W + "type") == type && string.Equals((string?)s.Element(W + "name")?.Attribute(W + "val"), name, StringComparison.OrdinalIgnoreCase));

    private XElement? Default(string type) => _styles.Elements(W + "style").FirstOrDefault(s =>
        (string?)s.Attribute(W + "type") == type && (string?)s.Attribute(W + "default") is "1" or "true");

    private bool HasNumbering(XElement? style, int depth)
    {
        if (style is null || depth > 10)
        {
            return false;
        }

        if (style.Element(W + "pPr")?.Element(W + "numPr") is not null)
        {
            return true;
        }

        var parent = (string?)style.Element(W + "basedOn")?.Attribute(W + "val");
        return HasNumbering(_styles.Elements(W + "style").FirstOrDefault(s => Id(s) == parent), depth + 1);
    }

    private static string? Id(XElement? style) => (string?)style?.Attribute(W + "styleId");
}
