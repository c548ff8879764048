using System.Diagnostics;
using System.Globalization;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Fitting;

/// <summary>Processor time and memory of a whole summary (reading, headline, key points, topics), warm, from short to very long meetings.</summary>
internal static class Timing
{
    private static readonly int[] Sizes = [750, 3000, 8100, 20000, 45000, 90000];

    public static void Print(IReadOnlyList<Meeting> meetings)
    {
        var talk = meetings.SelectMany(m => m.Reading.Talk.Source.Segments).ToList();
        using var process = Process.GetCurrentProcess();
        foreach (var size in Sizes.Prepend(8100).Prepend(8100))
        {
            process.Refresh();
            var source = Take(meetings[0].Reading.Talk.Source, talk, size);
            _ = Summarise(source);
            var before = GC.GetTotalAllocatedBytes();
            var start = process.TotalProcessorTime;
            const int Times = 10;
            for (var i = 0; i < Times; i++)
            {
                _ = Summarise(source);
            }

            process.Refresh();
            var ms = (process.TotalProcessorTime - start).TotalMilliseconds / Times;
            var mb = (GC.GetTotalAllocatedBytes() - before) / Times / 1048576.0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source.Words,7} words {ms,8:0.0} ms of processor {mb,8:0.0} MB allocated"));
        }
    }

    private static SummaryFindings Summarise(SourceText source) => SourceSummary.Find(new SummaryInput { Source = source, Words = 109 }, CancellationToken.None);

    private static SourceText Take(SourceText like, List<Segment> talk, int words)
    {
        var segments = new List<Segment>();
        for (var i = 0; words > 0; i = (i + 1) % talk.Count)
        {
            segments.Add(talk[i] with { Index = segments.Count });
            words -= Words.Count(talk[i].Text);
        }

        return like with { Segments = segments };
    }
}
