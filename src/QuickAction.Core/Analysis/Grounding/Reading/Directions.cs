using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>A word that says which way something went.</summary>
internal readonly record struct Direction(int At, bool IsUp);

/// <summary>Words of rising and falling: "rose", "went up", "an increase of", "cut", "down by".</summary>
internal static class Directions
{
    /// <summary>Without "raised": in minutes it is a matter that is raised.</summary>
    private static readonly FrozenSet<string> Up = Set(
        "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb climbs climbed climbing uplift uplifted soared jumped");

    private static readonly FrozenSet<string> Down = Set(
        "fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing reduce reduces reduced reducing reduction reductions cut cuts cutting decline declines declined declining "
        + "lower lowered lowering shrink shrank shrunk shrinking slashed halved");

    /// <summary>Verbs that go up or down: "went up", "put it down to", "we're down to".</summary>
    private static readonly FrozenSet<string> Moving = Set("go goes going went gone put puts putting come comes came coming bring brings brought take takes took taken move moved push pushed get got is are was were 's been be");

    private const int FarthestParticle = 3;

    public static List<Direction> Find(ReadOnlySpan<Token> tokens)
    {
        var found = new List<Direction>();
        for (var at = 0; at < tokens.Length; at++)
        {
            var word = tokens[at].Word;
            if (Up.Contains(word) || Down.Contains(word))
            {
                found.Add(new Direction(at, Up.Contains(word)));
            }
            else if (word is "up" or "down" && (IsMoved(tokens, at) || (at + 1 < tokens.Length && tokens[at + 1].Word is "from" or "by")))
            {
                found.Add(new Direction(at, word == "up"));
            }
        }

        return found;
    }

    private static bool IsMoved(ReadOnlySpan<Token> tokens, int at)
    {
        for (var back = at - 1; back >= 0 && at - back <= FarthestParticle && !Numerals.Ends(tokens[back]); back--)
        {
            if (Moving.Contains(tokens[back].Word))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
