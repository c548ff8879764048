namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Somebody who is present. The name is as the speaker label has it, its decorations taken off.</summary>
internal sealed record Person
{
    /// <summary>As shown, title included: "Cllr Jane Smith".</summary>
    public required string Name { get; init; }

    /// <summary>Lower case; null when the label gives none that is known.</summary>
    public string? Title { get; init; }

    /// <summary>Lower case; null for "Cllr Smith".</summary>
    public string? First { get; init; }

    /// <summary>Lower case; null for "Jane".</summary>
    public string? Last { get; init; }
    public string? Role { get; init; }
    public string? Organisation { get; init; }

    /// <summary>False for labels that name nobody ("Speaker 2", "Unknown").</summary>
    public bool IsNamed { get; init; } = true;
}
