using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// Writes a page into a council's own document: its headers, footers, page set-up, theme, fonts and styles stay, and what its body holds stays before the content, or
/// around the paragraph that reads <c>{{content}}</c>.
/// </summary>
internal static class LetterheadWriter
{
    public const string Placeholder = "{{content}}";
    private static readonly XNamespace W = WordXml.Main;

    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: the letterhead cannot be used.</exception>
    public static byte[] Write(Page page, ReadOnlyMemory<byte> letterhead)
    {
        try
        {
            return Write(page, LetterheadFile.Open(letterhead));
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

    public static bool IsOn(XElement? setting) => setting is not null && (string?)setting.Attribute(W + "val") is not ("0" or "false" or "off");

    private static byte[] Write(Page page, LetterheadFile file)
    {
        var document = file.Xml(file.Document);
        if (document?.Element(W + "body") is not { } body)
        {
            throw LetterheadFile.Refused("It is damaged or saved as Strict Open XML. Save it as a Word document (.docx) and try again.");
        }

        var package = new WordPackage();
        package.Link("", [new("rId1", WordTypes.Link("officeDocument"), "/" + file.Document), .. WordWriter.Properties(package, page)]);
        var source = file.LinksOf(file.Document);
        var parts = LetterheadParts.TakeOver(file, source, package);
        LetterheadCleaner.Clean(document, parts.Links.Select(l => l.Id).ToHashSet(StringComparer.Ordinal));

        var styles = LetterheadStyles.Of(Part("styles"));
        var lists = LetterheadLists.Of(Part("numbering"));
        var settings = Part("settings");
        var section = body.Elements(W + "sectPr").LastOrDefault() ?? DefaultSection(body);
        var look = new WordLook
        {
            StyleIds = styles.Ids,
            NumberedList = lists.Numbered,
            BulletList = styles.OwnBullets ? null : lists.Bullets,
            TextWidth = TextWidth(section),
        };
        Fill(body, section, WordBody.Write(page, look));
        LetterheadFurniture.Add(document, parts, page, look, IsOn(settings?.Element(W + "evenAndOddHeaders")));

        Add(parts.Headers, WordTypes.Header);
        Add(parts.Footers, WordTypes.Footer);
        Own("styles", WordTypes.Styles, LetterheadParts.Bytes(styles.Xml));
        Own("numbering", WordTypes.Numbering, LetterheadParts.Bytes(lists.Xml));
        Own("settings", WordTypes.Settings, Encoding.UTF8.GetBytes(WordParts.Settings(Kept(settings))));
        Own("footnotes", WordTypes.Footnotes, Encoding.UTF8.GetBytes(WordParts.Footnotes(page.Notes, look)));
        package.Add(file.Document, WordTypes.Document, LetterheadParts.Bytes(document));
        package.Link(file.Document, parts.Links);
        return package.ToBytes();

        XElement? Part(string kind) => source.FirstOrDefault(l => l.Type == kind && !l.External) is { } link ? file.Xml(link.Target) : null;

        void Add(Dictionary<string, XElement> furniture, string type)
        {
            foreach (var (name, xml) in furniture)
            {
                package.Add(name, type, LetterheadParts.Bytes(xml));
            }
        }

        void Own(string kind, string type, byte[] bytes)
        {
            var name = $"word/quickaction-{kind}.xml";
            package.Add(name, type, bytes);
            parts.Links.Add(new WordLink($"quickaction-{kind}", WordTypes.Link(kind), "/" + name));
        }
    }

    /// <summary>Puts the content where the placeholder stands, else after whatever the letterhead's body holds.</summary>
    private static void Fill(XElement body, XElement section, string contentXml)
    {
        var content = XElement.Parse($"<w:body {WordXml.Namespaces}>{contentXml}</w:body>", LoadOptions.PreserveWhitespace).Elements();
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
        return width is > 2000 and < 40_000 ? width : WordLook.Own.TextWidth;

        static int Twips(XElement? element, string name, int otherwise) =>
            int.TryParse((string?)element?.Attribute(W + name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
    }

    /// <summary>The settings without which the letterhead's pages would look different.</summary>
    private static KeptSettings Kept(XElement? settings)
    {
        return new KeptSettings(Xml("mirrorMargins"), Xml("gutterAtTop"), Xml("evenAndOddHeaders"), Xml("clrSchemeMapping"));

        string Xml(string name) => settings?.Element(W + name)?.ToString(SaveOptions.DisableFormatting) ?? "";
    }
}
