namespace QuickAction.Core.Jobs;

/// <summary>How much was read for a job: counts, and nothing of what was read. They outlive the content, so that what the service has done can be counted.</summary>
/// <param name="Files">Files that were read.</param>
/// <param name="Words">Words in all of their segments.</param>
/// <param name="Pages">Pages, where the formats know them.</param>
/// <param name="TalkMs">Milliseconds of talk, from the first to the last that a transcript gives a time for; 0 where it gives none.</param>
public sealed record WorkSize(long Files, long Words, long Pages, long TalkMs)
{
    public static WorkSize None { get; } = new(0, 0, 0, 0);
}
