using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// What fell from 420 to 395 did not rise, and did not fall from 395 to 420. The direction is looked for near the same figure on both sides; words of rising and falling without a
/// figure are for the check of negation.
/// </summary>
internal static class DirectionCheck
{
    /// <summary>So many words may stand between a figure and the word that says which way it went.</summary>
    private const int Reach = 8;

    public static IEnumerable<Warning> Check(Claim claim)
    {
        var numbers = claim.Own.Quantities;
        if (numbers.Count == 0)
        {
            yield break;
        }

        var own = Directions.Find(claim.Tokens);
        foreach (var direction in own)
        {
            var figures = numbers.Where(n => !n.IsOrdinal && IsNear(claim.Tokens, n, direction.At)).ToList();
            if (figures.Exists(f => IsOpposed(claim, own, f, direction.IsUp)))
            {
                yield return claim.Warn("direction-differs", Severity.Warn, $"\"{claim.Words(direction.At, direction.At + 1)}\" is the other way than the cited words say of the same figure");
                yield break;
            }
        }

        foreach (var (from, to) in Changes(claim.Tokens, numbers))
        {
            var said = Said(claim).ToList();
            if (said.Exists(c => CountedThings.IsSame(c.From, to) && CountedThings.IsSame(c.To, from)) && !said.Exists(c => CountedThings.IsSame(c.From, from) && CountedThings.IsSame(c.To, to)))
            {
                yield return claim.Warn("direction-differs", Severity.Warn, $"\"{claim.Words(from.First, to.End)}\" is the other way round in the words that are cited");
                yield break;
            }
        }
    }

    /// <summary>Beside the figure the cited segments say the other direction, and nowhere this one.</summary>
    private static bool IsOpposed(Claim claim, List<Direction> own, Quantity figure, bool isUp)
    {
        // The statement says the cited direction too: the other is of something else ("the grass, which grows fast, is cut every two weeks").
        if (own.Exists(d => d.IsUp != isUp && IsNear(claim.Tokens, figure, d.At)))
        {
            return false;
        }

        var isOpposed = false;
        foreach (var segment in claim.Segments)
        {
            var facts = claim.Source.Facts(segment);
            var directions = Directions.Find(facts.Tokens);
            foreach (var number in facts.Quantities)
            {
                foreach (var direction in CountedThings.IsSame(number, figure) ? directions : [])
                {
                    if (!IsNear(facts.Tokens, number, direction.At))
                    {
                        continue;
                    }

                    if (direction.IsUp == isUp || IsDenied(facts.Tokens, direction.At))
                    {
                        return false;
                    }

                    isOpposed = true;
                }
            }
        }

        return isOpposed;
    }

    private static bool IsDenied(ReadOnlySpan<Token> tokens, int at)
    {
        for (var back = Math.Max(0, at - 3); back < at; back++)
        {
            if (Clause.MayDeny(tokens[back].Word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In the same sentence, and not far.</summary>
    private static bool IsNear(ReadOnlySpan<Token> tokens, Quantity number, int at)
    {
        var (first, end) = at < number.First ? (at, number.First) : (number.End - 1, at);
        if (end - first > Reach)
        {
            return false;
        }

        for (var i = first; i < end; i++)
        {
            if (tokens[i].Is(TokenMarks.SentenceEnd))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<Change> Said(Claim claim) =>
        claim.Segments.Select(claim.Source.Facts).SelectMany(f => Changes(f.Tokens, f.Quantities));

    /// <summary>"From 420 to 395".</summary>
    private static List<Change> Changes(ReadOnlySpan<Token> tokens, IReadOnlyList<Quantity> numbers)
    {
        var changes = new List<Change>();
        for (var i = 0; i + 1 < numbers.Count; i++)
        {
            var (from, to) = (numbers[i], numbers[i + 1]);
            if (from.First > 0 && tokens[from.First - 1].Word == "from" && to.First - from.End <= MostBetween && tokens[to.First - 1].Word == "to")
            {
                changes.Add(new Change(from, to));
            }
        }

        return changes;
    }

    private const int MostBetween = 4;

    private readonly record struct Change(Quantity From, Quantity To);
}
