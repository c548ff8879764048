using System.Xml.Linq;

namespace QuickAction.Core.Samples.Office;

/// <summary>The namespaces of Word files and workbooks (ECMA-376, transitional).</summary>
internal static class OfficeNames
{
    public static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Of the ids by which a part refers to another, and of what kind the other is.</summary>
    public static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The prefix for those ids.</summary>
    public static XAttribute RelationPrefix => new(XNamespace.Xmlns + "r", Relation.NamespaceName);

    /// <summary>Without it programs may leave out a text's spaces at its ends.</summary>
    public static XAttribute KeepSpaces => new(XNamespace.Xml + "space", "preserve");
}
