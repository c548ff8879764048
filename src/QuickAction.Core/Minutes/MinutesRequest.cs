namespace QuickAction.Core.Minutes;

/// <summary>What a person says about the meeting beside the transcript itself. Everything may be left out.</summary>
public sealed record MinutesRequest
{
    public DateOnly? MeetingDate { get; init; }
    public string? Title { get; init; }
    public string? Chair { get; init; }

    /// <summary>Actions of the meeting before, looked for in this one; null when there was none. See <see cref="PreviousActions.Read"/>.</summary>
    public IReadOnlyList<string>? PreviousActions { get; init; }
}
