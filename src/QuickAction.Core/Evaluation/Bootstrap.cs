namespace QuickAction.Core.Evaluation;

/// <summary>A figure with its 95 % interval.</summary>
/// <param name="Low">Null when one source alone has the figure: it says nothing of others.</param>
/// <param name="High">Null like <paramref name="Low"/>.</param>
public sealed record Estimate(double Value, double? Low, double? High);

/// <summary>
/// Intervals by drawing sources with replacement (B. Efron, "Bootstrap methods", 1979), 1,000 times from a seed: the same scores give the same interval on
/// every machine. Two engines are compared on the same draws, source by source.
/// </summary>
public static class Bootstrap
{
    public const int Draws = 1000;

    /// <summary>Null when no source has the figure.</summary>
    public static Estimate? Of(IReadOnlyList<Measure> measures, ulong seed) => Interval(measures.Count, i => Ratio(i.Select(k => measures[k])), seed);

    /// <summary>The first minus the second, both over the sources that have it in both.</summary>
    public static Estimate? Difference(IReadOnlyList<(Measure One, Measure Other)> pairs, ulong seed) => Interval(
        pairs.Count,
        i =>
        {
            var drawn = i.ToList();
            return Ratio(drawn.Select(k => pairs[k].One)) - Ratio(drawn.Select(k => pairs[k].Other));
        },
        seed);

    private static Estimate? Interval(int count, Func<IEnumerable<int>, double?> statistic, ulong seed)
    {
        if (count == 0 || statistic(Enumerable.Range(0, count)) is not { } value)
        {
            return null;
        }

        if (count == 1)
        {
            return new Estimate(value, null, null);
        }

        var draws = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            var picked = new int[count];
            for (var i = 0; i < count; i++)
            {
                picked[i] = (int)(Next(ref seed) % (ulong)count);
            }

            if (statistic(picked) is { } drawn)
            {
                draws.Add(drawn);
            }
        }

        draws.Sort();
        return new Estimate(value, draws[(int)(0.025 * draws.Count)], draws[Math.Min(draws.Count - 1, (int)(0.975 * draws.Count))]);
    }

    private static double? Ratio(IEnumerable<Measure> measures)
    {
        var (hits, of) = measures.Aggregate((0.0, 0.0), (sum, m) => (sum.Item1 + m.Hits, sum.Item2 + m.Of));
        return of == 0 ? null : hits / of;
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): small, seeded, the same everywhere. Nothing here is secret.</summary>
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
