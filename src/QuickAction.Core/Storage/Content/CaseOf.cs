using QuickAction.Core.Analysis;

namespace QuickAction.Core.Storage.Content;

/// <summary>A case as a team names it: two teams may use the same reference for different cases.</summary>
internal sealed record CaseOf(string Team, string Reference)
{
    /// <summary>The case that a job belongs to; null for none.</summary>
    public static CaseOf? Of(DecisionJob job) => job.CaseReference is { } reference ? new(job.Actor.Team, reference) : null;
}
