namespace QuickAction.Core.Jobs;

/// <summary>What is made of a source.</summary>
public enum JobKind
{
    Minutes,
    Summary,
}

public static class JobKinds
{
    /// <summary>The name in rows, records and requests; also the name of the service in the log.</summary>
    public static string Text(this JobKind kind) => kind switch
    {
        JobKind.Minutes => "minutes",
        JobKind.Summary => "summary",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of job."),
    };

    public static bool TryParse(string? text, out JobKind kind)
    {
        kind = text == "summary" ? JobKind.Summary : JobKind.Minutes;
        return text is "minutes" or "summary";
    }

    public static JobKind Parse(string text) => TryParse(text, out var kind) ? kind : throw new FormatException("Not a kind of job.");
}
