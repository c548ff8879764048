namespace QuickAction.Core.Jobs;

/// <summary>How far a job is.</summary>
/// <param name="Done">Answers that have come back, of <paramref name="Asked"/>.</param>
/// <param name="Asked">Questions that have been put to the engine so far; more may follow.</param>
public sealed record JobProgress(JobStage Stage, int Done, int Asked)
{
    public static JobProgress Waiting { get; } = new(JobStage.Waiting, 0, 0);
}

public enum JobStage
{
    Waiting,
    Reading,
    Analysing,
    Ended,
}

public static class JobStages
{
    public static string Text(this JobStage stage) => stage switch
    {
        JobStage.Waiting => "waiting",
        JobStage.Reading => "reading",
        JobStage.Analysing => "analysing",
        JobStage.Ended => "ended",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "No such stage."),
    };

    public static JobStage Parse(string text) => Enum.GetValues<JobStage>().First(s => s.Text() == text);
}
