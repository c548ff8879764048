using System.Xml.Linq;

namespace QuickAction.Core.Samples.Office;

/// <summary>A part of a Word file or workbook, and what it refers to in turn.</summary>
internal sealed record OfficePart
{
    /// <summary>Its name in the container, without a leading slash.</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>What it is to the part that refers to it.</summary>
    public required string RelationType { get; init; }

    /// <summary>By which it is referred to: given, so that it is the same each time.</summary>
    public required string Id { get; init; }

    public required XElement Root { get; init; }

    public IReadOnlyList<OfficePart> Parts { get; init; } = [];

    public IReadOnlyList<OfficeLink> Links { get; init; } = [];

    /// <summary>A part below the main one: its type and what it is to the main part are both named after its kind.</summary>
    /// <param name="family">The types of all parts of such a file begin so.</param>
    public static OfficePart Below(string family, string kind, string name, string id, XElement root) => new()
    {
        Name = name,
        ContentType = $"{family}.{kind}+xml",
        RelationType = OfficeNames.Relation.NamespaceName + "/" + kind,
        Id = id,
        Root = root,
    };

    /// <summary>The part that the container itself refers to as the document.</summary>
    public static OfficePart Main(string family, string kind, string name, string id, XElement root) => new()
    {
        Name = name,
        ContentType = $"{family}.{kind}.main+xml",
        RelationType = OfficeNames.Relation.NamespaceName + "/officeDocument",
        Id = id,
        Root = root,
    };
}

/// <summary>A part's reference to an address outside the file.</summary>
internal sealed record OfficeLink(string Id, string Address);
