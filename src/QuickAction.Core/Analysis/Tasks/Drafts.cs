namespace QuickAction.Core.Analysis.Tasks;

/// <summary>Where a model says that something stands: a segment and words that it claims to have copied from it. Believed only once found there.</summary>
public sealed record Evidence(int Segment, string Quote);

/// <summary>What a model has written, before its evidence was looked up in the source. Never part of a result.</summary>
public record DraftStatement
{
    public required string Text { get; init; }
    public required IReadOnlyList<Evidence> Evidence { get; init; }
}

public sealed record DraftAction : DraftStatement
{
    public required string? Owner { get; init; }

    /// <summary>By when, in the words of the source.</summary>
    public required string? Due { get; init; }
}

public sealed record DraftPerson
{
    public required string Name { get; init; }
    public required string? Role { get; init; }
    public required string? Organisation { get; init; }
    public required IReadOnlyList<Evidence> Evidence { get; init; }
}

public sealed record DraftTopic
{
    public required string Title { get; init; }
    public required IReadOnlyList<DraftStatement> Points { get; init; }
}

/// <summary>Items for a section of the minutes template.</summary>
/// <param name="Id">The id that the template gives the section.</param>
public sealed record DraftSection(string Id, IReadOnlyList<DraftStatement> Items);
