using System.Xml;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>What a paragraph says of itself, before its style is asked.</summary>
internal readonly record struct WordParagraphProperties
{
    public string? Style { get; private init; }
    public int? Outline { get; private init; }
    public int? List { get; private init; }
    public int? Level { get; private init; }

    /// <summary>Whether tracked changes took out its mark, so that it goes on in the next paragraph.</summary>
    public bool IsMarkDeleted { get; private init; }

    /// <summary>Whether it is a large first letter set apart: its text goes straight on in the next paragraph.</summary>
    public bool IsDropCap { get; private init; }

    /// <summary>Reads the element that the reader stands on and leaves it on the element's end. What the paragraph was before a change is passed over.</summary>
    public static WordParagraphProperties Read(XmlReader reader)
    {
        var properties = new WordParagraphProperties();
        if (reader.IsEmptyElement)
        {
            return properties;
        }

        var depth = reader.Depth;
        var isOfMark = false;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && WordNames.IsWord(reader))
            {
                var name = reader.LocalName;
                if (name is "pPrChange" or "rPrChange" or "sectPr" or "numberingChange" or "tabs")
                {
                    reader.Skip();
                    continue;
                }

                isOfMark = reader.Depth == depth + 1 ? name == "rPr" : isOfMark;
                properties = isOfMark ? properties with { IsMarkDeleted = properties.IsMarkDeleted || name is "del" or "moveFrom" } : properties.With(reader, name);
            }

            reader.Read();
        }

        return properties;
    }

    private WordParagraphProperties With(XmlReader reader, string name) => name switch
    {
        "pStyle" => this with { Style = WordNames.Value(reader) },
        "outlineLvl" => this with { Outline = WordNames.Number(reader, "val") },
        "numId" => this with { List = WordNames.Number(reader, "val") },
        "framePr" => this with { IsDropCap = WordNames.Attribute(reader, "dropCap") is "drop" or "margin" },
        "ilvl" => this with { Level = WordNames.Number(reader, "val") },
        _ => this,
    };
}
