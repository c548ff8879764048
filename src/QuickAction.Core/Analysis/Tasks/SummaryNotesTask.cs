namespace QuickAction.Core.Analysis.Tasks;

/// <summary>What a model is asked of a document, or of a part of it.</summary>
public sealed record SummaryNotesInput
{
    public required SourcePart Part { get; init; }

    /// <summary>Most words of headline and key points together.</summary>
    public required int Words { get; init; }
}

public sealed record SummaryNotes
{
    public required DraftStatement? Headline { get; init; }
    public required IReadOnlyList<DraftStatement> KeyPoints { get; init; }
    public required IReadOnlyList<DraftSummarySection> Sections { get; init; }
    public required IReadOnlyList<DraftUseCase> UseCases { get; init; }
}

/// <param name="Heading">The segment that is the section's heading; null when it has none.</param>
public sealed record DraftSummarySection(int? Heading, string Title, IReadOnlyList<DraftStatement> Points);

/// <param name="Segment">The segment that tells the story.</param>
/// <param name="Why">Phrases of the closed list in the answer's schema.</param>
public sealed record DraftUseCase(string Title, int Segment, IReadOnlyList<string> Why);
