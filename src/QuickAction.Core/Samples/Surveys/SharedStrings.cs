using System.Xml.Linq;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Surveys;

/// <summary>The texts of a workbook, each kept once, as spreadsheet programs keep them. A cell without text is an empty cell.</summary>
internal sealed class SharedStrings
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public XElement Cell(string text)
    {
        if (text.Length == 0)
        {
            return new XElement(Sheet + "c");
        }

        if (!_places.TryGetValue(text, out var place))
        {
            _places[text] = place = _texts.Count;
            _texts.Add(text);
        }

        return new XElement(Sheet + "c", new XAttribute("t", "s"), new XElement(Sheet + "v", place));
    }

    public XElement Table() => new(
        Sheet + "sst",
        _texts.Select(text => new XElement(Sheet + "si", new XElement(Sheet + "t", KeepSpaces, text))));
}
