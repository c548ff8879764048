using System.Xml;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>What of a run's looks matters for reading: whether it is hidden, and a font whose characters are pictures.</summary>
internal readonly record struct WordRunProperties(bool IsHidden, string? Font)
{
    /// <summary>Reads the element that the reader stands on and leaves it on the element's end.</summary>
    public static WordRunProperties Read(XmlReader reader, WordStyles styles, bool isHidden)
    {
        string? font = null;
        if (reader.IsEmptyElement)
        {
            return new WordRunProperties(isHidden, font);
        }

        bool? own = null;
        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && WordNames.IsWord(reader))
            {
                switch (reader.LocalName)
                {
                    case "rPrChange":
                        reader.Skip();
                        continue;
                    case "rStyle":
                        isHidden |= styles.Find(WordNames.Value(reader) ?? "").IsHidden;
                        break;
                    case "vanish":
                        own = WordNames.IsOn(reader);
                        break;
                    case "rFonts":
                        font = WordNames.Attribute(reader, "ascii") ?? WordNames.Attribute(reader, "hAnsi");
                        break;
                }
            }

            reader.Read();
        }

        return new WordRunProperties(own ?? isHidden, font);
    }
}
