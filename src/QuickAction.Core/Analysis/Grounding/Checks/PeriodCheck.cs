using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// £60 a week are not £60 a month, and whoever comes weekly does not come every day. Only where both sides name a time: a statement that leaves it out is right, and so may one be that
/// gives one where none was said.
/// </summary>
internal static class PeriodCheck
{
    public static IEnumerable<Warning> Check(Claim claim)
    {
        var numbers = Numbers(claim.Tokens, claim.Own.Quantities);
        var priced = new HashSet<int>();
        foreach (var period in Period.Find(claim.Tokens, [.. numbers.Select(n => (n.First, n.End))]))
        {
            // "£1,200 a year paid monthly": how it is paid, not how much it is.
            if (period.Number >= 0 && !priced.Add(period.Number))
            {
                continue;
            }

            var said = period.Number >= 0 ? SaidOf(claim, numbers[period.Number]) : [];
            if (said.Count == 0 && period.Number < 0)
            {
                said = Alone(claim, period);
            }

            if (said.Count > 0 && !said.Exists(length => length.Equals(period.Length)))
            {
                yield return claim.Warn("period-differs", Severity.Warn, $"\"{claim.Words(period.First, period.End)}\" is not how often it is in the words that are cited");
            }
        }
    }

    /// <summary>The times in which the cited segments have the same number.</summary>
    private static List<double> SaidOf(Claim claim, Quantity number)
    {
        var said = new List<double>();
        foreach (var segment in claim.Segments)
        {
            var facts = claim.Source.Facts(segment);
            var numbers = Numbers(facts.Tokens, facts.Quantities);
            said.AddRange(Period.Find(facts.Tokens, [.. numbers.Select(n => (n.First, n.End))])
                .Where(p => p.Number >= 0 && CountedThings.IsSame(numbers[p.Number], number))
                .Select(p => p.Length));
        }

        return said;
    }

    /// <summary>The times that the cited words name by themselves; none when they, or those next to them, have the statement's unit in any way.</summary>
    private static List<double> Alone(Claim claim, Period period)
    {
        var unit = claim.Tokens[period.End - 1].Word;
        var said = new List<double>();
        foreach (var segment in claim.Segments.Concat(claim.Near))
        {
            var facts = claim.Source.Facts(segment);
            var numbers = Numbers(facts.Tokens, facts.Quantities);
            var found = Period.Find(facts.Tokens, [.. numbers.Select(n => (n.First, n.End))]);
            if (facts.Words.Contains(unit) || facts.Words.Contains(unit + "s") || found.Exists(p => p.Length.Equals(period.Length)))
            {
                return [];
            }

            said.AddRange(claim.Segments.Contains(segment) ? found.Where(p => p.Number < 0).Select(p => p.Length) : []);
        }

        return said;
    }

    /// <summary>Numerals that count, and "once" and "twice", in the order in which they stand.</summary>
    private static List<Quantity> Numbers(ReadOnlySpan<Token> tokens, IReadOnlyList<Quantity> numerals) =>
    [
        .. numerals.Where(n => !n.IsOrdinal).Concat(Counting.Find(tokens, numerals)
            .Where(c => c.IsWord && c.Kind == CountKind.Times && !double.IsNaN(c.Value))
            .Select(c => new Quantity(c.First, c.End, [c.Value], [c.Value]))).OrderBy(n => n.First),
    ];
}
