using System.Text;

namespace QuickAction.TestKit.Extraction;

/// <summary>Makes small workbooks part by part, so that a test can say exactly what stands in the XML.</summary>
public sealed class Xlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly List<(string Name, string? State, string Data)> _sheets = [];
    private string _strings = "";
    private string _styles = "";
    private string _workbookProperties = "";

    /// <summary>The content types that a workbook declares; a test may say others.</summary>
    public string MainType { get; init; } = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <param name="rows">The XML inside sheetData.</param>
    public Xlsx Sheet(string name, string rows, string? state = null)
    {
        _sheets.Add((name, state, rows));
        return this;
    }

    /// <summary>A sheet of inline strings; null leaves the cell out.</summary>
    public Xlsx SheetOf(string name, params string?[][] rows) => Sheet(name, string.Concat(rows.Select((cells, r) =>
        $"<row r=\"{r + 1}\">{string.Concat(cells.Select((c, i) => c is null ? "" : $"<c r=\"{(char)('A' + i)}{r + 1}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(c)}</t></is></c>"))}</row>")));

    /// <param name="items">The si elements.</param>
    public Xlsx Strings(string items)
    {
        _strings = items;
        return this;
    }

    /// <summary>Cell styles 0, 1, ... with these format codes; a number is a built-in format.</summary>
    public Xlsx Formats(params string[] codes)
    {
        var own = codes.Select((c, i) => int.TryParse(c, out _) ? "" : $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(c)}\"/>");
        var used = codes.Select((c, i) => $"<xf numFmtId=\"{(int.TryParse(c, out var id) ? id : 200 + i)}\"/>");
        _styles = $"<numFmts>{string.Concat(own)}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{string.Concat(used)}</cellXfs>";
        return this;
    }

    public Xlsx CountingFrom1904()
    {
        _workbookProperties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public byte[] ToBytes(params (string Name, byte[] Content)[] more)
    {
        var sheets = _sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" {(s.State is null ? "" : $"state=\"{s.State}\"")} r:id=\"rId{i + 1}\"/>");
        var targets = _sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>");
        var parts = new List<(string, byte[])>
        {
            Part("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"{MainType}\"/></Types>"),
            Part("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{_workbookProperties}<sheets>{string.Concat(sheets)}</sheets></workbook>"),
            Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(targets)}<Relationship Id=\"s\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"f\" Type=\"{Relations}/styles\" Target=\"/xl/styles.xml\"/></Relationships>"),
            Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{_strings}</sst>"),
            Part("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{_styles}</styleSheet>"),
        };
        parts.AddRange(_sheets.Select((s, i) => Part($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{s.Data}</sheetData></worksheet>")));
        return Zip.Of([.. parts, .. more]);
    }

    private static (string, byte[]) Part(string name, string xml) => (name, Encoding.UTF8.GetBytes(xml));
}
