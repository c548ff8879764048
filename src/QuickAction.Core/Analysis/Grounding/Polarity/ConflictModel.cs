using System.Globalization;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>
/// How likely a <see cref="Conflict"/> is one: a logistic model of its <see cref="Hint"/>s, one for statements that deny and one for those that affirm. The weights were fitted on the honest
/// and the turned statements of the TestKit's meetings (<c>QuickAction.Fitting negation</c>), those of a set judged by the fit without that set.
/// </summary>
internal static partial class ConflictModel
{
    /// <summary>Above these, 121 of 4827 honest statements of the sets e to h, m, n, p and q (25 in a thousand) were found fault with by the fit without the set.</summary>
    private const double LeastOfAffirmed = 0.1;
    private const double LeastOfDenied = 1.5;

    private static readonly double[] Affirmed = Column(1);
    private static readonly double[] Denied = Column(2);

    /// <summary>The conflict is to be warned of.</summary>
    public static bool Holds(ulong hints, bool isDenied) =>
        hints != 0 && Score(hints, isDenied) > (isDenied ? LeastOfDenied : LeastOfAffirmed);

    /// <summary>The logit of a conflict with these hints; above the threshold of its kind it is warned of.</summary>
    public static double Score(ulong hints, bool isDenied) => Score(isDenied ? Denied : Affirmed, hints);

    private static double Score(double[] weights, ulong hints)
    {
        var sum = weights[^1];
        for (var hint = 0; hint < weights.Length - 1; hint++)
        {
            sum += (hints & (1UL << hint)) != 0 ? weights[hint] : 0;
        }

        return sum;
    }

    private static double[] Column(int column)
    {
        var lines = Weights.Split('\n').Select(line => line.Split(' ')).ToDictionary(fields => fields[0], fields => double.Parse(fields[column], CultureInfo.InvariantCulture), StringComparer.Ordinal);

        // A hint without a line is one that was added and not fitted: every test of denials fails then.
        return [.. Enum.GetNames<Hint>().Append("bias").Select(name => lines[name])];
    }
}
