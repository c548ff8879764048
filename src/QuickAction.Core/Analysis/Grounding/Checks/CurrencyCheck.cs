using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>An amount that is said in one money is not said in another, and 50 pence are not £50. Of one whose number is not cited the check of numbers speaks.</summary>
internal static class CurrencyCheck
{
    public static IEnumerable<Warning> Check(Claim claim)
    {
        foreach (var number in claim.Own.Quantities)
        {
            if (Currency.Of(claim.Text, claim.Tokens, number) is not { } own)
            {
                continue;
            }

            var said = Said(claim, number, claim.Segments);
            said = said.Count > 0 ? said : Said(claim, number, claim.Near);
            if (said.Exists(s => s.Currency is not null) && !said.Exists(s => s.Currency is null || IsSame(number, own, s)))
            {
                yield return claim.Warn("amount-not-cited", Severity.Warn, $"The amount \"{claim.Words(number.First, number.End)}\" in {own} is in {said.Find(s => s.Currency is not null).Currency} in the words that are cited");
            }
            else if (said.Count > 0 && Currency.IsForeign(own) && !IsNamed(claim, own))
            {
                yield return claim.Warn("amount-not-in-source", Severity.Warn, $"Nobody speaks of {own}, in which the statement has the amount \"{claim.Words(number.First, number.End)}\"");
            }
        }
    }

    private static bool IsSame(Quantity number, string own, Amount said) =>
        own == said.Currency
        || (!Currency.IsForeign(own) && said.Currency is { } other && !Currency.IsForeign(other) && Currency.Worth(number, own).Intersect(Currency.Worth(said.Number, other)).Any());

    private static List<Amount> Said(Claim claim, Quantity number, IEnumerable<int> segments)
    {
        var said = new List<Amount>();
        foreach (var segment in segments)
        {
            var facts = claim.Source.Facts(segment);
            foreach (var quantity in facts.Quantities)
            {
                if (CountedThings.IsSame(quantity, number))
                {
                    said.Add(new Amount(quantity, Currency.Of(claim.Source.Source.Segments[segment].Text, facts.Tokens, quantity)));
                }
            }
        }

        return said;
    }

    private static bool IsNamed(Claim claim, string currency) =>
        Enumerable.Range(0, claim.Source.Source.Segments.Count).Any(s => claim.Source.Facts(s) is var facts
            && facts.Quantities.Any(q => Currency.Of(claim.Source.Source.Segments[s].Text, facts.Tokens, q) == currency));

    private readonly record struct Amount(Quantity Number, string? Currency);
}
