using System.Diagnostics;
using System.Text;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.TestKit;
using QuickAction.TestKit.Analysis;

namespace QuickAction.Benchmarks;

/// <summary>A two-hour meeting through the whole program, process start included, and the analysis alone.</summary>
internal static class MinutesFigures
{
    /// <summary>A service that has run for a minute: the runtime compiles a method for good after 30 calls, and again once it has seen what they do.</summary>
    private const int RoundsToWarm = 500;

    public static IEnumerable<Figure> Run(Published published)
    {
        var path = published.Scratch("two-hours.vtt");
        File.WriteAllText(path, Talks.Vtt(20_000));
        string[] arguments = ["minutes", path, "--data", published.Data, "--out", published.Scratch("two-hours.json")];
        var none = new Dictionary<string, string>();
        var time = Processes.Median(5, () => Processes.Run(published.Program, arguments));
        var version = Processes.Median(5, () => Processes.Run(published.Program, ["--version"]));
        yield return new Figure(
            "`minutes`, 20,000 words, VTT to JSON, process start included", $"{time.TotalSeconds:0.00} s", $"`--version` {version.TotalSeconds:0.00} s", "at most 0.9 s", time.TotalSeconds <= 0.9);
        var memory = Processes.PeakMegabytes(published.Program, arguments, none);
        yield return new Figure("its peak memory", $"{memory:0} MB", "", "at most 200 MB", memory <= 200);

        yield return Analysis();
    }

    /// <summary>Needs nothing published: what to run under a profiler.</summary>
    public static Figure Analysis()
    {
        var analysis = AnalysisAlone(Talks.Vtt(8_100));
        return new Figure("the analysis alone, 8,100 words, in a process that is warm", $"{analysis.TotalMilliseconds:0.0} ms", "", "at most 35 ms", analysis.TotalMilliseconds <= 35);
    }

    /// <summary>Everything between the segments and the result, warm: template, findings, grounding, layout.</summary>
    public static TimeSpan AnalysisAlone(string vtt)
    {
        var reader = new SourceReader(Extractors.All, new DocumentLimits());
        var source = reader.ReadAsync(new SourceFile("talk.vtt", Encoding.UTF8.GetBytes(vtt)), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var catalogue = TemplateCatalogue.Load(RepositoryRoot.Combine("prompts", "templates"), null);
        var choice = TemplateDetector.Detect(source, catalogue);
        var analyst = new DecisionTicket.RecordingAnalyst(new OfflineEngine(), new InMemoryDecisionLog(), new DecisionJob("b"), TimeProvider.System);
        var day = new DateOnly(2026, 1, 1);
        for (var i = 0; i < RoundsToWarm; i++)
        {
            Once();
        }

        return Processes.Median(101, Once);

        TimeSpan Once()
        {
            var clock = Stopwatch.StartNew();
            // The journal is by input: another date is another question, so that no round is answered from it.
            day = day.AddDays(1);
            var request = new MinutesRequest { MeetingDate = day };
            // What is kept with a source for as long as it is there is made anew too.
            MinutesPipeline.RunAsync(source with { }, choice, request, analyst, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return clock.Elapsed;
        }
    }
}
