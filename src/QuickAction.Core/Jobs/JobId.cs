namespace QuickAction.Core.Jobs;

/// <summary>Id of one job: a version 7 UUID (RFC 9562), so that ids sort by time. It is the correlation id of the job's records in the log.</summary>
public readonly record struct JobId(Guid Value)
{
#pragma warning disable RS0030 // This is the id type that the ban points to.
    public static JobId New(DateTimeOffset time) => new(Guid.CreateVersion7(time));
#pragma warning restore RS0030

    /// <summary>As it is written, and in no other form.</summary>
    public static bool TryParse(string? text, out JobId id)
    {
        var parsed = CanonicalId.TryParse(text, out var value);
        id = new JobId(value);
        return parsed;
    }

    public static JobId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("Not the id of a job.");

    public override string ToString() => Value.ToString("D");
}
