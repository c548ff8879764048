using System.Collections.Frozen;
using QuickAction.Core.Analysis.Grounding.Reading;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>
/// What words mean as far as polarity goes: words of one side of a line mean the same, those of its other side the contrary. A word may stand in many lines ("come back" is to
/// return and to reply); two words are compared by any line that has both.
/// </summary>
internal static partial class Meanings
{
    private static readonly FrozenDictionary<string, Entry[]> ByFirst = Build();

    /// <summary>Particles that may stand away from their verb: "turned a carer away".</summary>
    private static readonly FrozenSet<string> Particles = "away off back down out up on over".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private const int FarthestParticle = 4;

    /// <summary>The senses of the word or phrase that begins at a stem; the phrase of most words wins. Null when it is in no line.</summary>
    /// <param name="length">How many words it takes up; a particle that stands away from its verb is left where it is.</param>
    public static Sense[]? At(ReadOnlySpan<string> stems, int at, out int length)
    {
        foreach (var entry in ByFirst.GetValueOrDefault(stems[at], []))
        {
            length = entry.Taken(stems, at);
            if (length > 0)
            {
                return entry.Senses;
            }
        }

        length = 1;
        return null;
    }

    /// <summary>The senses of a single word.</summary>
    public static Sense[] Of(string stem) => At([stem], 0, out _) ?? [];

    private static FrozenDictionary<string, Entry[]> Build()
    {
        var senses = new Dictionary<string, List<Sense>>(StringComparer.Ordinal);
        var concept = 0;
        foreach (var line in Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sides = line.Split(':', '|');
            for (var side = 0; side < sides.Length; side++)
            {
                foreach (var phrase in sides[side].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    var key = string.Join(' ', phrase.Split(' ').Select(Clause.OwnStem));
                    if (!senses.TryGetValue(key, out var list))
                    {
                        senses[key] = list = [];
                    }

                    list.Add(new Sense(concept, side == 1, side == 1 && line.Contains(':', StringComparison.Ordinal)));
                }
            }

            concept++;
        }

        return senses
            .Select(p => (Words: p.Key.Split(' '), Senses: p.Value.ToArray()))
            .GroupBy(p => p.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Words.Length).Select(p => new Entry(p.Words[1..], p.Senses)).ToArray(), StringComparer.Ordinal);
    }

    private sealed record Entry(string[] Rest, Sense[] Senses)
    {
        /// <summary>How many words the phrase takes up at a place, or 0.</summary>
        public int Taken(ReadOnlySpan<string> stems, int at)
        {
            if (Rest is [var only] && Particles.Contains(only))
            {
                return WithParticle(stems, at, only);
            }

            for (var i = 0; i < Rest.Length; i++)
            {
                if (at + 1 + i >= stems.Length || stems[at + 1 + i] != Rest[i])
                {
                    return 0;
                }
            }

            return Rest.Length + 1;
        }

        private static int WithParticle(ReadOnlySpan<string> stems, int at, string particle)
        {
            for (var far = at + 1; far < stems.Length && far <= at + FarthestParticle; far++)
            {
                if (stems[far] == particle)
                {
                    return far == at + 1 ? 2 : far == at + 2 && stems[at + 1] is "it" or "them" or "him" or "her" or "that" or "thi" or "us" or "me" or "'s" ? 3 : 1;
                }
            }

            return 0;
        }
    }
}
