using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>Every number and every amount of money in a claim is said in the segments that it cites.</summary>
internal static class NumberCheck
{
    public static IEnumerable<Warning> Check(Claim claim)
    {
        List<(int First, int End)> others =
        [
            .. claim.Own.Dates.Select(d => (d.First, d.End)),
            .. claim.NamesInIt.Where(n => n.Numbered is not null).Select(n => (n.First, n.End)),
        ];
        List<Quantity> numbers = [.. NumberReader.Find(claim.Tokens).Where(n => !IsNone(claim, n) && !IsOfPlaceholder(claim, n) && !others.Exists(o => n.First < o.End && o.First < n.End))];
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            var kind = number.IsMoney ? "amount" : "number";
            var words = claim.Words(number.First, number.End);
            var roughly = number.First > 0 && IsRough(claim.Tokens, number.First - 1);
            if (i > 0 && CountedThings.IsSaidOnce(claim, number, numbers.Take(i).Where(n => !Array.Exists(claim.Tokens[n.First..number.First], t => t.Is(TokenMarks.SentenceEnd)))) && !(Stretch.SaysMuch(claim) && IsNearby(claim, number, numbers)))
            {
                yield return claim.Warn($"{kind}-not-cited", Severity.Warn, $"The {kind} \"{words}\" is said of one thing in the words that are cited, not of two");
                continue;
            }

            if ((claim.Focus.Numbers.Hold(number, roughly) && !CountedThings.IsOfAnother(claim, number, claim.Focus, isBeside: false)) || (claim.Segments.Any(s => CountedThings.IsInSegment(claim, number, s)) && !CountedThings.HasLeftOver(claim, number, numbers)) || HeldTogether(claim, number, roughly))
            {
                continue;
            }

            if (CountedThings.IsLength(claim, number))
            {
                continue;
            }

            if (CountedThings.IsUnitLeftOut(claim, number))
            {
                continue;
            }

            if ((!CountedThings.HasLeftOver(claim, number, numbers) && claim.Near.Any(s => claim.Source.Facts(s).Numbers.Hold(number, roughly) && !CountedThings.IsOfAnother(claim, number, claim.Source.Facts(s), isBeside: true))) || (!CountedThings.NamesAnother(claim, number, numbers) && claim.Before(TurnsForThings).Any(s => CountedThings.IsNamed(claim, number, s))))
            {
                yield return claim.Warn($"{kind}-beside-citation", Severity.Info, $"The {kind} \"{words}\" is said next to the words that are cited");
            }
            else if (Stretch.SaysMuch(claim) && IsNearby(claim, number, numbers))
            {
                yield return claim.Warn($"{kind}-beside-citation", Severity.Info, $"The {kind} \"{words}\" is said near the words that are cited");
            }
            else if (claim.Source.Whole.Numbers.Hold(number, roughly: false) && !CountedThings.HasLeftOver(claim, number, numbers) && IsFormer(claim.Tokens, number, numbers.Skip(i + 1), claim.Focus.Numbers))
            {
                yield return claim.Warn($"{kind}-beside-citation", Severity.Info, $"The {kind} \"{words}\", from which it went to the one that is cited, is said elsewhere in the source");
            }
            else if (claim.Source.Whole.Numbers.Hold(number, roughly))
            {
                yield return claim.Warn($"{kind}-not-cited", Severity.Warn, $"The {kind} \"{words}\" is not in the words that are cited, only elsewhere in the source");
            }
            else
            {
                yield return claim.Warn($"{kind}-not-in-source", Severity.Warn, $"The {kind} \"{words}\" is nowhere in the source");
            }
        }
    }

    /// <summary>In the turns that the statement sums up, or of the very same things a while before: "the five bed house".</summary>
    private static bool IsNearby(Claim claim, Quantity number, List<Quantity> numbers) =>
        (!CountedThings.HasLeftOver(claim, number, numbers) && Stretch.Of(claim).Any(s => claim.Source.Facts(s).Numbers.Hold(number, roughly: false) && !CountedThings.IsOfAnother(claim, number, claim.Source.Facts(s), isBeside: true)))
        || claim.Around(TurnsForThings).Any(s => CountedThings.IsOfSameThing(claim, number, s));

    /// <summary>"From 10 to 15 pounds", where the words cited say 15: what it was before is said once, when the matter comes up.</summary>
    private static bool IsFormer(Token[] tokens, Quantity number, IEnumerable<Quantity> later, NumberFacts said) =>
        number.First > 0
        && tokens[number.First - 1].Word == "from"
        && later.FirstOrDefault() is { First: var next } to
        && next <= number.End + 4
        && tokens[next - 1].Word == "to"
        && said.Hold(to, roughly: false);

    /// <summary>"[[PERSON_12]]" that stands for nobody is warned of as such; its number counts nothing.</summary>
    private static bool IsOfPlaceholder(Claim claim, Quantity number)
    {
        var before = claim.Text.AsSpan(0, claim.Tokens[number.First].Start);
        return before.EndsWith("_") && before.LastIndexOf("[[") > before.LastIndexOf("]]");
    }

    /// <summary>As many as for names of people and places who do not speak.</summary>
    private const int TurnsForThings = 12;

    /// <summary>A number that a caption's end cuts in two: "a hundred and" - "forty".</summary>
    private static bool HeldTogether(Claim claim, Quantity number, bool roughly)
    {
        for (var i = 1; i < claim.Segments.Count; i++)
        {
            if (claim.Segments[i] == claim.Segments[i - 1] + 1)
            {
                var facts = new NumberFacts();
                facts.Add(claim.Source.Talk.Tokens[claim.Source.TokenRange(claim.Segments[i - 1]).Start..claim.Source.TokenRange(claim.Segments[i]).End]);
                if (facts.Hold(number, roughly))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"One of them", "first of all", "second", "half the class": words of order and choice, not figures.</summary>
    private static bool IsNone(Claim claim, Quantity number)
    {
        if (number.InFigures)
        {
            return false;
        }

        var word = claim.Tokens[number.First].Word;
        return number.End == number.First + 1 && word is "one" or "first" or "second" or "zero" or "half";
    }

    private static bool IsRough(Token[] tokens, int at) => tokens[at].Word
        is "about" or "around" or "approximately" or "roughly" or "nearly" or "almost" or "over" or "under" or "some" or "than" or "circa" or "up";
}
