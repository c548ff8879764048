namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Takes the best passages within a number of words, leaving out what repeats one already taken (maximal marginal relevance).</summary>
internal static class Selection
{
    /// <summary>Two passages that share more than this part of the shorter one's matter words say the same.</summary>
    private const double SayTheSame = 0.6;

    /// <returns>The passages in the order of the source.</returns>
    public static List<Passage> Take(
        IReadOnlyList<Passage> passages, Func<Passage, double> worth, PassageWeights weights, int words, int mostPassages = int.MaxValue)
    {
        var ranked = passages.Select(p => (Passage: p, Worth: worth(p))).Where(x => x.Worth > 0)
            .OrderByDescending(x => x.Worth).ThenBy(x => x.Passage.Place);
        var taken = new List<Passage>();
        foreach (var (passage, _) in ranked)
        {
            if (taken.Count == mostPassages || words < 3)
            {
                break;
            }

            if (passage.Length <= words && taken.TrueForAll(t => Shared(t, passage, weights) < SayTheSame))
            {
                taken.Add(passage);
                words -= passage.Length;
            }
        }

        taken.Sort((a, b) => a.Place.CompareTo(b.Place));
        return taken;
    }

    private static double Shared(Passage a, Passage b, PassageWeights weights)
    {
        var (shorter, longer) = a.Words.Length <= b.Words.Length ? (a, b) : (b, a);
        var matter = 0;
        var shared = 0;
        foreach (var word in shorter.Words)
        {
            if (weights.IsMatter(word))
            {
                matter++;
                shared += Array.IndexOf(longer.Words, word) >= 0 ? 1 : 0;
            }
        }

        return matter == 0 ? 1 : (double)shared / matter;
    }
}
