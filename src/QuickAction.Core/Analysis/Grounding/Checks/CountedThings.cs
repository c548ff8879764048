using System.Collections.Frozen;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>What a number counts or names: "nine times" and "nine years" are not the same nine, and "year four" is no "four of them".</summary>
internal static class CountedThings
{
    /// <summary>Said in the cited segment beside the quoted sentence, of the same things.</summary>
    public static bool IsInSegment(Claim claim, Quantity number, int segment)
    {
        var unit = Unit(claim.Tokens, number);
        var facts = claim.Source.Facts(segment);
        foreach (var said in facts.Quantities)
        {
            if (IsSame(said, number) && (number.IsMoney ? said.IsMoney || Unit(facts.Tokens, said).Length == 0 : Unit(facts.Tokens, said) == unit))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Twelve months" of "a year", "sixty minutes" of "an hour", "every two weeks" of "every other week".</summary>
    public static bool IsLength(Claim claim, Quantity number) => (Unit(claim.Tokens, number), number.Readings) switch
    {
        ("month", [12]) => claim.Focus.Words.Overlaps(Years),
        ("minut", [60]) => claim.Focus.Words.Overlaps(Hours),
        ("week" or "dai" or "month" or "day", [2]) => number.First > 0 && claim.Tokens[number.First - 1].Word == "every" && claim.Focus.Words.Contains("every") && claim.Focus.Words.Contains("other"),
        _ => false,
    };

    /// <summary>"We've spent 1.4", of two million: the quoted words leave out what everybody knows, and have the number of nothing else. "£50" is said in full.</summary>
    public static bool IsUnitLeftOut(Claim claim, Quantity number)
    {
        foreach (var figures in new[] { number.Millions, number.Thousands })
        {
            if (figures is null)
            {
                continue;
            }

            foreach (var said in claim.Focus.Quantities)
            {
                if (!said.IsMoney && !said.IsPercent && !said.IsOrdinal && Meet(said.Readings, figures) && Unit(claim.Quoted, said).Length == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The number names a thing ("room nine") and is named in the segment, or stands alone there.</summary>
    public static bool IsNamed(Claim claim, Quantity number, int segment)
    {
        var label = Label(claim.Tokens, number.First);
        var facts = claim.Source.Facts(segment);
        foreach (var said in label.Length > 0 ? facts.Quantities : [])
        {
            var named = Label(facts.Tokens, said.First);
            if (IsSame(said, number) && (named == label || (named.Length == 0 && Unit(facts.Tokens, said).Length == 0)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The quoted words name another of its kind, which the claim leaves out: "room fourteen" where it says "room five".</summary>
    public static bool NamesAnother(Claim claim, Quantity number, IReadOnlyList<Quantity> numbers)
    {
        var label = Label(claim.Tokens, number.First);
        return label.Length > 0 && claim.Focus.Quantities.Any(said => Label(claim.Quoted, said.First) == label && !numbers.Any(n => IsSame(n, said)));
    }

    /// <summary>Said in the segment of things that both name.</summary>
    public static bool IsOfSameThing(Claim claim, Quantity number, int segment) => Unit(claim.Tokens, number).Length > 0 && IsInSegment(claim, number, segment);

    /// <summary>
    /// The value is there and is of another thing: in the quoted words, only when those say another number of the claim's thing ("nine times ... two hours"); beside them, also whenever
    /// both name what they count.
    /// </summary>
    public static bool IsOfAnother(Claim claim, Quantity number, SegmentFacts said, bool isBeside)
    {
        var (unit, label) = (Unit(claim.Tokens, number), Label(claim.Tokens, number.First));
        if (unit.Length == 0 && label.Length == 0 && !isBeside)
        {
            return false;
        }

        var isAnother = false;
        var isSaid = false;
        foreach (var quantity in said.Quantities)
        {
            if (IsSame(quantity, number))
            {
                isSaid = true;
                if (!IsOther(claim, quantity, said.Tokens, unit, label))
                {
                    return false;
                }

                isAnother = true;
            }
        }

        // "Seven months old and twice in hospital": the two is said of times alone, and by no number.
        isAnother |= !isBeside && unit.Length > 0 && unit != Times && claim.Focus.Words.Overlaps(Repeated) && !isSaid;
        return isAnother && ((isBeside && label.Length == 0) || SaysOther(claim, number, unit, label));
    }

    /// <summary>The claim says the number of two things, and the cited segments say it once: "27 through Hartlow, 27 through Wexcombe".</summary>
    public static bool IsSaidOnce(Claim claim, Quantity number, IEnumerable<Quantity> earlier)
    {
        if (!earlier.Any(e => e.Readings.SequenceEqual(number.Readings)))
        {
            return false;
        }

        var times = 0;
        foreach (var segment in claim.Segments)
        {
            times += claim.Source.Facts(segment).Quantities.Count(q => IsSame(q, number));
        }

        return times == 1;
    }

    /// <summary>
    /// The quoted words have a number that the claim says nowhere and that can count what it counts: whoever takes this one from beside them has it from another place than the rest.
    /// </summary>
    public static bool HasLeftOver(Claim claim, Quantity number, IReadOnlyList<Quantity> numbers)
    {
        var unit = Unit(claim.Tokens, number);
        foreach (var said in claim.Focus.Quantities)
        {
            var isFigure = said.InFigures || !(said.End == said.First + 1 && claim.Quoted[said.First].Word is "one" or "half" or "second" or "first" or "a");
            if (isFigure
                && !said.IsOrdinal
                && said.Readings.Count > 0
                && said.IsMoney == number.IsMoney
                && (unit.Length == 0 || Unit(claim.Quoted, said) is "" || Unit(claim.Quoted, said) == unit)
                && !numbers.Any(n => IsSame(n, said) || IsSame(said, n)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The quoted words say another number of what the claim counts.</summary>
    private static bool SaysOther(Claim claim, Quantity number, string unit, string label)
    {
        foreach (var quantity in claim.Focus.Quantities)
        {
            if (!IsSame(quantity, number) && (label.Length > 0 ? Label(claim.Quoted, quantity.First) == label : Unit(claim.Quoted, quantity) == unit))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOther(Claim claim, Quantity quantity, ReadOnlySpan<Token> said, string unit, string label)
    {
        if (label.Length > 0)
        {
            return Label(said, quantity.First) != label;
        }

        var counted = quantity.IsOrdinal ? Day : Unit(said, quantity);
        return counted.Length > 0 && counted != unit && !Array.Exists(claim.Tokens, t => Clause.Stem(t.Word) == counted);
    }

    public static bool IsSame(Quantity one, Quantity other) => Meet(one.Readings, other.Readings) || Meet(one.Pieces, other.Readings);

    private static bool Meet(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        for (var i = 0; i < one.Count; i++)
        {
            for (var j = 0; j < other.Count; j++)
            {
                if (one[i].Equals(other[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The stem of what is counted: the next word of matter in the clause, or the one behind it; none of a number that "of", "on" or "in" follows.</summary>
    private static string Unit(ReadOnlySpan<Token> tokens, Quantity number)
    {
        if (number.IsPercent)
        {
            return PerCent;
        }

        for (var at = number.End; at < tokens.Length && at < number.End + 2 && !Numerals.Ends(tokens[at - 1]); at++)
        {
            if (tokens[at].Word.Length < 3 || StopWords.Has(tokens[at].Word) || MatterWords.IsFigure(tokens, at))
            {
                return "";
            }

            if (tokens[at].Word is not ("more" or "new" or "other" or "different" or "extra" or "further"))
            {
                return Clause.Stem(tokens[at].Word);
            }
        }

        return "";
    }

    /// <summary>The word before a number that names a thing: whoever speaks of "flat 14" for a while says "it".</summary>
    public static string Label(ReadOnlySpan<Token> tokens, int first) => first > 0 && Labelling.Contains(tokens[first - 1].Word) ? tokens[first - 1].Word : "";

    private static readonly string[] Years = ["year", "annual", "yearly"];
    private static readonly string[] Hours = ["hour", "hourly"];
    private static readonly string[] Repeated = ["twice", "once", "double", "doubled"];
    private const string Times = "time";
    private const string PerCent = "per cent";
    private const string Day = "day of a month";

    private static readonly FrozenSet<string> Labelling = (
        "flat house room unit plot block floor item items section paragraph page phase stage zone ward route bus class year grade group team table figure appendix option site number lot chapter clause schedule "
        + "rule question recommendation line track gate platform junction bay pitch hall area district division band category type model version").Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
