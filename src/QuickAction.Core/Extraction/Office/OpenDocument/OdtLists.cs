using System.Xml;

namespace QuickAction.Core.Extraction.Office.OpenDocument;

/// <summary>
/// The lists that are open, and the counts of those that a later list may go on with (OpenDocument 1.3 part 3, 5.3 and 19.880). An item counts when
/// its first paragraph comes, so that items which only hold a deeper list do not.
/// </summary>
internal sealed class OdtLists(OdtStyles styles)
{
    private readonly Stack<OpenList> _open = new();
    private readonly Dictionary<string, int?[]> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?[]> _byStyle = new(StringComparer.Ordinal);
    private readonly int?[] _headings = new int?[OdtListStyle.MostLevels];

    public void Begin(XmlReader reader)
    {
        var isContinued = reader.GetAttribute("continue-numbering", OdfNames.Text) == "true";
        var style = reader.GetAttribute("style-name", OdfNames.Text);
        if (_open.TryPeek(out var outer))
        {
            var level = Math.Min(outer.Level + 1, OdtListStyle.MostLevels - 1);
            if (!isContinued && outer.HasShownNumber)
            {
                outer.Counts.AsSpan(level).Clear();
            }

            _open.Push(new OpenList(style ?? outer.Style, level, outer.Counts));
            return;
        }

        var counts = reader.GetAttribute("continue-list", OdfNames.Text) is { } id && _byId.TryGetValue(id, out var earlier) ? earlier
            : isContinued && style is not null && _byStyle.TryGetValue(style, out var last) ? last
            : new int?[OdtListStyle.MostLevels];
        _open.Push(new OpenList(style, 0, counts));
        if (style is not null)
        {
            _byStyle[style] = counts;
        }

        if (OdfNames.Id(reader) is { } own)
        {
            _byId[own] = counts;
        }
    }

    public void End() => _open.Pop();

    /// <param name="start">The number that the item asks for, if any.</param>
    public void BeginItem(int? start)
    {
        if (_open.TryPeek(out var list))
        {
            (list.HasShownNumber, list.AwaitsParagraph, list.AskedNumber) = (false, true, start);
        }
    }

    /// <summary>A header of a list, whose paragraphs have no numbers.</summary>
    public void BeginHeader()
    {
        if (_open.TryPeek(out var list))
        {
            (list.HasShownNumber, list.AwaitsParagraph) = (false, false);
        }
    }

    /// <summary>Number and level, from 0, of a paragraph that begins an item; null when it does not begin one.</summary>
    public (string Number, int Level)? NextItem(string? paragraphStyle)
    {
        if (!_open.TryPeek(out var list) || !list.AwaitsParagraph)
        {
            return null;
        }

        (list.AwaitsParagraph, list.HasShownNumber) = (false, true);
        var style = styles.List(list.Style ?? styles.ListOf(paragraphStyle));
        Count(list.Counts, list.Level, list.AskedNumber, style?[list.Level]?.Start ?? 1);
        return (style?.Write(list.Counts, list.Level) ?? "", list.Level);
    }

    /// <summary>The number of a heading that is in no list, by the outline's style.</summary>
    public string NextHeading(int level, int? asked)
    {
        level = Math.Clamp(level, 1, OdtListStyle.MostLevels) - 1;
        Count(_headings, level, asked, styles.Outline[level]?.Start ?? 1);
        return styles.Outline.Write(_headings, level);
    }

    private static void Count(int?[] counts, int level, int? asked, int start)
    {
        counts[level] = asked ?? (counts[level] is { } count and < int.MaxValue ? count + 1 : start);
        counts.AsSpan(level + 1).Clear();
    }

    private sealed class OpenList(string? style, int level, int?[] counts)
    {
        public string? Style { get; } = style;

        public int Level { get; } = level;

        public int?[] Counts { get; } = counts;

        public bool AwaitsParagraph { get; set; }

        public bool HasShownNumber { get; set; }

        public int? AskedNumber { get; set; }
    }
}
