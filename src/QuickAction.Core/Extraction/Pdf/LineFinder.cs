using System.Runtime.InteropServices;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Finds the lines and blocks of a page from its words alone, in poppler's order: which words it would put into one line can be told from their boxes, the
/// size of their type and the order. Where that is not certain it says so (<see cref="Doubt"/>), and poppler has to be asked.
/// </summary>
internal sealed class LineFinder
{
    /// <summary>Widest gap between two words of a line of one block, by the size of its type.</summary>
    private const float WidestGap = 1.5f;

    /// <summary>Fewer words than this in strange type are marks and emblems.</summary>
    private const int FewestStrange = 5;
    private const int StrangeShare = 5;

    private readonly Doubts _doubts = new();
    private readonly TypeSizes _types = new();
    private readonly List<WordRun> _runs = [];
    private readonly RunFinder _runFinder;
    private readonly BlockFinder _blockFinder;

    public LineFinder()
    {
        _runFinder = new RunFinder(_types, _doubts);
        _blockFinder = new BlockFinder(_types, _doubts);
    }

    /// <summary>What was not certain on the last page.</summary>
    public Doubt Doubt => _doubts.Found;

    /// <param name="words">All words of a page, in poppler's order.</param>
    public List<PdfLine> Find(ReadOnlySpan<PdfWord> words)
    {
        _doubts.Clear();
        _runs.Clear();
        _types.Measure(words);
        if (_types.Guessed >= FewestStrange && _types.Guessed * StrangeShare > words.Length)
        {
            _doubts.Add(Doubt.StrangeType);
        }

        _runFinder.Find(words, _runs);
        var runs = CollectionsMarshal.AsSpan(_runs);
        _blockFinder.Find(words, runs);
        return LinesOf(words, runs);
    }

    private List<PdfLine> LinesOf(ReadOnlySpan<PdfWord> words, ReadOnlySpan<WordRun> runs)
    {
        var lines = new List<PdfLine>();
        var block = -1;
        for (var from = 0; from < runs.Length;)
        {
            var end = from + 1;
            while (end < runs.Length && runs[end].IsJoined && BlockFinder.IsBeside(runs, from, end) && IsWithinLine(runs, from, end))
            {
                end++;
            }

            block += runs[from].IsJoined ? 0 : 1;
            lines.Add(new PdfLine(words[runs[from].First..runs[end - 1].End].ToArray(), block));
            from = end;
        }

        return lines;
    }

    private bool IsWithinLine(ReadOnlySpan<WordRun> runs, int first, int run) =>
        _doubts.IsWithin(runs[run].XMin - runs[run - 1].XMax, WidestGap, runs[first].Type, runs[first].Type.ErrorBeside, Doubt.Gap);
}
