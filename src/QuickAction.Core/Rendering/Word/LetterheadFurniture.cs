using System.Xml.Linq;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering.Word;

/// <summary>Adds to a letterhead's headers and footers what every page has to say: DRAFT while it is one, which record it is, and the page.</summary>
internal static class LetterheadFurniture
{
    private static readonly XNamespace W = WordXml.Main;
    private static readonly XNamespace R = WordXml.Links;

    /// <param name="evenAndOdd">The letterhead has headers of their own for even pages.</param>
    public static void Add(XElement document, LetterheadParts parts, Page page, WordLook look, bool evenAndOdd)
    {
        if (page.Draft)
        {
            Complete(document, "header", parts.Headers, parts, evenAndOdd);
            foreach (var header in parts.Headers.Values)
            {
                header.AddFirst(Fragment(WordParts.DraftMark(look)));
            }
        }

        Complete(document, "footer", parts.Footers, parts, evenAndOdd);
        foreach (var footer in parts.Footers.Values)
        {
            footer.Add(Fragment(WordParts.Foot(page, look, pageNumbers: !ShowsPage(footer))));
        }
    }

    private static bool ShowsPage(XElement footer) => footer.Descendants(W + "instrText").Select(i => i.Value)
        .Concat(footer.Descendants(W + "fldSimple").Select(f => (string?)f.Attribute(W + "instr") ?? ""))
        .Any(instruction => instruction.Contains("PAGE", StringComparison.OrdinalIgnoreCase));

    /// <summary>Every kind of page that a section has (first, even, other) gets a header or footer; sections without one take the section's before.</summary>
    private static void Complete(XElement document, string kind, Dictionary<string, XElement> furniture, LetterheadParts parts, bool evenAndOdd)
    {
        var defined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in document.Descendants(W + "sectPr"))
        {
            defined.UnionWith(section.Elements(W + $"{kind}Reference").Select(r => (string?)r.Attribute(W + "type") ?? "default"));
            var needed = new List<string> { "default" };
            if (LetterheadWriter.IsOn(section.Element(W + "titlePg")))
            {
                needed.Add("first");
            }

            if (evenAndOdd)
            {
                needed.Add("even");
            }

            foreach (var type in needed.Where(defined.Add))
            {
                var id = $"quickaction-{kind}-{type}";
                var name = $"word/{id}.xml";
                furniture.Add(name, XElement.Parse(kind == "header" ? WordParts.Header("") : WordParts.Footer("")));
                parts.Links.Add(new WordLink(id, WordTypes.Link(kind), "/" + name));
                section.AddFirst(new XElement(W + $"{kind}Reference", new XAttribute(W + "type", type), new XAttribute(R + "id", id)));
            }
        }
    }

    private static XElement Fragment(string paragraph) => XElement.Parse($"<w:hdr {WordXml.Namespaces}>{paragraph}</w:hdr>").Elements().First();
}
