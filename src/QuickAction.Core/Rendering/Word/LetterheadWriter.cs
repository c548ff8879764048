using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// Writes a page into a council's own document: its headers, footers, page set-up, theme, fonts and styles stay, and what its body holds stays before the content, or
/// around the paragraph that reads <c>{{content}}</c>. Only parts of known kinds are taken over; everything else in the file is left behind.
/// </summary>
internal sealed class LetterheadWriter
{
    public const string Placeholder = "{{content}}";
    private static readonly XNamespace W = WordXml.Main;
    private static readonly XNamespace R = WordXml.Links;

    // Of the main part; what is not named here is not taken over. Styles, lists, settings and notes are made anew from the letterhead's and ours.
    private static readonly string[] Kept = ["header", "footer", "image", "hyperlink", "theme", "fontTable"];
    private static readonly string[] KeptBelow = ["image", "hyperlink", "font"];

    private readonly LetterheadFile _file;
    private readonly Page _page;
    private readonly WordPackage _package = new();
    private readonly List<WordLink> _links = [];
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, XElement> _headers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _footers = new(StringComparer.Ordinal);
    private bool _evenAndOdd;

    private LetterheadWriter(LetterheadFile file, Page page) => (_file, _page) = (file, page);

    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: the letterhead cannot be used.</exception>
    public static byte[] Write(Page page, ReadOnlyMemory<byte> letterhead)
    {
        try
        {
            return new LetterheadWriter(LetterheadFile.Open(letterhead), page).Write();
        }
        catch (XmlException broken)
        {
            throw LetterheadFile.Refused("It is damaged; open it in Word, save it again and try the new copy.", broken);
        }
        catch (QuickActionException refused) when (!LetterheadFile.IsAboutLetterhead(refused))
        {
            throw LetterheadFile.Refused(refused.Message, refused);
        }
    }

    private byte[] Write()
    {
        var document = _file.Xml(_file.Document);
        if (document?.Element(W + "body") is not { } body)
        {
            throw LetterheadFile.Refused("It is damaged or saved as Strict Open XML. Save it as a Word document (.docx) and try again.");
        }

        _package.Link("", [new("rId1", WordTypes.Link("officeDocument"), "/" + _file.Document), .. WordWriter.Properties(_package, _page)]);
        var source = _file.LinksOf(_file.Document);
        TakeOver(source);
        LetterheadCleaner.Clean(document, _links.Select(l => l.Id).ToHashSet(StringComparer.Ordinal));

        var styles = LetterheadStyles.Of(Part(source, "styles"));
        var lists = LetterheadLists.Of(Part(source, "numbering"));
        var section = body.Elements(W + "sectPr").LastOrDefault() ?? DefaultSection(body);
        var look = new WordLook
        {
            StyleIds = styles.Ids,
            NumberedList = lists.Numbered,
            BulletList = styles.OwnBullets ? null : lists.Bullets,
            TextWidth = TextWidth(section),
        };
        var settings = Part(source, "settings");
        _evenAndOdd = IsOn(settings?.Element(W + "evenAndOddHeaders"));
        Fill(body, section, look);
        Furniture(document, look);

        foreach (var (name, xml) in _headers.Concat(_footers))
        {
            _package.Add(name, _headers.ContainsKey(name) ? WordTypes.Header : WordTypes.Footer, Bytes(xml));
        }

        Own("styles", WordTypes.Styles, Bytes(styles.Xml));
        Own("numbering", WordTypes.Numbering, Bytes(WithoutPictures(lists.Xml)));
        Own("settings", WordTypes.Settings, Encoding.UTF8.GetBytes(WordParts.Settings(Settings(settings))));
        Own("footnotes", WordTypes.Footnotes, Encoding.UTF8.GetBytes(WordParts.Footnotes(_page.Notes, look)));
        _package.Add(_file.Document, WordTypes.Document, Bytes(document));
        _package.Link(_file.Document, _links);
        return _package.ToBytes();
    }

