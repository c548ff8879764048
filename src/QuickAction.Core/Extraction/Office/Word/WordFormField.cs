using System.Xml;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>The fields of Word's older forms that show something without a result of their own: tick boxes and choices from a list.</summary>
internal static class WordFormField
{
    private const int MostEntries = 1_000;

    /// <summary>What the field shows, or nothing. Leaves the reader on the end of the element that it stands on.</summary>
    public static string Read(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        bool? ticked = null;
        bool? ownTick = null;
        int? chosen = null;
        var entries = new List<string>();
        var isList = false;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || !WordNames.IsWord(reader))
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "checkBox":
                    ticked = false;
                    break;
                case "default" when ticked is not null:
                    ticked = WordNames.IsOn(reader);
                    break;
                case "checked" when ticked is not null:
                    ownTick = WordNames.IsOn(reader);
                    break;
                case "ddList":
                    isList = true;
                    break;
                case "default" when isList:
                    chosen ??= WordNames.Number(reader, "val");
                    break;
                case "result" when isList:
                    chosen = WordNames.Number(reader, "val");
                    break;
                case "listEntry" when isList && entries.Count < MostEntries:
                    entries.Add(WordNames.Value(reader) ?? "");
                    break;
            }
        }

        return ticked is not null ? (ownTick ?? ticked.Value ? "\u2612" : "\u2610")
            : isList && (chosen ?? 0) is var at && at >= 0 && at < entries.Count ? entries[at]
            : "";
    }
}
