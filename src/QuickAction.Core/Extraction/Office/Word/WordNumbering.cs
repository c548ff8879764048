using System.Xml;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>One level of a list: where it starts and how its number is written.</summary>
internal sealed class WordListLevel
{
    public int Start { get; set; } = 1;
    public ListNumberStyle Style { get; set; }

    /// <summary>The number with its surroundings: "%1.%2" stands for the numbers of the first two levels.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether the numbers of the levels above are written in figures whatever their own style.</summary>
    public bool IsLegal { get; set; }

    /// <summary>Level, from 1, after which this one starts again; 0 for never, null for any above it.</summary>
    public int? RestartAfter { get; set; }

    /// <summary>Paragraph style that belongs to this level.</summary>
    public string? ParagraphStyle { get; set; }
}

/// <summary>A list as paragraphs refer to it: levels of its definition, some of them overridden.</summary>
internal sealed class WordList
{
    public required int Definition { get; init; }
    public Dictionary<int, int> Starts { get; } = [];
    public Dictionary<int, WordListLevel> Levels { get; } = [];
}

/// <summary>The numbering part: definitions of lists, and the lists that use them.</summary>
internal sealed class WordNumbering
{
    public const int MostLevels = 9;
    private const int LongestText = 80;
    private readonly Dictionary<int, WordListLevel[]> _definitions = [];
    private readonly Dictionary<int, string> _links = [];
    private readonly Dictionary<int, WordList> _lists = [];

    public WordList? Find(int list) => _lists.GetValueOrDefault(list);

    /// <summary>The levels of the list's definition; a definition may lie in a list style.</summary>
    public IReadOnlyList<WordListLevel>? Levels(WordList list, WordStyles styles)
    {
        if (_links.TryGetValue(list.Definition, out var style)
            && styles.Find(style).List is { } linked
            && _lists.TryGetValue(linked, out var target)
            && _definitions.TryGetValue(target.Definition, out var levels))
        {
            return levels;
        }

        return _definitions.GetValueOrDefault(list.Definition);
    }

    public void Read(XmlReader reader)
    {
        WordListLevel[]? definition = null;
        WordList? list = null;
        WordListLevel? level = null;
        var (number, overridden) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || !WordNames.IsWord(reader))
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "abstractNum":
                    number = WordNames.Number(reader, "abstractNumId") ?? -1;
                    (definition, list, level) = ([.. Enumerable.Range(0, MostLevels).Select(_ => new WordListLevel { Style = ListNumberStyle.None })], null, null);
                    _definitions[number] = definition;
                    break;
                case "numStyleLink" when list is null:
                    _links[number] = WordNames.Value(reader) ?? "";
                    break;
                case "num":
                    number = WordNames.Number(reader, "numId") ?? -1;
                    (definition, list, level) = (null, null, null);
                    break;
                case "abstractNumId":
                    list = new WordList { Definition = WordNames.Number(reader, "val") ?? -1 };
                    _lists[number] = list;
                    break;
                case "lvlOverride":
                    (overridden, level) = (WordNames.Number(reader, "ilvl") ?? 0, null);
                    break;
                case "startOverride" when list is not null:
                    list.Starts[overridden] = WordNames.Number(reader, "val") ?? 1;
                    break;
                case "lvl":
                    level = new WordListLevel();
                    Place(level, WordNames.Number(reader, "ilvl") ?? overridden, definition, list);
                    break;
                default:
                    Read(reader, level);
                    break;
            }
        }
    }

    private static void Place(WordListLevel level, int at, WordListLevel[]? definition, WordList? list)
    {
        if (at is < 0 or >= MostLevels)
        {
            return;
        }

        if (definition is not null)
        {
            definition[at] = level;
        }
        else
        {
            list?.Levels.TryAdd(at, level);
        }
    }

    private static void Read(XmlReader reader, WordListLevel? level)
    {
        if (level is null)
        {
            return;
        }

        switch (reader.LocalName)
        {
            case "start":
                level.Start = WordNames.Number(reader, "val") ?? 0;
                break;
            case "numFmt":
                level.Style = StyleOf(WordNames.Value(reader));
                break;
            case "lvlText":
                var text = WordNames.Value(reader) ?? "";
                level.Text = text.Length <= LongestText ? text : "";
                break;
            case "isLgl":
                level.IsLegal = WordNames.IsOn(reader);
                break;
            case "lvlRestart":
                level.RestartAfter = WordNames.Number(reader, "val");
                break;
            case "pStyle":
                level.ParagraphStyle = WordNames.Value(reader);
                break;
        }
    }

    /// <summary>Styles of other scripts are written in figures: the count is right, and the script is a matter of looks.</summary>
    private static ListNumberStyle StyleOf(string? name) => name switch
    {
        "bullet" => ListNumberStyle.Bullet,
        "none" => ListNumberStyle.None,
        "decimalZero" => ListNumberStyle.DecimalZero,
        "lowerLetter" => ListNumberStyle.LowerLetter,
        "upperLetter" => ListNumberStyle.UpperLetter,
        "lowerRoman" => ListNumberStyle.LowerRoman,
        "upperRoman" => ListNumberStyle.UpperRoman,
        "ordinal" => ListNumberStyle.Ordinal,
        "cardinalText" => ListNumberStyle.CardinalText,
        "ordinalText" => ListNumberStyle.OrdinalText,
        _ => ListNumberStyle.Decimal,
    };
}
