using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Quotes;

/// <summary>
/// Finds the words that a model gave as evidence in the segments that it named: exactly, then folded, then over the neighbouring segments, then in
/// parts around an ellipsis, then by bounded alignment; at last in the one other place of the source where they stand. Made once for a source; safe
/// to use from several threads.
/// </summary>
public sealed class QuoteResolver(SourceText source)
{
    /// <summary>A shorter quotation is too common to say where else it belongs: "that is agreed" would land anywhere.</summary>
    private const int FewestLettersElsewhere = 12;

    /// <summary>A shorter quotation has too few characters for four in five of them to mean anything: "no" is nearly "not".</summary>
    private const int ShortestAligned = 16;

    private readonly Lazy<FoldedSource> _folded = new(() => new FoldedSource(source));

    private FoldedSource Folded => _folded.Value;

    /// <param name="segments">The segments named with the quotation; none, unknown and repeated ones are allowed.</param>
    public QuoteResolution Resolve(IReadOnlyList<int> segments, string quote)
    {
        var named = segments.Where(s => s >= 0 && s < source.Segments.Count).Distinct().ToList();
        var unknown = segments.Where(s => s < 0 || s >= source.Segments.Count).Distinct().ToList();
        var words = QuoteText.Clean(quote, named.Select(s => source.Segments[s].Speaker));
        return Found(named, words) with { UnknownSegments = unknown };
    }

    private QuoteResolution Found(List<int> named, string quote)
    {
        if (!quote.AsSpan().ContainsAnyLetterOrDigit())
        {
            return new QuoteResolution { Match = QuoteMatch.None };
        }

        var folded = Folding.Fold(quote);
        var bare = QuoteText.Bare(folded);
        return Exactly(named, quote)
            ?? Normalised(named, folded)
            ?? Normalised(named, bare)
            ?? Aligned(named, bare)
            ?? Elsewhere(bare)
            ?? new QuoteResolution { Match = QuoteMatch.None };
    }

    private QuoteResolution? Exactly(List<int> named, string quote)
    {
        foreach (var segment in named.Select(s => source.Segments[s]))
        {
            if (WholeWords.IndexOf(segment.Text, quote) is >= 0 and var at)
            {
                return new QuoteResolution { Match = QuoteMatch.Exact, Citations = [Cite.Range(segment, at, at + quote.Length)] };
            }
        }

        return null;
    }

    private QuoteResolution? Normalised(List<int> named, string quote)
    {
        foreach (var range in named.Select(Folded.Of))
        {
            if (WholeWords.IndexOf(Folded.Text.AsSpan(range), quote) is >= 0 and var at)
            {
                return Result(QuoteMatch.Normalised, Folded.Cite(range.Start.Value + at, range.Start.Value + at + quote.Length));
            }
        }

        return named.Select(s => Spanning(s, quote)).FirstOrDefault(r => r is not null)
            ?? InParts(named, QuoteText.Parts(quote))
            ?? InParts(named, QuoteText.Sentences(quote));
    }

    /// <summary>A quotation that goes on into the next turn, or began in the one before: it touches the named segment.</summary>
    private QuoteResolution? Spanning(int segment, string quote)
    {
        var around = Folded.Around(segment, quote.Length);
        var text = Folded.Text.AsSpan(around);
        for (var at = WholeWords.IndexOf(text, quote); at >= 0; at = WholeWords.IndexOf(text, quote, at + 1))
        {
            var start = around.Start.Value + at;
            var citations = Folded.Cite(start, start + quote.Length);
            if (citations.Any(c => c.Segment == segment))
            {
                return Result(QuoteMatch.Normalised, citations);
            }
        }

        return null;
    }

    /// <summary>"the fence goes up ... by Easter", or two sentences from two turns put together: every part must be found in a named segment.</summary>
    private QuoteResolution? InParts(List<int> named, IReadOnlyList<string> parts)
    {
        if (parts.Count < 2)
        {
            return null;
        }

        var citations = new List<Citation>();
        foreach (var part in parts)
        {
            var found = named
                .Select(s => (Range: Folded.Of(s), Place: WholeWords.IndexOf(Folded.Text.AsSpan(Folded.Of(s)), part)))
                .FirstOrDefault(f => f.Place >= 0, (Range: 0..0, Place: -1));
            if (found.Place < 0)
            {
                return null;
            }

            var start = found.Range.Start.Value + found.Place;
            citations.AddRange(Folded.Cite(start, start + part.Length));
        }

        return Result(QuoteMatch.Normalised, [.. citations.Distinct().OrderBy(c => c.Segment).ThenBy(c => c.Start)]);
    }

    private QuoteResolution? Aligned(List<int> named, string quote)
    {
        foreach (var segment in quote.Length < ShortestAligned ? [] : named)
        {
            foreach (var range in new[] { Folded.Of(segment), Folded.Around(segment, quote.Length) })
            {
                if (QuoteAlignment.Find(quote, Folded.Text.AsSpan(range)) is { } found)
                {
                    var whole = WholeWords.Around(Folded.Text, range.Start.Value + found.Start.Value, range.Start.Value + found.End.Value);
                    var citations = Folded.Cite(whole.Start.Value, whole.End.Value);
                    if (citations.Any(c => c.Segment == segment))
                    {
                        return Result(QuoteMatch.Aligned, citations);
                    }
                }
            }
        }

        return null;
    }

    private QuoteResolution? Elsewhere(string quote)
    {
        if (quote.Count(char.IsLetterOrDigit) < FewestLettersElsewhere)
        {
            return null;
        }

        var at = WholeWords.IndexOf(Folded.Text, quote);
        if (at < 0 || WholeWords.IndexOf(Folded.Text, quote, at + 1) >= 0)
        {
            return null;
        }

        return Result(QuoteMatch.Normalised, Folded.Cite(at, at + quote.Length)) is { } found ? found with { Reanchored = true } : null;
    }

    private static QuoteResolution? Result(QuoteMatch match, IReadOnlyList<Citation> citations) =>
        citations.Count == 0 ? null : new QuoteResolution { Match = match, Citations = citations };
}