    /// <summary>Copies the parts of known kinds that the main part refers to, with what those refer to.</summary>
    private void TakeOver(IReadOnlyList<WordLink> source)
    {
        foreach (var link in source.Where(l => Kept.Contains(l.Type)))
        {
            if (link.External ? link.Type == "hyperlink" && IsAddress(link.Target) : Copy(link))
            {
                _links.Add(link with { Type = WordTypes.Link(link.Type), Target = link.External ? link.Target : "/" + link.Target });
            }
        }
    }

    /// <summary>False when the part is not there or is not what it should be.</summary>
    private bool Copy(WordLink link)
    {
        var type = _file.TypeOf(link.Target);
        switch (link.Type)
        {
            case "image":
                return type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true && CopyBytes(link.Target, type);
            case "font":
                return type is not null && CopyBytes(link.Target, type);
            case "hyperlink":
                return false;
            default:
                if (type is null || _file.Xml(link.Target) is not { } xml)
                {
                    return false;
                }

                if (_written.Add(link.Target))
                {
                    CopyXml(link, type, xml);
                }

                return true;
        }
    }

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

    private void CopyXml(WordLink link, string type, XElement xml)
    {
        var below = new List<WordLink>();
        foreach (var inner in _file.LinksOf(link.Target).Where(l => KeptBelow.Contains(l.Type)))
        {
            if (inner.External ? inner.Type == "hyperlink" && IsAddress(inner.Target) : Copy(inner))
            {
                below.Add(inner with { Type = WordTypes.Link(inner.Type), Target = inner.External ? inner.Target : "/" + inner.Target });
            }
        }

        LetterheadCleaner.Clean(xml, below.Select(l => l.Id).ToHashSet(StringComparer.Ordinal));
        if (below.Count > 0)
        {
            _package.Link(link.Target, below);
        }

        switch (link.Type)
        {
            case "header":
                _headers.Add(link.Target, xml);
                break;
            case "footer":
                _footers.Add(link.Target, xml);
                break;
            default:
                _package.Add(link.Target, type, Bytes(xml));
                break;
        }
    }

    private XElement? Part(IReadOnlyList<WordLink> source, string kind) =>
        source.FirstOrDefault(l => l.Type == kind && !l.External) is { } link ? _file.Xml(link.Target) : null;

    /// <summary>Puts the content where the placeholder stands, else after whatever the letterhead's body holds.</summary>
    private void Fill(XElement body, XElement section, WordLook look)
    {
        var content = XElement.Parse($"<w:body {WordXml.Namespaces}>{WordBody.Write(_page, look)}</w:body>", LoadOptions.PreserveWhitespace).Elements();
        if (body.Elements(W + "p").FirstOrDefault(p => Words(p).Trim() == Placeholder) is { } placeholder)
        {
            placeholder.ReplaceWith(content);
            return;
        }

        foreach (var empty in body.Elements().Reverse().SkipWhile(e => e == section).TakeWhile(IsEmptyParagraph).ToList())
        {
            empty.Remove();
        }

        section.AddBeforeSelf(content);
    }

    private static bool IsEmptyParagraph(XElement element) =>
        element.Name == W + "p" && !element.Descendants().Any(e => e.Name.LocalName is "t" or "drawing" or "pict" or "AlternateContent" or "sectPr" or "br" or "fldSimple" or "instrText");

    private static string Words(XElement paragraph) => string.Concat(paragraph.Descendants(W + "t").Select(t => t.Value));

