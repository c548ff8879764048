using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Extraction.Tables;

/// <param name="Part">Where in the container it is.</param>
/// <param name="IsHidden">Hidden by its author; read only when no other sheet holds anything.</param>
internal sealed record Sheet(string Part, bool IsHidden);

/// <summary>What the sheets of an XLSX workbook share: their order, the strings, the number formats (ECMA-376 part 1, 18.2, 18.4, 18.8).</summary>
internal sealed partial class Workbook
{
    private readonly ZipGuard _zip;
    private readonly DocumentLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private readonly List<string> _strings = [];
    private readonly List<NumberFormat> _formats = [];
    private readonly List<Sheet> _sheets = [];

    private Workbook(ZipGuard zip, DocumentLimits limits, CancellationToken cancellationToken)
    {
        _zip = zip;
        _limits = limits;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The worksheets in the order of their tabs; charts are none.</summary>
    public IReadOnlyList<Sheet> Sheets => _sheets;

    /// <summary>Whether days are counted from 1904, as old Macintosh workbooks do.</summary>
    public bool CountsFrom1904 { get; private set; }

    public static Workbook Open(ZipGuard zip, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var workbook = new Workbook(zip, limits, cancellationToken);
        var part = Relationships.Of("", zip, limits, cancellationToken).Values.FirstOrDefault(p => p.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)) ?? "xl/workbook.xml";
        var targets = Relationships.Of(part, zip, limits, cancellationToken);
        workbook.ReadSheets(part, targets);
        workbook.ReadStrings(targets.Values.FirstOrDefault(p => p.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)));
        workbook.ReadFormats(targets.Values.FirstOrDefault(p => p.EndsWith("styles.xml", StringComparison.OrdinalIgnoreCase)));
        return workbook;
    }

    /// <summary>A reader over a part; null when the container has none of that name.</summary>
    public XmlReader? Read(string? part) => part is not null && _zip.OpenEntry(part) is { } stream ? SafeXml.Read(stream, _limits, _cancellationToken) : null;

    public string Text(int sharedString) => sharedString >= 0 && sharedString < _strings.Count ? _strings[sharedString] : "";

    public NumberFormat Format(int style) => style >= 0 && style < _formats.Count ? _formats[style] : NumberFormat.General;

    /// <summary>The text of a string item: its runs together, without the reading aids of East Asian text. The reader stands on the item's start.</summary>
    public static string ReadItem(XmlReader reader)
    {
        var text = new StringBuilder();
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        while (SafeXml.ReadInside(reader, depth, ref isEmpty))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
            {
                Skip(reader);
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                text.Append(reader.Value);
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>Moves to the end tag of the element that the reader stands on.</summary>
    private static void Skip(XmlReader reader)
    {
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        while (SafeXml.ReadInside(reader, depth, ref isEmpty))
        {
        }
    }

    /// <summary>"_x000D_" stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19).</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, m => ((char)Convert.ToUInt16(m.Groups[1].Value, 16)).ToString())
        : text;

    private void ReadSheets(string part, IReadOnlyDictionary<string, string> targets)
    {
        using var reader = Read(part) ?? throw ZipRefusals.Damaged();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "workbookPr")
            {
                CountsFrom1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader.LocalName == "sheet" && targets.TryGetValue(RelationshipId(reader), out var target) && _zip.Contains(target)
                && !target.Contains("chartsheet", StringComparison.OrdinalIgnoreCase))
            {
                _sheets.Add(new Sheet(target, reader.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }
    }

    /// <summary>The attribute is "id" in one of two namespaces (transitional, strict).</summary>
    private static string RelationshipId(XmlReader reader)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id" && reader.Prefix.Length > 0)
            {
                var id = reader.Value;
                reader.MoveToElement();
                return id;
            }
        }

        reader.MoveToElement();
        return "";
    }

    private void ReadStrings(string? part)
    {
        using var reader = Read(part);
        while (reader is not null && reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                _strings.Add(ReadItem(reader));
            }
        }
    }

    private void ReadFormats(string? part)
    {
        using var reader = Read(part);
        var codes = new Dictionary<int, string>();
        var known = new Dictionary<int, NumberFormat>();
        var inCells = false;
        while (reader is not null && reader.Read())
        {
            inCells = reader.LocalName == "cellXfs" ? reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement : inCells;
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "numFmt" && int.TryParse(reader.GetAttribute("numFmtId"), out var id))
            {
                codes[id] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (inCells && reader.LocalName == "xf")
            {
                var format = int.TryParse(reader.GetAttribute("numFmtId"), out var used) ? used : 0;
                if (!known.TryGetValue(format, out var parsed))
                {
                    parsed = codes.TryGetValue(format, out var code) ? NumberFormat.Parse(code) : NumberFormat.BuiltIn(format);
                    known.Add(format, parsed);
                }

                _formats.Add(parsed);
            }
        }
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
