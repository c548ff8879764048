namespace QuickAction.Core.Analysis;

/// <summary>
/// One thing that an output says. <see cref="Supported"/> is false when its citations could not be found in the source: it is shown and marked,
/// never silently kept or dropped.
/// </summary>
public record Statement
{
    public required string Text { get; init; }
    public bool Supported { get; init; } = true;
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>Something that a named person has undertaken to do.</summary>
public sealed record ActionItem : Statement
{
    /// <summary>Who does it, as the attendee list has the name; null when nobody took it.</summary>
    public string? Owner { get; init; }

    /// <summary>By when, in the words that were said; null when nothing was said.</summary>
    public string? Due { get; init; }

    /// <summary>The day that those words mean; null unless it can be computed from the meeting's date.</summary>
    public DateOnly? DueDate { get; init; }
}

/// <summary>A person who was present, or who sent apologies; never a person who was only mentioned.</summary>
public sealed record Attendee
{
    public required string Name { get; init; }
    public string? Role { get; init; }
    public string? Organisation { get; init; }
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>A part of the talk about one matter, in the order in which it was said.</summary>
public sealed record Topic
{
    public required string Title { get; init; }
    public IReadOnlyList<Statement> Points { get; init; } = [];
}

/// <summary>A concrete, self-contained story from the source that others could re-use. <see cref="Citation"/> holds its exact words.</summary>
public sealed record UseCase
{
    public required string Title { get; init; }
    public required string Quote { get; init; }
    public required Citation Citation { get; init; }
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Why it was chosen, in a closed list of phrases (figures given, outcome told, ...).</summary>
    public required string Why { get; init; }
}
