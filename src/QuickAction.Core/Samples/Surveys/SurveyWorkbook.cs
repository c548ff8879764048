using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using QuickAction.Core.Samples.Office;

namespace QuickAction.Core.Samples.Surveys;

/// <summary>
/// The answers as a spreadsheet would be downloaded from a survey tool: one sheet of answers with real dates, one of notes with a
/// formula.
/// </summary>
internal static class SurveyWorkbook
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const uint DateFormat = 22;
    private const uint DateStyle = 1;

    private static readonly string[] Heads =
    [
        "Reference", "Submitted", "Age", "Ward", "Kind of home", "People in household", "Day-to-day activities limited",
        "Q5 Do you support collecting rubbish every three weeks with food waste every week?", "Q6 Why do you say that?",
        "Q7 What would help your household to throw less away?", "Consent to publish",
    ];

    public static byte[] Write(IReadOnlyList<SurveyRow> rows)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var strings = new SharedStrings();
            var book = document.AddNewPart<WorkbookPart>(WorkbookType, "rIdWorkbook");
            book.Workbook = new Workbook(new Sheets(
                new Sheet { Name = "Responses", SheetId = 1, Id = "rIdResponses" },
                new Sheet { Name = "Notes", SheetId = 2, Id = "rIdNotes" }));
            book.AddNewPart<WorksheetPart>("rIdResponses").Worksheet = new Worksheet(Responses(rows, strings));
            book.AddNewPart<WorksheetPart>("rIdNotes").Worksheet = new Worksheet(Notes(rows.Count, strings));
            book.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = Styles();
            book.AddNewPart<SharedStringTablePart>("rIdStrings").SharedStringTable = strings.Table();
        }

        return StableZip.Settle(bytes.ToArray());
    }

    private static SheetData Responses(IReadOnlyList<SurveyRow> rows, SharedStrings strings) => new(
    [
        new Row(Heads.Select(strings.Cell)),
        .. rows.Select(row => new Row(
            strings.Cell(row.Reference),
            new Cell { CellValue = new CellValue(row.Submitted.ToOADate().ToString(CultureInfo.InvariantCulture)), StyleIndex = DateStyle },
            strings.Cell(row.Age),
            strings.Cell(row.Ward),
            strings.Cell(row.Home),
            int.TryParse(row.Household, NumberStyles.None, CultureInfo.InvariantCulture, out var people)
                ? new Cell { CellValue = new CellValue(people) }
                : strings.Cell(row.Household),
            strings.Cell(row.Limited),
            strings.Cell(row.Position),
            strings.Cell(row.Why),
            strings.Cell(row.Help),
            strings.Cell(row.Publish))),
    ]);

    private static SheetData Notes(int count, SharedStrings strings) => new(
        new Row(strings.Cell("Open from 2 February to 16 March 2026, on line and on paper in the seven libraries.")),
        new Row(strings.Cell("Paper answers were typed in as they were written.")),
        new Row(
            strings.Cell("Answers"),
            new Cell
            {
                CellFormula = new CellFormula(string.Create(CultureInfo.InvariantCulture, $"COUNTA(Responses!A2:A{count + 1})")),
                CellValue = new CellValue(count),
            }));

    private static Stylesheet Styles() => new(
        new Fonts(new Font()),
        new Fills(new Fill()),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = DateFormat, ApplyNumberFormat = true }));
}
