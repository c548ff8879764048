using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Tasks;

/// <summary>What is asked of an engine for the summary of one source.</summary>
public sealed record SummaryInput
{
    public required SourceText Source { get; init; }

    /// <summary>Most words of headline and key points together.</summary>
    public required int Words { get; init; }
}

/// <summary>What an engine chose from the source, every item with its citations. Not yet checked: grounding comes after.</summary>
public sealed record SummaryFindings
{
    /// <summary>Null only when the source holds nothing that could be summarised.</summary>
    public Statement? Headline { get; init; }
    public IReadOnlyList<Statement> KeyPoints { get; init; } = [];
    public IReadOnlyList<SectionSummary> Sections { get; init; } = [];
    public IReadOnlyList<UseCase> UseCases { get; init; } = [];
}

/// <summary>The points of one section of the source, in its order.</summary>
public sealed record SectionSummary
{
    public required string Title { get; init; }

    /// <summary>Page on which the section begins.</summary>
    public int? Page { get; init; }
    public IReadOnlyList<Statement> Points { get; init; } = [];
}
