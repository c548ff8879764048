using System.Globalization;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>Every number that a passage holds, in every reading.</summary>
internal sealed class NumberFacts
{
    private readonly HashSet<double> _values = [];
    private readonly List<double> _shares = [];

    /// <param name="quantities">The numbers of the passage: see <see cref="NumberReader.Find"/>.</param>
    public static NumberFacts Of(ReadOnlySpan<Token> tokens, IReadOnlyList<Quantity> quantities)
    {
        var facts = new NumberFacts();
        facts.Add(tokens, quantities);
        return facts;
    }

    public void Add(ReadOnlySpan<Token> tokens) => Add(tokens, NumberReader.Find(tokens));

    private void Add(ReadOnlySpan<Token> tokens, IReadOnlyList<Quantity> quantities)
    {
        for (var i = 0; i < quantities.Count; i++)
        {
            AddAll(quantities[i].Readings);
            AddAll(quantities[i].Pieces);
            if (quantities[i].IsShare)
            {
                _shares.AddRange(quantities[i].Readings);
            }
        }

        foreach (var token in tokens)
        {
            foreach (var value in Meant(token.Word))
            {
                _values.Add(value);
            }
        }
    }

    private void AddAll(IReadOnlyList<double> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            _values.Add(Rounded(values[i]));
        }
    }

    public bool Hold(Quantity claim, bool roughly)
    {
        return claim.Readings.Any(Has) || claim.Pieces.All(Has);

        bool Has(double value) =>
            _values.Contains(Rounded(value))
            || (claim.IsPercent && _shares.Exists(s => Math.Abs((100 * s) - value) < 0.5))
            || (claim.IsShare && _values.Any(v => Math.Abs((100 * value) - v) < 0.5))
            || (roughly && value >= 10 && _values.Any(v => Math.Abs(v - value) <= 0.05 * value && Significant(value) < Significant(v)));
    }

    /// <summary>Figures before the zeros that end it: a number is rounded to fewer than it had, so "about 4,100" is no rounding of 4,200.</summary>
    private static int Significant(double value)
    {
        var figures = Math.Abs(value).ToString("0.####", CultureInfo.InvariantCulture);
        return figures.Contains('.', StringComparison.Ordinal) ? figures.Length - 1 : figures.TrimEnd('0').Length;
    }

    private static double Rounded(double value) => Math.Round(value, 4);

    private static double[] Meant(string word) => word switch
    {
        "twice" or "double" or "doubled" or "couple" or "pair" or "both" or "halved" => [2],
        "once" or "single" => [1],
        "triple" or "treble" or "trebled" or "tripled" => [3],
        "fortnight" or "fortnightly" => [2, 14],
        "weekly" => [1, 7],
        "no" or "none" or "nobody" or "nothing" or "nil" or "not" => [0],
        "midnight" => [0, 12],
        _ => [],
    };
}
