using System.Text;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Quotes;

/// <summary>
/// All segments as one folded text (see <see cref="Folding"/>), a blank between two, with the way back from every folded character to its exact
/// place. Running headers and footers stand at the end, so that a sentence that goes over a page is one piece.
/// </summary>
internal sealed class FoldedSource
{
    private readonly SourceText _source;
    private readonly int[] _order;
    private readonly int[] _place;
    private readonly int[] _begins;
    private readonly int[] _starts;
    private readonly int[] _ends;

    public FoldedSource(SourceText source)
    {
        _source = source;
        _order = [.. source.Segments.OrderBy(s => s.Kind == SegmentKind.PageFurniture).Select(s => s.Index)];
        _place = new int[_order.Length];
        _begins = new int[_order.Length + 1];
        var (text, starts, ends) = (new StringBuilder(), new List<int>(), new List<int>());
        for (var place = 0; place < _order.Length; place++)
        {
            _place[_order[place]] = place;
            _begins[place] = text.Length;
            Folding.Append(source.Segments[_order[place]].Text, text, starts, ends);
            text.Append(' ');
            starts.Add(-1);
            ends.Add(-1);
        }

        _begins[^1] = text.Length;
        (Text, _starts, _ends) = (text.ToString(), [.. starts], [.. ends]);
    }

    public string Text { get; }

    /// <summary>Where the segment stands in <see cref="Text"/>: <c>[Start, End)</c>.</summary>
    public Range Of(int segment) => _begins[_place[segment]]..(_begins[_place[segment] + 1] - 1);

    /// <summary>The segment with its neighbours: one on each side at least, more when a text of that length could reach further.</summary>
    public Range Around(int segment, int length)
    {
        var place = _place[segment];
        var first = Math.Min(Math.Max(place - 1, 0), PlaceOf(Math.Max(_begins[place] - length, 0)));
        var last = Math.Max(Math.Min(place + 1, _order.Length - 1), PlaceOf(Math.Min(_begins[place + 1] + length, Text.Length - 1)));
        return _begins[first]..(_begins[last + 1] - 1);
    }

    /// <summary>The source's own words for a range of <see cref="Text"/>: one citation for each segment in which it has a letter or digit.</summary>
    public IReadOnlyList<Citation> Cite(int start, int end)
    {
        var citations = new List<Citation>();
        for (var place = PlaceOf(start); place < _order.Length && _begins[place] < end; place++)
        {
            var from = Math.Max(start, _begins[place]);
            var to = Math.Min(end, _begins[place + 1] - 1);
            while (from < to && Text[from] == ' ')
            {
                from++;
            }

            while (from < to && Text[to - 1] == ' ')
            {
                to--;
            }

            if (Text.AsSpan(from, Math.Max(to - from, 0)).ContainsAnyLetterOrDigit())
            {
                citations.Add(Analysis.Cite.Range(_source.Segments[_order[place]], _starts[from], _ends[to - 1]));
            }
        }

        return citations;
    }

    private int PlaceOf(int at)
    {
        var found = Array.BinarySearch(_begins, at);
        return Math.Min(found >= 0 ? found : ~found - 1, _order.Length - 1);
    }
}
