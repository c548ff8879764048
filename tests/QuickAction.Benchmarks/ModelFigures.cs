using System.Diagnostics;
using System.Globalization;
using QuickAction.Core.Chunking;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Benchmarks;

/// <summary>What the service itself adds to a job of 200 parts whose model answers each call in two seconds and takes sixteen at once.</summary>
internal static class ModelFigures
{
    private const int Parts = 200;
    private const int AtOnce = 16;
    private const int Window = 9_000;

    /// <summary>Two seconds; <c>MODEL_SECONDS=0</c> leaves only our own work, for a profiler.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("MODEL_SECONDS") ?? "2", CultureInfo.InvariantCulture));

    public static IEnumerable<Figure> Run(Published published)
    {
        var meeting = published.Scratch("long-meeting.txt");
        var one = published.Scratch("short-meeting.txt");
        File.WriteAllLines(meeting, Turns(16_000).ToList());
        File.WriteAllLines(one, Turns(40).ToList());
        var another = published.Scratch("another-long-meeting.txt");
        File.WriteAllLines(another, Turns(16_000, "avenue").ToList());
        _ = published.Program;
        var start = Measure(published, [one], TimeSpan.Zero);
        var cold = Measure(published, [meeting], TimeSpan.Zero);
        var warm = Measure(published, [meeting, another], TimeSpan.Zero);
        var job = Measure(published, [meeting], Answer);
        var notes = job.Calls.Where(c => Schema(c) == "minutes-notes-1").ToList();
        var ideal = (Math.Ceiling((double)notes.Count / AtOnce) + Levels(job.Calls)) * Answer.TotalSeconds;
        yield return new Figure(
            $"a job of {notes.Count} parts by a model that answers in 2 s, {AtOnce} at once",
            $"{job.Wall.TotalSeconds:F1} s",
            $"ideal {ideal:F0} s, {Levels(job.Calls)} level(s) of merging",
            $"{job.Wall.TotalSeconds / ideal:F3}, at most 1.05",
            notes.Count >= Parts && job.Wall.TotalSeconds <= 1.05 * ideal);
        yield return Waits(job);
        yield return Tokens(job.Calls);
        var cpu = (job.Cpu - start.Cpu).TotalMilliseconds / (notes.Count - 1);
        var second = (warm.Cpu - cold.Cpu).TotalMilliseconds / notes.Count;
        yield return new Figure("own CPU a part of a second job of the same process", $"{second:F1} ms", $"{warm.Cpu.TotalSeconds:F1} s for both, {cold.Cpu.TotalSeconds:F1} s for the first", "under 5 ms", second < 5);
        yield return new Figure("own CPU a part", $"{cpu:F1} ms", $"{job.Cpu.TotalSeconds:F1} s in all, {start.Cpu.TotalSeconds:F1} s for one part", "under 5 ms", cpu < 5);
    }

    /// <summary>Where the time beside the ideal goes: before the first question, between rounds of questions, around the merge, and after the last answer.</summary>
    private static Figure Waits(Measured job)
    {
        var notes = job.Calls.Where(c => Schema(c) == "minutes-notes-1").OrderBy(c => c.At).ToList();
        var merges = job.Calls.Where(c => Schema(c) != "minutes-notes-1").OrderBy(c => c.At).ToList();
        double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
        var rounds = (int)Math.Ceiling((double)notes.Count / AtOnce);
        var last = notes[^1].At;
        var before = Seconds(job.Started, notes[0].At);
        var between = Seconds(notes[0].At, last) - ((rounds - 1) * Answer.TotalSeconds);
        var merging = merges.Count == 0 ? 0 : Seconds(last, merges[^1].At) - (Levels(job.Calls) * Answer.TotalSeconds);
        var after = job.Wall.TotalSeconds - Seconds(job.Started, merges.Count == 0 ? last : merges[^1].At) - Answer.TotalSeconds;
        return new Figure(
            "of those, beside the ideal",
            string.Create(CultureInfo.InvariantCulture, $"{before:F2} s before the first question"),
            string.Create(CultureInfo.InvariantCulture, $"{between:F2} s between {rounds} rounds, {merging:F2} s before the last merge, {after:F2} s after it"),
            "no bound",
            true);
    }

