using System.Globalization;

namespace QuickAction.Fitting;

/// <summary>Grows one tree after the other on the same columns.</summary>
internal sealed class TreeFit(BinnedColumns columns, int depth, double ridge, int leastRows)
{
    private readonly int _questions = (1 << depth) - 1;
    private readonly float[] _slope = new float[columns.Rows];
    private readonly float[] _curve = new float[columns.Rows];
    private readonly int[] _node = new int[columns.Rows];
    private readonly int[] _column = new int[(1 << depth) - 1];
    private readonly int[] _cut = new int[(1 << depth) - 1];
    private readonly float[] _leaf = new float[1 << depth];

    /// <summary>Grows the next tree against the scores and adds it to them.</summary>
    public void Grow(float[] score, List<bool> answers, double rate)
    {
        for (var i = 0; i < score.Length; i++)
        {
            var p = 1 / (1 + MathF.Exp(-score[i]));
            _slope[i] = p - (answers[i] ? 1 : 0);
            _curve[i] = Math.Max(p * (1 - p), 1e-4f);
            _node[i] = 0;
        }

        Array.Fill(_column, -1);
        for (var level = 0; level < depth; level++)
        {
            Ask((1 << level) - 1, 1 << level);
            Part();
        }

        Close(score, rate);
    }

    public string Line()
    {
        var parts = Enumerable.Range(0, _questions)
            .Select(q => _column[q] < 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{_column[q]} {columns.Cuts[_column[q]][_cut[q]]:G4}"))
            .Concat(_leaf.Select(l => l.ToString("0.####", CultureInfo.InvariantCulture)));
        return string.Join(' ', parts);
    }

    /// <summary>Finds the best question for each node of a level.</summary>
    private void Ask(int first, int width)
    {
        var best = new double[width];
        for (var c = 0; c < columns.Cuts.Length; c++)
        {
            var bins = columns.Cuts[c].Length + 1;
            var sums = new Sum[width * bins];
            var of = columns.Of[c];
            for (var i = 0; i < of.Length; i++)
            {
                sums[((_node[i] - first) * bins) + of[i]].Add(_slope[i], _curve[i]);
            }

            for (var v = 0; v < width; v++)
            {
                Try(c, first + v, sums.AsSpan(v * bins, bins), ref best[v]);
            }
        }
    }

    private void Try(int column, int node, ReadOnlySpan<Sum> bins, ref double best)
    {
        var all = default(Sum);
        foreach (var bin in bins)
        {
            all.Add(bin);
        }

        var left = default(Sum);
        for (var cut = 0; cut < bins.Length - 1; cut++)
        {
            left.Add(bins[cut]);
            if (left.Rows < leastRows || all.Rows - left.Rows < leastRows)
            {
                continue;
            }

            var gain = left.Gain(ridge) + all.Without(left).Gain(ridge) - all.Gain(ridge);
            if (gain > best + 1e-9)
            {
                (best, _column[node], _cut[node]) = (gain, column, cut);
            }
        }
    }

    private void Part()
    {
        for (var i = 0; i < _node.Length; i++)
        {
            var node = _node[i];
            var column = _column[node];
            _node[i] = (2 * node) + (column >= 0 && columns.Of[column][i] > _cut[node] ? 2 : 1);
        }
    }

    private void Close(float[] score, double rate)
    {
        var sums = new Sum[_leaf.Length];
        for (var i = 0; i < score.Length; i++)
        {
            sums[_node[i] - _questions].Add(_slope[i], _curve[i]);
        }

        for (var l = 0; l < _leaf.Length; l++)
        {
            _leaf[l] = MathF.Round((float)(-rate * sums[l].Slope / (sums[l].Curve + ridge)), 4);
        }

        for (var i = 0; i < score.Length; i++)
        {
            score[i] += _leaf[_node[i] - _questions];
        }
    }

    private struct Sum
    {
        public double Slope;
        public double Curve;
        public int Rows;

        public void Add(float slope, float curve)
        {
            Slope += slope;
            Curve += curve;
            Rows++;
        }

        public void Add(Sum other)
        {
            Slope += other.Slope;
            Curve += other.Curve;
            Rows += other.Rows;
        }

        public readonly Sum Without(Sum part) => new() { Slope = Slope - part.Slope, Curve = Curve - part.Curve, Rows = Rows - part.Rows };

        public readonly double Gain(double ridge) => Slope * Slope / (Curve + ridge);
    }
}
