using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding;

/// <summary>
/// Finds every citation again in the source. A statement that its engine could not support, with no citation, or with one whose quote is not exactly the source's characters, is
/// marked unsupported: shown, never silently kept or dropped.
/// </summary>
public sealed class CitationCheck(SourceText source)
{
    private readonly List<Citation> _unsupported = [];

    /// <summary>How many statements were marked.</summary>
    public int Unsupported { get; private set; }

    /// <summary>Segments that hold at least one citation that was found.</summary>
    public HashSet<int> Cited { get; } = [];

    public IReadOnlyList<T> Check<T>(IReadOnlyList<T> statements)
        where T : Statement => [.. statements.Select(Check)];

    public T Check<T>(T statement)
        where T : Statement
    {
        var supported = statement.Supported && statement.Citations.Count > 0 && statement.Citations.All(Stands);
        Cited.UnionWith(statement.Citations.Where(Stands).Select(c => c.Segment));
        if (supported)
        {
            return statement;
        }

        Unsupported++;
        _unsupported.AddRange(statement.Citations);
        return statement with { Supported = false };
    }

    public bool Stands(Citation citation) =>
        citation.Segment >= 0
        && citation.Segment < source.Segments.Count
        && citation.Start >= 0
        && citation.Start < citation.End
        && citation.End <= source.Segments[citation.Segment].Text.Length
        && source.Segments[citation.Segment].Text.AsSpan(citation.Start, citation.End - citation.Start).SequenceEqual(citation.Quote);

    /// <summary>The warning that goes with the marks; null when every statement stands.</summary>
    public Warning? Warning() => Unsupported == 0
        ? null
        : new Warning(
            "unsupported-statement",
            Severity.Warn,
            $"{Unsupported} statement(s) could not be found in the source and are marked unsupported; check them before approval.",
            [.. _unsupported.Where(Stands)]);
}
