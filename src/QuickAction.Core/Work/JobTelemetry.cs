using System.Diagnostics;
using System.Diagnostics.Metrics;
using QuickAction.Core.Jobs;

namespace QuickAction.Core.Work;

/// <summary>One span and a few measurements for each run of a job: ids, kinds, counts and times, never content, names or teams.</summary>
internal sealed class JobTelemetry : IDisposable
{
    /// <summary>Of the activity source and the meter.</summary>
    public const string SourceName = "QuickAction.Jobs";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("quickaction.job.runs", "{run}", "Runs of jobs, by how they ended.");
    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("quickaction.job.duration", "s", "How long runs of jobs took.");
    private static readonly Counter<long> Files = Meter.CreateCounter<long>("quickaction.work.files", "{file}", "Files that came to a result.");
    private static readonly Counter<long> Words = Meter.CreateCounter<long>("quickaction.work.words", "{word}", "Words in files that came to a result.");
    private static readonly Counter<double> Talk = Meter.CreateCounter<double>("quickaction.work.talk", "min", "Minutes of talk in transcripts that came to a result.");

    private readonly Activity? _activity;
    private readonly JobRun _run;
    private readonly TimeProvider _clock;
    private readonly long _started;

    private JobTelemetry(JobRun run, TimeProvider clock)
    {
        (_run, _clock, _started) = (run, clock, clock.GetTimestamp());
        _activity = Source.StartActivity("run job", ActivityKind.Consumer, parentContext: default);
        _activity?.SetTag("quickaction.job.id", run.Job.Id.ToString());
        _activity?.SetTag("quickaction.job.kind", run.Job.Kind.Text());
        _activity?.SetTag("quickaction.job.attempt", run.Job.Attempt);
    }

    public static JobTelemetry Start(JobRun run, TimeProvider clock) => new(run, clock);

    public RunEnd End(RunEnd end)
    {
        var tags = new TagList { { "quickaction.job.kind", _run.Job.Kind.Text() }, { "quickaction.job.engine", _run.Job.Engine }, { "quickaction.job.end", end.ToString() } };
        Runs.Add(1, tags);
        Seconds.Record(_clock.GetElapsedTime(_started).TotalSeconds, tags);
        _activity?.SetTag("quickaction.job.end", end.ToString());
        if (end == RunEnd.Failed)
        {
            _activity?.SetStatus(ActivityStatusCode.Error);
        }

        return end;
    }

    /// <summary>Counts work that came to a result.</summary>
    public void Count(WorkSize size)
    {
        var kind = new KeyValuePair<string, object?>("quickaction.job.kind", _run.Job.Kind.Text());
        Files.Add(size.Files, kind);
        Words.Add(size.Words, kind);
        Talk.Add(size.TalkMs / 60_000.0, kind);
    }

    public void Dispose() => _activity?.Dispose();
}