    /// <summary>Beside the prompts: the source's lines with ids and speakers, and what the marker and the merging add to them.</summary>
    private static Figure Tokens(IReadOnlyList<StandInCall> calls)
    {
        long source = 0;
        long sent = 0;
        foreach (var call in calls)
        {
            var user = call.Said("user");
            var material = user[user.IndexOf("The code is ", StringComparison.Ordinal)..];
            sent += TokenEstimate.Count(material);
            source += Schema(call) == "minutes-notes-1"
                ? HonestModel.Lines(material).Sum(l => TokenEstimate.Thousandths(string.Create(CultureInfo.InvariantCulture, $"[{l.Segment}] {l.Speaker}: {l.Text}\n"))) / 1000
                : 0;
        }

        var ratio = (double)sent / source;
        return new Figure("tokens sent, prompts apart, merging included", $"{sent:N0}", $"{source:N0} of the source with ids and speakers", $"{ratio:F3}, at most 1.15", ratio <= 1.15);
    }

    private static Measured Measure(Published published, IReadOnlyList<string> meetings, TimeSpan takes)
    {
        var server = StandInServer.StartAsync(call => StandInMinuteTaker.Answer(call, takes)).GetAwaiter().GetResult();
        try
        {
            var environment = new Dictionary<string, string>(Engine(server.Address))
            {
                ["QuickAction__DataFolder"] = Path.Combine(published.Data, Guid.CreateVersion7().ToString("N")),
            };
            var started = Stopwatch.GetTimestamp();
            var clock = Stopwatch.StartNew();
            var cpu = Processes.Cpu(published.Program, ["minutes", .. meetings, "--engine", "test", "--template", "team-meeting", .. meetings.Count > 1 ? ["--out", Directory.CreateDirectory(published.Scratch(Guid.CreateVersion7().ToString("N"))).FullName] : Array.Empty<string>()], environment);
            return new Measured(started, clock.Elapsed, cpu, server.Calls);
        }
        finally
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>An engine named <c>test</c> that cuts the talk into some 200 parts and asks about sixteen at once.</summary>
    internal static Dictionary<string, string> Engine(string address) => new()
    {
        ["QuickAction__Engines__test__Provider"] = "openai",
        ["QuickAction__Engines__test__Endpoint"] = address,
        ["QuickAction__Engines__test__Name"] = "stand-in-1",
        ["QuickAction__Engines__test__Window"] = Window.ToString(CultureInfo.InvariantCulture),
        ["QuickAction__Engines__test__Output"] = "1500",
        ["QuickAction__Engines__test__Concurrency"] = AtOnce.ToString(CultureInfo.InvariantCulture),
    };

    internal static string Schema(StandInCall call) => call.Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString()!;

    /// <summary>How often merging had to wait for merging: a join of joins is asked when the joins below it were answered, so the questions of a level come together and the next an answer later.</summary>
    private static int Levels(IReadOnlyList<StandInCall> calls)
    {
        var merges = calls.Where(c => Schema(c) == "minutes-merge-1").Select(c => c.At).Order().ToList();
        return merges.Count == 0 ? 0 : 1 + merges.Zip(merges.Skip(1)).Count(p => Stopwatch.GetElapsedTime(p.First, p.Second) > Answer / 2);
    }

    internal static IEnumerable<string> Turns(int count, string place = "street")
    {
        string[] speakers = ["Ann Lee", "Bo Reid", "Cy Shah", "Dee Park"];
        return Enumerable.Range(0, count).Select(i =>
            $"{speakers[i % 4]}: The figures for {place} {i} came in late, and somebody has to look at them before the report goes to the committee in the week after next.{(i % 90 == 7 ? " We agreed that." : "")}");
    }

    private sealed record Measured(long Started, TimeSpan Wall, TimeSpan Cpu, IReadOnlyList<StandInCall> Calls);
}
