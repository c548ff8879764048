using System.Globalization;
using System.Xml;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>The styles part: what a style does not say it has from the one that it is based on.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 50;
    private const int BodyLevel = 9;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordStyle> _resolved = new(StringComparer.Ordinal);
    private string? _default;

    /// <param name="id">Id of a style; null for a paragraph without one.</param>
    public WordStyle Find(string? id)
    {
        id ??= _default;
        if (id is null)
        {
            return WordStyle.Plain;
        }

        if (!_resolved.TryGetValue(id, out var style))
        {
            style = _entries.ContainsKey(id) ? Resolve(id) : FromName(WordStyle.Plain, Spaced(id));
            _resolved.Add(id, style);
        }

        return style;
    }

    public void Read(XmlReader reader)
    {
        Entry? entry = null;
        var more = reader.Read();
        while (more)
        {
            if (reader.NodeType == XmlNodeType.Element && WordNames.IsWord(reader))
            {
                if (reader.LocalName is "latentStyles" or "docDefaults" or "tblStylePr" or "tblPr" or "pPrChange" or "rPrChange")
                {
                    reader.Skip();
                    more = !reader.EOF;
                    continue;
                }

                entry = reader.LocalName == "style" ? Begin(reader) : entry;
                entry?.Read(reader);
            }

            more = reader.Read();
        }
    }

    private Entry Begin(XmlReader reader)
    {
        var entry = new Entry();
        if (WordNames.Attribute(reader, "styleId") is { } id)
        {
            _entries[id] = entry;
            if (WordNames.Attribute(reader, "type") is "paragraph" && WordNames.Attribute(reader, "default") is "1" or "true" or "on")
            {
                _default = id;
            }
        }

        return entry;
    }

    private WordStyle Resolve(string id)
    {
        var chain = new List<Entry>();
        for (string? at = id; at is not null && chain.Count < LongestChain && _entries.TryGetValue(at, out var entry); at = entry.BasedOn)
        {
            chain.Add(entry);
        }

        var style = WordStyle.Plain;
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            style = chain[i].Over(style);
        }

        return style;
    }

    /// <summary>"Heading2" without a styles part, or one that does not know it, still says what it is.</summary>
    private static string Spaced(string id) => id.Length > 1 && char.IsAsciiDigit(id[^1]) ? $"{id[..^1]} {id[^1]}" : id;

    private static WordStyle FromName(WordStyle style, string name)
    {
        if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(name.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            && level is >= 1 and <= 9)
        {
            return style with { Heading = level };
        }

        var isContents = name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) || name.Equals("table of figures", StringComparison.OrdinalIgnoreCase);
        return isContents ? style with { IsContents = true, Heading = null }
            : name.Equals("title", StringComparison.OrdinalIgnoreCase) ? style with { IsTitle = true }
            : style;
    }

    private sealed class Entry
    {
        private string _name = "";
        private int? _outline;
        private int? _list;
        private int? _level;
        private bool? _hidden;

        public string? BasedOn { get; private set; }

        public void Read(XmlReader reader)
        {
            switch (reader.LocalName)
            {
                case "name":
                    _name = WordNames.Value(reader) ?? "";
                    break;
                case "basedOn":
                    BasedOn = WordNames.Value(reader);
                    break;
                case "outlineLvl":
                    _outline = WordNames.Number(reader, "val");
                    break;
                case "numId":
                    _list = WordNames.Number(reader, "val");
                    break;
                case "ilvl":
                    _level = WordNames.Number(reader, "val");
                    break;
                case "vanish":
                    _hidden = WordNames.IsOn(reader);
                    break;
            }
        }

        /// <summary>This style on top of the one that it is based on. A title stays one only by name: what is based on it may be anything.</summary>
        public WordStyle Over(WordStyle parent)
        {
            var style = FromName(parent with { IsTitle = false }, _name);
            return style with
            {
                Heading = style.IsContents ? null : _outline is { } outline ? Level(outline) : style.Heading,
                List = _list ?? parent.List,
                ListLevel = _level ?? parent.ListLevel,
                IsHidden = _hidden ?? parent.IsHidden,
            };
        }

        private static int? Level(int outline) => outline is >= 0 and < BodyLevel ? outline + 1 : null;
    }
}
