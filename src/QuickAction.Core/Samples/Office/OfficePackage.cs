using System.Xml.Linq;

namespace QuickAction.Core.Samples.Office;

/// <summary>
/// The container of Word files and workbooks (ECMA-376 part 2): the parts, of what type each of them is, and which of them refers to
/// which.
/// </summary>
internal static class OfficePackage
{
    private const string RelationsType = "application/vnd.openxmlformats-package.relationships+xml";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <param name="parts">Those that the container itself refers to; what they refer to comes with them.</param>
    public static byte[] Write(params IReadOnlyList<OfficePart> parts)
    {
        var all = parts.SelectMany(part => part.Parts.Prepend(part)).ToList();
        return StableZip.Write(
        [
            StableZip.Entry("[Content_Types].xml", ContentTypes(all)),
            StableZip.Entry("_rels/.rels", Relationships(parts, [])),
            .. all.Select(part => StableZip.Entry(part.Name, part.Root)),
            .. all.Where(part => part.Parts.Count + part.Links.Count > 0)
                .Select(part => StableZip.Entry(RelationsOf(part.Name), Relationships(part.Parts, part.Links))),
        ]);
    }

    private static XElement ContentTypes(IEnumerable<OfficePart> parts) => new(
        Types + "Types",
        new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", RelationsType)),
        parts.Select(part => new XElement(
            Types + "Override", new XAttribute("PartName", "/" + part.Name), new XAttribute("ContentType", part.ContentType))));

    private static XElement Relationships(IEnumerable<OfficePart> parts, IEnumerable<OfficeLink> links) => new(
        Relations + "Relationships",
        links.Select(link => new XElement(
            Relations + "Relationship",
            new XAttribute("Id", link.Id),
            new XAttribute("Type", OfficeNames.Relation.NamespaceName + "/hyperlink"),
            new XAttribute("Target", link.Address),
            new XAttribute("TargetMode", "External"))),
        parts.Select(part => new XElement(
            Relations + "Relationship",
            new XAttribute("Id", part.Id),
            new XAttribute("Type", part.RelationType),
            new XAttribute("Target", "/" + part.Name))));

    /// <summary>The references of <c>word/document.xml</c> stand in <c>word/_rels/document.xml.rels</c>.</summary>
    private static string RelationsOf(string name) => name.Insert(name.LastIndexOf('/') + 1, "_rels/") + ".rels";
}
