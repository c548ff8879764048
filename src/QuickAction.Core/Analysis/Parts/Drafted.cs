using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Parts;

/// <summary>Turns drafts into statements: what a model claims to have quoted becomes citations, or the statement is marked unsupported.</summary>
internal sealed class Drafted(SourceText source)
{
    private readonly QuoteResolver _quotes = new(source);
    private readonly QuoteTally _tally = new();

    /// <summary>What has to be said about the evidence that was looked up so far.</summary>
    public IEnumerable<Warning> Warnings => _tally.Warnings();

    public IReadOnlyList<Statement> Statements(IEnumerable<DraftStatement> drafts) => [.. drafts.Select(Statement)];

    public Statement Statement(DraftStatement draft)
    {
        var citations = Citations(draft.Evidence);
        return new Statement { Text = draft.Text.Trim(), Citations = citations, Supported = citations.Count > 0 };
    }

    public IReadOnlyList<Citation> Citations(IEnumerable<Evidence> evidence)
    {
        var citations = new List<Citation>();
        foreach (var piece in evidence)
        {
            var found = _quotes.Resolve([piece.Segment], piece.Quote);
            _tally.Add(found);
            citations.AddRange(found.Citations);
        }

        return [.. citations.Distinct()];
    }
}
