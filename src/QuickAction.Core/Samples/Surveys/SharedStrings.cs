using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace QuickAction.Core.Samples.Surveys;

/// <summary>The texts of a workbook, each kept once, as spreadsheet programs keep them. A cell without text is an empty cell.</summary>
internal sealed class SharedStrings
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public Cell Cell(string text)
    {
        if (text.Length == 0)
        {
            return new Cell();
        }

        if (!_places.TryGetValue(text, out var place))
        {
            _places[text] = place = _texts.Count;
            _texts.Add(text);
        }

        return new Cell { CellValue = new CellValue(place), DataType = CellValues.SharedString };
    }

    public SharedStringTable Table() =>
        new(_texts.Select(text => new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve })));
}