    /// <summary>DRAFT at the head of every page while it is one; the record and the page at every foot.</summary>
    private void Furniture(XElement document, WordLook look)
    {
        var mark = Fragment(WordParts.DraftMark(look));
        if (_page.Draft)
        {
            Complete(document, "header", _headers, () => XElement.Parse(WordParts.Header("")));
            foreach (var header in _headers.Values)
            {
                header.AddFirst(mark);
            }
        }

        Complete(document, "footer", _footers, () => XElement.Parse(WordParts.Footer("")));
        foreach (var footer in _footers.Values)
        {
            var instructions = string.Concat(footer.Descendants(W + "instrText").Select(i => i.Value)) + string.Concat(footer.Descendants(W + "fldSimple").Select(f => (string?)f.Attribute(W + "instr")));
            footer.Add(Fragment(WordParts.Foot(_page, look, pageNumbers: !instructions.Contains("PAGE", StringComparison.OrdinalIgnoreCase))));
        }
    }

    /// <summary>Every kind of page that a section has (first, even, other) gets a header or footer; sections without one take the section's before.</summary>
    private void Complete(XElement document, string kind, Dictionary<string, XElement> parts, Func<XElement> empty)
    {
        var defined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in document.Descendants(W + "sectPr"))
        {
            defined.UnionWith(section.Elements(W + $"{kind}Reference").Select(r => (string?)r.Attribute(W + "type") ?? "default"));
            var needed = new List<string> { "default" };
            if (IsOn(section.Element(W + "titlePg")))
            {
                needed.Add("first");
            }

            if (_evenAndOdd)
            {
                needed.Add("even");
            }

            foreach (var type in needed.Where(defined.Add))
            {
                var name = $"word/quickaction-{kind}-{type}.xml";
                var id = $"quickaction-{kind}-{type}";
                parts.Add(name, empty());
                _links.Add(new WordLink(id, WordTypes.Link(kind), "/" + name));
                section.AddFirst(new XElement(W + $"{kind}Reference", new XAttribute(W + "type", type), new XAttribute(R + "id", id)));
            }
        }
    }

    private void Own(string kind, string type, byte[] bytes)
    {
        var name = $"word/quickaction-{kind}.xml";
        _package.Add(name, type, bytes);
        _links.Add(new WordLink($"quickaction-{kind}", WordTypes.Link(kind), "/" + name));
    }

    private static XElement DefaultSection(XElement body)
    {
        var section = XElement.Parse($"<w:sectPr {WordXml.Namespaces}>{WordWriter.A4}</w:sectPr>");
        body.Add(section);
        return section;
    }

    private static int TextWidth(XElement section)
    {
        var (size, margins) = (section.Element(W + "pgSz"), section.Element(W + "pgMar"));
        var width = Twips(size, "w", 11906) - Twips(margins, "left", 1440) - Twips(margins, "right", 1440);
        return width > 2000 ? width : WordLook.Own.TextWidth;

        static int Twips(XElement? element, string name, int otherwise) =>
            int.TryParse((string?)element?.Attribute(W + name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
    }

    private static KeptSettings Settings(XElement? settings)
    {
        return new KeptSettings(Kept("mirrorMargins"), Kept("gutterAtTop"), Kept("evenAndOddHeaders"), Kept("clrSchemeMapping"));

        string Kept(string name) => settings?.Element(W + name)?.ToString(SaveOptions.DisableFormatting) ?? "";
    }

    /// <summary>Bullets that are pictures would need their parts; the character behind them does as well.</summary>
    private static XElement WithoutPictures(XElement numbering)
    {
        numbering.Descendants().Where(e => e.Name == W + "numPicBullet" || e.Name == W + "lvlPicBulletId").Remove();
        return numbering;
    }

    private static bool IsOn(XElement? setting) => setting is not null && (string?)setting.Attribute(W + "val") is not ("0" or "false" or "off");

    private static bool IsAddress(string target) => Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto";

    private static XElement Fragment(string paragraph) => XElement.Parse($"<w:hdr {WordXml.Namespaces}>{paragraph}</w:hdr>").Elements().First();

    private static byte[] Bytes(XElement xml) => Encoding.UTF8.GetBytes(WordXml.Declaration + xml.ToString(SaveOptions.DisableFormatting));
}
