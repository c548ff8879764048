using System.Text;
using System.Xml;

namespace QuickAction.Core.Extraction.Office;

/// <summary>The text of a small element such as a title.</summary>
internal static class ElementText
{
    private const int Most = 1_000;

    /// <summary>All text within the element that the reader stands on, cut at a thousand characters. Leaves the reader on the element's end.</summary>
    public static string Read(XmlReader reader)
    {
        var text = new StringBuilder();
        var depth = reader.Depth;
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && text.Length < Most)
                {
                    text.Append(reader.Value);
                }
            }
        }

        return text.ToString(0, Math.Min(Most, text.Length)).Trim();
    }
}
