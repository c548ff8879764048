using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Quotes;

/// <summary>
/// What has to be said about the quotations of a result: one warning of each kind, with the places. That a quotation was not found is said by the
/// mark on the statement and by <see cref="CitationCheck.Warning"/>.
/// </summary>
public sealed class QuoteTally
{
    private readonly List<Citation> _reanchored = [];
    private readonly List<Citation> _altered = [];
    private readonly SortedSet<int> _unknown = [];
    private int _statementsMoved;
    private int _statementsAltered;

    public void Add(QuoteResolution resolution)
    {
        _unknown.UnionWith(resolution.UnknownSegments);
        if (resolution.Reanchored)
        {
            _statementsMoved++;
            _reanchored.AddRange(resolution.Citations);
        }

        if (resolution.Match == QuoteMatch.Aligned)
        {
            _statementsAltered++;
            _altered.AddRange(resolution.Citations);
        }
    }

    public IEnumerable<Warning> Warnings()
    {
        if (_unknown.Count > 0)
        {
            yield return new Warning(
                "segment-unknown",
                Severity.Warn,
                $"The engine cited {_unknown.Count} segment(s) that the source does not have; look at the statements that are marked or moved.");
        }

        if (_statementsMoved > 0)
        {
            yield return new Warning(
                "quote-reanchored",
                Severity.Info,
                $"The engine named the wrong place for {_statementsMoved} quotation(s); each stands in exactly one other place, which is cited instead.",
                _reanchored);
        }

        if (_statementsAltered > 0)
        {
            yield return new Warning(
                "quote-altered",
                Severity.Info,
                $"The engine quoted {_statementsAltered} passage(s) with small changes; the source's own words are cited instead.",
                _altered);
        }
    }
}
