using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Summaries;

/// <summary>Summary of one source: the contract of design 5.2.</summary>
public sealed record SummaryResult : Result
{
    public override string Schema => "quickaction.summary.v1";
    public Statement? Headline { get; init; }
    public IReadOnlyList<Statement> KeyPoints { get; init; } = [];
    public IReadOnlyList<SectionSummary> Sections { get; init; } = [];
    public IReadOnlyList<UseCase> UseCases { get; init; } = [];

    /// <summary>The stories as they were told.</summary>
    public IEnumerable<Statement> Stories() => UseCases.Select(u => new Statement { Text = u.Quote, Citations = [u.Citation] });

    public override IEnumerable<Statement> Claims() => [.. Headline is null ? Enumerable.Empty<Statement>() : [Headline], .. KeyPoints, .. Sections.SelectMany(s => s.Points)];
}
