using System.Globalization;
using System.Text;

namespace QuickAction.Fitting;

/// <summary>
/// Fits boosted trees to yes-or-no answers by the second-order method of T. Chen and C. Guestrin ("XGBoost", 2016) on binned columns; all trees
/// have the same depth. Gives the lines of the model file.
/// </summary>
internal sealed class BoostedTrees
{
    public required int Trees { get; init; }
    public required int Depth { get; init; }

    /// <summary>Shrinkage of every tree.</summary>
    public required double Rate { get; init; }

    /// <summary>Rows that a question must leave on each side.</summary>
    public required int LeastRows { get; init; }

    /// <summary>Penalty on the squares of the leaves.</summary>
    public double Ridge { get; init; } = 5;

    public string Fit(string section, List<float[]> rows, List<bool> answers)
    {
        var columns = BinnedColumns.From(rows);
        var mean = answers.Count(a => a) / (double)answers.Count;
        var start = Math.Log(mean / (1 - mean));
        var score = new float[rows.Count];
        Array.Fill(score, (float)start);
        var file = new StringBuilder();
        file.AppendLine(CultureInfo.InvariantCulture, $"{section} {start:0.####} {Depth}");
        var tree = new TreeFit(columns, Depth, Ridge, LeastRows);
        for (var t = 0; t < Trees; t++)
        {
            tree.Grow(score, answers, Rate);
            file.AppendLine(tree.Line());
        }

        return file.ToString();
    }
}
