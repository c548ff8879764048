namespace QuickAction.Core.Minutes;

/// <summary>What a person says about the meeting beside the transcript itself. Everything may be left out.</summary>
public sealed record MinutesRequest
{
    public DateOnly? MeetingDate { get; init; }
    public string? Title { get; init; }
    public string? Chair { get; init; }

    /// <summary>Minutes of the meeting before: their actions are looked for in this one.</summary>
    public MinutesResult? Previous { get; init; }
}
