using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// "Twice" where three times is said, "half" where a third is. What a numeral says the check of numbers looks up; a word that counts is found fault with only where the cited words say
/// another count of its kind.
/// </summary>
internal static class CountingCheck
{
    private const double FewestOfMore = 4;

    public static IEnumerable<Warning> Check(Claim claim)
    {
        foreach (var count in Counting.Find(claim.Tokens, claim.Own.Quantities).Where(c => c.IsWord && !double.IsNaN(c.Value)))
        {
            var said = In(claim, claim.Segments).Where(c => c.Kind == count.Kind).ToList();
            if (said.Count > 0 && !said.Exists(c => c.Means(count.Value)) && !In(claim, claim.Near).Any(c => c.Kind == count.Kind && c.Means(count.Value)) && !IsSum(said, count.Value))
            {
                yield return claim.Warn("number-not-cited", Severity.Warn, $"\"{claim.Words(count.First, count.End)}\" is another count than the words that are cited say");
            }
        }

        for (var at = 0; at < claim.Tokens.Length; at++)
        {
            if (claim.Tokens[at].Word is "couple" or "pair" && IsOfMore(claim, at))
            {
                yield return claim.Warn("number-not-cited", Severity.Warn, $"\"{claim.Words(at, at + 1)}\" is fewer than the words that are cited say");
            }
        }
    }

    /// <summary>"Once in May and once in June" is twice.</summary>
    private static bool IsSum(List<Count> said, double value) =>
        said.Count > 1 && said.TrueForAll(c => c.Kind == CountKind.Times) && said.Sum(c => c.Value).Equals(value);

    private static IEnumerable<Count> In(Claim claim, IEnumerable<int> segments) =>
        segments.SelectMany(s => claim.Source.Facts(s) is var facts ? Counting.Find(facts.Tokens, facts.Quantities) : []);

    /// <summary>"A couple of windows" where eight windows are said, and nowhere two.</summary>
    private static bool IsOfMore(Claim claim, int at)
    {
        if (at + 2 >= claim.Tokens.Length || claim.Tokens[at + 1].Word != "of")
        {
            return false;
        }

        var counted = Clause.Stem(claim.Tokens[at + 2].Word);
        var isMore = false;
        foreach (var segment in claim.Segments.Concat(claim.Near))
        {
            var facts = claim.Source.Facts(segment);
            if (facts.Numbers.Hold(new Quantity(at, at + 1, [2], [2]), roughly: false) || facts.Numbers.Hold(new Quantity(at, at + 1, [3], [3]), roughly: false))
            {
                return false;
            }

            foreach (var number in facts.Quantities)
            {
                isMore |= number.Readings is [>= FewestOfMore, ..] && number.End < facts.Tokens.Length && Clause.Stem(facts.Tokens[number.End].Word) == counted;
            }
        }

        return isMore;
    }
}
