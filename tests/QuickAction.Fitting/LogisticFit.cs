namespace QuickAction.Fitting;

/// <summary>
/// Logistic regression with an L2 penalty by Newton's method, each step found by conjugate gradients (C.-J. Lin, R. C. Weng and S. S. Keerthi, "Trust region
/// Newton method for large-scale logistic regression", 2008, with a line search in place of the region). Deterministic, and run to the minimum.
/// </summary>
internal sealed class LogisticFit
{
    private const int MostSteps = 40;
    private const int MostDirections = 60;

    /// <summary>Share of the first slope at which the minimum counts as reached.</summary>
    private const double Flat = 1e-4;
    private const double LeastDescent = 1e-4;

    /// <summary>What even a feature that tells nothing by itself is given of a log count ratio.</summary>
    private const double LeastRatio = 0.3;

    private readonly IReadOnlyList<(int[] Features, bool Gold, double Weight)> _rows;
    private readonly double _looseness;
    private readonly double[] _weights;

    /// <summary>How freely each feature may weigh: the penalty falls on its weight over this.</summary>
    private readonly double[] _freedom;
    private readonly double[] _slope;
    private readonly double[] _curves;

    private LogisticFit(IReadOnlyList<(int[] Features, bool Gold, double Weight)> rows, double[] freedom, int features, double looseness)
    {
        (_rows, _freedom, _looseness) = (rows, freedom, looseness);
        (_weights, _slope, _curves) = (new double[features + 1], new double[features + 1], new double[rows.Count]);
    }

    /// <param name="rows">What is fitted on; each row counts as often as its weight says.</param>
    /// <param name="features">How many features there are.</param>
    /// <param name="looseness">Inverse of the penalty's strength, as liblinear's C.</param>
    /// <returns>Weights of the features, the bias last; the penalty leaves the bias alone.</returns>
    public static double[] Weights(IReadOnlyList<(int[] Features, bool Gold, double Weight)> rows, int features, double looseness) =>
        new LogisticFit(rows, Even(features), features, looseness).Run();

    /// <summary>
    /// The same, but what tells the two kinds of row apart by itself may weigh more freely: the square root of its log count ratio, after S. Wang and
    /// C. D. Manning, "Baselines and bigrams", 2012, in a softer form.
    /// </summary>
    public static double[] WeightsByRatio(IReadOnlyList<(int[] Features, bool Gold, double Weight)> rows, int features, double looseness) =>
        new LogisticFit(rows, ByRatio(rows, features), features, looseness).Run();

    public static double Score(double[] weights, int[] features)
    {
        var sum = weights[^1];
        foreach (var feature in features)
        {
            sum += weights[feature];
        }

        return sum;
    }

    private static double[] Even(int features)
    {
        var freedom = new double[features + 1];
        Array.Fill(freedom, 1);
        return freedom;
    }

    /// <summary>Their mean square is one, so that the penalty is as strong as without.</summary>
    private static double[] ByRatio(IReadOnlyList<(int[] Features, bool Gold, double Weight)> rows, int features)
    {
        var (gold, other) = (Even(features), Even(features));
        foreach (var row in rows)
        {
            foreach (var feature in row.Features)
            {
                (row.Gold ? gold : other)[feature] += row.Weight;
            }
        }

        var (allGold, allOther) = (gold[..^1].Sum(), other[..^1].Sum());
        var ratio = gold.Zip(other, (g, o) => LeastRatio + Math.Abs(Math.Log(g / allGold) - Math.Log(o / allOther))).ToArray();
        var mean = ratio[..^1].Average();
        double[] freedom = [.. ratio.Select(r => Math.Sqrt(r / mean))];
        freedom[^1] = 1;
        return freedom;
    }

    private double[] Run()
    {
        var loss = Look();
        var first = Math.Sqrt(Dot(_slope, _slope));
        for (var step = 0; step < MostSteps && Math.Sqrt(Dot(_slope, _slope)) > Flat * first; step++)
        {
            var direction = Direction();
            var descent = Dot(direction, _slope);
            var before = (double[])_weights.Clone();
            for (var length = 1.0; length > 1e-6; length /= 2)
            {
                for (var i = 0; i < before.Length; i++)
                {
                    _weights[i] = before[i] + (length * direction[i]);
                }

                var now = Look();
                if (now <= loss + (LeastDescent * length * descent))
                {
                    loss = now;
                    break;
                }
            }
        }

        return [.. _weights.Zip(_freedom, (w, f) => w * f)];
    }

    private double Sum(double[] weights, int[] features)
    {
        var sum = weights[^1];
        foreach (var feature in features)
        {
            sum += weights[feature] * _freedom[feature];
        }

        return sum;
    }

    /// <summary>The loss where the weights stand; leaves the slope and each row's curvature.</summary>
    private double Look()
    {
        Array.Clear(_slope);
        var loss = 0.0;
        for (var i = 0; i < _weights.Length - 1; i++)
        {
            _slope[i] = _weights[i];
            loss += 0.5 * _weights[i] * _weights[i];
        }

        for (var r = 0; r < _rows.Count; r++)
        {
            var (features, gold, weight) = _rows[r];
            var score = Sum(_weights, features);
            var chance = 1 / (1 + Math.Exp(-score));
            var toGold = gold ? score : -score;
            loss += _looseness * weight * (toGold > 0 ? Math.Log(1 + Math.Exp(-toGold)) : Math.Log(1 + Math.Exp(toGold)) - toGold);
            _curves[r] = _looseness * weight * chance * (1 - chance);
            AddTo(_slope, features, _looseness * weight * (chance - (gold ? 1 : 0)));
        }

        return loss;
    }

    /// <summary>Newton's step: conjugate gradients on curvature times step = minus slope.</summary>
    private double[] Direction()
    {
        var step = new double[_weights.Length];
        var rest = Array.ConvertAll(_slope, s => -s);
        var along = (double[])rest.Clone();
        var size = Dot(rest, rest);
        var enough = 0.01 * size;
        for (var i = 0; i < MostDirections && size > enough; i++)
        {
            var bent = Curve(along);
            var length = size / Dot(along, bent);
            for (var k = 0; k < step.Length; k++)
            {
                step[k] += length * along[k];
                rest[k] -= length * bent[k];
            }

            var now = Dot(rest, rest);
            for (var k = 0; k < along.Length; k++)
            {
                along[k] = rest[k] + (now / size * along[k]);
            }

            size = now;
        }

        return step;
    }

    private double[] Curve(double[] along)
    {
        var bent = (double[])along.Clone();
        bent[^1] = 0;
        for (var r = 0; r < _rows.Count; r++)
        {
            AddTo(bent, _rows[r].Features, _curves[r] * Sum(along, _rows[r].Features));
        }

        return bent;
    }

    private void AddTo(double[] sums, int[] features, double amount)
    {
        sums[^1] += amount;
        foreach (var feature in features)
        {
            sums[feature] += amount * _freedom[feature];
        }
    }

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }
}
