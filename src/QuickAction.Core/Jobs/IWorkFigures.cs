namespace QuickAction.Core.Jobs;

/// <summary>What the service has done: counts alone.</summary>
public interface IWorkFigures
{
    /// <summary>Jobs that came to a result in a time, by their kind.</summary>
    /// <param name="team">One team's alone; null for all.</param>
    /// <param name="from">The first moment that counts.</param>
    /// <param name="until">The first moment after those that count.</param>
    Task<IReadOnlyList<WorkDone>> DoneAsync(string? team, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);
}

/// <param name="Jobs">How many jobs; one that was tried again counts once.</param>
public sealed record WorkDone(JobKind Kind, long Jobs, WorkSize Size);
