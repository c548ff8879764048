using System.Globalization;
using System.Xml.Linq;
using QuickAction.Core.Samples.Office;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Surveys;

/// <summary>
/// The answers as a spreadsheet would be downloaded from a survey tool: one sheet of answers with real dates, one of notes with a
/// formula.
/// </summary>
internal static class SurveyWorkbook
{
    private const string Family = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int DateFormat = 22;
    private const int DateStyle = 1;

    private static readonly string[] Heads =
    [
        "Reference", "Submitted", "Age", "Ward", "Kind of home", "People in household", "Day-to-day activities limited",
        "Q5 Do you support collecting rubbish every three weeks with food waste every week?", "Q6 Why do you say that?",
        "Q7 What would help your household to throw less away?", "Consent to publish",
    ];

    public static byte[] Write(IReadOnlyList<SurveyRow> rows)
    {
        var strings = new SharedStrings();
        return OfficePackage.Write(OfficePart.Main(Family, "sheet", "xl/workbook.xml", "rIdWorkbook", Workbook()) with
        {
            Parts =
            [
                Part("worksheet", "worksheets/sheet1.xml", "rIdResponses", Responses(rows, strings)),
                Part("worksheet", "worksheets/sheet2.xml", "rIdNotes", Notes(rows.Count, strings)),
                Part("styles", "styles.xml", "rIdStyles", Styles()),
                Part("sharedStrings", "sharedStrings.xml", "rIdStrings", strings.Table()),
            ],
        });
    }

    private static OfficePart Part(string kind, string name, string id, XElement root) =>
        OfficePart.Below(Family, kind, "xl/" + name, id, root);

    private static XElement Workbook()
    {
        XElement Named(string name, int id, string part) => new(
            Sheet + "sheet",
            new XAttribute("name", name),
            new XAttribute("sheetId", id),
            new XAttribute(Relation + "id", part));

        return new XElement(
            Sheet + "workbook",
            RelationPrefix,
            new XElement(Sheet + "sheets", Named("Responses", 1, "rIdResponses"), Named("Notes", 2, "rIdNotes")));
    }

    private static XElement Responses(IReadOnlyList<SurveyRow> rows, SharedStrings strings) => Worksheet(
        Row(Heads.Select(strings.Cell)),
        rows.Select(row => Row(
            strings.Cell(row.Reference),
            new XElement(Sheet + "c", new XAttribute("s", DateStyle), new XElement(Sheet + "v", row.Submitted.ToOADate())),
            strings.Cell(row.Age),
            strings.Cell(row.Ward),
            strings.Cell(row.Home),
            int.TryParse(row.Household, NumberStyles.None, CultureInfo.InvariantCulture, out var people)
                ? new XElement(Sheet + "c", new XElement(Sheet + "v", people))
                : strings.Cell(row.Household),
            strings.Cell(row.Limited),
            strings.Cell(row.Position),
            strings.Cell(row.Why),
            strings.Cell(row.Help),
            strings.Cell(row.Publish))));

    private static XElement Notes(int count, SharedStrings strings) => Worksheet(
        Row(strings.Cell("Open from 2 February to 16 March 2026, on line and on paper in the seven libraries.")),
        Row(strings.Cell("Paper answers were typed in as they were written.")),
        Row(
            strings.Cell("Answers"),
            new XElement(
                Sheet + "c",
                new XElement(Sheet + "f", string.Create(CultureInfo.InvariantCulture, $"COUNTA(Responses!A2:A{count + 1})")),
                new XElement(Sheet + "v", count))));

    private static XElement Worksheet(params object[] rows) => new(Sheet + "worksheet", new XElement(Sheet + "sheetData", rows));

    private static XElement Row(params object[] cells) => new(Sheet + "row", cells);

    private static XElement Styles() => new(
        Sheet + "styleSheet",
        new XElement(Sheet + "fonts", new XElement(Sheet + "font")),
        new XElement(Sheet + "fills", new XElement(Sheet + "fill")),
        new XElement(Sheet + "borders", new XElement(Sheet + "border")),
        new XElement(Sheet + "cellStyleXfs", new XElement(Sheet + "xf")),
        new XElement(
            Sheet + "cellXfs",
            new XElement(Sheet + "xf"),
            new XElement(Sheet + "xf", new XAttribute("numFmtId", DateFormat), new XAttribute("applyNumberFormat", 1))));
}
