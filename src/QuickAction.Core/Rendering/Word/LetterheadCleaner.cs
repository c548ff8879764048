using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// Takes out of a letterhead's XML whatever could fetch something, run something, or points to a part that is not kept: linked pictures, embedded objects, fields that
/// include other files, comments, data bindings. What a person sees of it stays as far as it can.
/// </summary>
internal static partial class LetterheadCleaner
{
    private static readonly XNamespace W = WordXml.Main;
    private static readonly XNamespace R = WordXml.Links;
    private static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace Choice = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private static readonly HashSet<XName> Removed =
    [
        W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "footnoteReference", W + "endnoteReference", W + "altChunk", W + "subDoc",
        W + "object", W + "control", W + "dataBinding", W + "sectPrChange", W + "printerSettings",
    ];

    private static readonly HashSet<string> Pointers = new(StringComparer.Ordinal) { "hlinkClick", "hlinkHover" };

    public static void Clean(XElement root, IReadOnlySet<string> keptLinks)
    {
        foreach (var element in root.DescendantsAndSelf().Where(e => Removed.Contains(e.Name) || e.Name.LocalName == "dataBinding").ToList())
        {
            element.Remove();
        }

        foreach (var element in root.DescendantsAndSelf().Where(e => Dangles(e, keptLinks)).ToList())
        {
            Detach(element, keptLinks);
        }

        foreach (var attribute in root.Descendants().SelectMany(e => e.Attributes()).Where(Fetches).ToList())
        {
            attribute.Remove();
        }

        Fields(root);
    }

    private static bool Dangles(XElement element, IReadOnlySet<string> keptLinks) =>
        element.Attributes().Any(a => a.Name.Namespace == R && a.Value.Length > 0 && !keptLinks.Contains(a.Value));

    /// <summary>Removes the reference with the thing that would be empty without it; the words of a link stay.</summary>
    private static void Detach(XElement element, IReadOnlySet<string> keptLinks)
    {
        if (element.Name == W + "hyperlink")
        {
            Unwrap(element);
            return;
        }

        if (Pointers.Contains(element.Name.LocalName))
        {
            // The picture stays, only where a click would lead goes.
            element.Remove();
            return;
        }

        if (element.Attributes().Any(a => a.Name.Namespace == R && keptLinks.Contains(a.Value)))
        {
            // A picture that is both inside and linked stays as it is inside.
            element.Attributes().Where(a => a.Name.Namespace == R && !keptLinks.Contains(a.Value)).Remove();
            return;
        }

        var thing = element.AncestorsAndSelf().FirstOrDefault(e => e.Name == Choice + "AlternateContent")
            ?? element.AncestorsAndSelf().FirstOrDefault(e => e.Name.Namespace == W && e.Name.LocalName is "drawing" or "pict" or "object")
            ?? element;
        if (thing.Parent is not null)
        {
            thing.Remove();
        }
        else
        {
            // The root of a part cannot go: it loses the reference alone.
            thing.Attributes().Where(a => a.Name.Namespace == R).Remove();
        }
    }

    private static void Unwrap(XElement element)
    {
        // Taken out first: nodes that still have a parent would be copied, and what is cleaned later would be the wrong ones.
        var nodes = element.Nodes().ToList();
        element.RemoveNodes();
        element.ReplaceWith(nodes);
    }

    private static bool Fetches(XAttribute attribute) =>
        attribute.Name.LocalName is "src" or "href" && (attribute.Parent?.Name.Namespace == Vml || attribute.Name.NamespaceName == "urn:schemas-microsoft-com:office:office");

    /// <summary>Where any field of the part fetches, all its fields become the text that they last showed.</summary>
    private static void Fields(XElement root)
    {
        var simple = root.Descendants(W + "fldSimple").ToList();
        var instructions = string.Concat(root.Descendants(W + "instrText").Select(i => i.Value)) + string.Concat(simple.Select(f => (string?)f.Attribute(W + "instr")));
        if (!Fetching().IsMatch(Quoted().Replace(instructions, "")))
        {
            return;
        }

        foreach (var field in simple)
        {
            Unwrap(field);
        }

        foreach (var part in root.Descendants().Where(e => e.Name == W + "fldChar" || e.Name == W + "instrText").ToList())
        {
            part.Remove();
        }
    }

    /// <summary>Fields that read another file, another program or a web address, or that ask the reader.</summary>
    [GeneratedRegex(@"INCLUDE|(?<!HYPER)LINK|\bDDE|\bIMPORT|DATABASE|MACROBUTTON|MERGEFIELD|\bRD\b|\bASK\b|\bFILLIN\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fetching();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
