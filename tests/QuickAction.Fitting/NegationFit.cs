using System.Globalization;
using System.Numerics;
using System.Text;
using QuickAction.Core.Analysis.Grounding.Polarity;

namespace QuickAction.Fitting;

/// <summary>
/// Fits the weights of the hints by which the check of negation tells a conflict, one model for statements that deny and one for those that affirm, and shows what each set is worth by a fit
/// that has not seen it.
/// </summary>
internal static class NegationFit
{
    private const double Looseness = 0.3;

    /// <summary>The exchanges are made of denials alone, as no meeting is.</summary>
    private const double ExchangeWeight = 0.5;

    private static readonly string[] Names = Enum.GetNames<Hint>();

    /// <returns>A line for each hint: its weight where the statement affirms, and where it denies.</returns>
    public static string Run(List<NegationStatement> all, Action<string> write)
    {
        write("as the product carries it");
        Print(all, s => s.IsWarned, write);
        var unseen = new Dictionary<NegationStatement, (double Affirmed, double Denied)>(ReferenceEqualityComparer.Instance);
        foreach (var set in all.Select(s => s.Set).Distinct())
        {
            var others = all.FindAll(s => s.Set != set);
            var (affirmed, denied) = (Fit(others, isDenied: false), Fit(others, isDenied: true));
            foreach (var statement in all.Where(s => s.Set == set))
            {
                unseen[statement] = (Best(affirmed, statement, isDenied: false), Best(denied, statement, isDenied: true));
            }
        }

        foreach (var (least, leastDenied) in new[] { (-0.5, 0.5), (0, 1), (0.1, 1.5), (0.5, 1.5), (1, 2), (2, 3) })
        {
            write(string.Create(CultureInfo.InvariantCulture, $"by fits without the set, with the rules, thresholds {least} and {leastDenied}"));
            Print(all, s => s.ByRule || unseen[s].Affirmed > least || unseen[s].Denied > leastDenied, write);
        }

        return Lines(Fit(all, isDenied: false), Fit(all, isDenied: true));
    }

    private static void Print(List<NegationStatement> all, Func<NegationStatement, bool> warns, Action<string> write)
    {
        foreach (var set in all.GroupBy(s => s.Set))
        {
            write($"  {set.Key}: {string.Join(", ", set.GroupBy(s => s.Turned).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Count(warns)} of {g.Count()} ({100.0 * g.Count(warns) / g.Count():0.0} %)")))}");
        }
    }

    private static double[] Fit(List<NegationStatement> statements, bool isDenied)
    {
        var turn = isDenied ? NegationStatement.Turn.Added : NegationStatement.Turn.Dropped;
        var rows = statements
            .Where(s => s.Turned == NegationStatement.Turn.Honest || s.Turned == turn)
            .SelectMany(s => s.Rows
                .Where(r => r.IsDenied == isDenied && (s.Turned != turn || r.IsTurned))
                .Select(r => (Features(r.Hints), s.Turned == turn, s.Set == 'd' ? ExchangeWeight : 1)));
        return LogisticFit.Weights([.. rows], Names.Length, Looseness);
    }

    private static double Best(double[] weights, NegationStatement statement, bool isDenied) =>
        statement.Rows.Where(r => r.IsDenied == isDenied).Select(r => LogisticFit.Score(weights, Features(r.Hints))).DefaultIfEmpty(double.MinValue).Max();

    private static int[] Features(ulong hints)
    {
        var features = new int[BitOperations.PopCount(hints)];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = BitOperations.TrailingZeroCount(hints);
            hints &= hints - 1;
        }

        return features;
    }

    private static string Lines(double[] affirmed, double[] denied)
    {
        var text = new StringBuilder();
        for (var hint = 0; hint <= Names.Length; hint++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(hint < Names.Length ? Names[hint] : "bias")} {affirmed[hint]:0.00} {denied[hint]:0.00}\n");
        }

        return text.ToString();
    }
}
