using System.Globalization;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Small boosted trees: each asks the same number of questions one after the other (goes right when the feature is above the threshold) and adds its
/// leaf to the score. The score is the logarithm of the odds.
/// </summary>
internal sealed class TreeEnsemble(float start, int depth, int[] features, float[] thresholds, float[] leaves)
{
    private readonly int _questions = (1 << depth) - 1;
    private readonly int _leaves = 1 << depth;

    public int Trees => leaves.Length / _leaves;

    /// <summary>Chance of yes, 0 to 1.</summary>
    public float Chance(ReadOnlySpan<float> row)
    {
        var score = start;
        for (int tree = 0, question = 0, leaf = 0; tree < Trees; tree++, question += _questions, leaf += _leaves)
        {
            var node = 0;
            for (var d = 0; d < depth; d++)
            {
                node = (2 * node) + (row[features[question + node]] > thresholds[question + node] ? 2 : 1);
            }

            score += leaves[leaf + node - _questions];
        }

        return 1 / (1 + MathF.Exp(-score));
    }

    /// <summary>Reads a tree a line: "feature threshold" for each question, or "-" where none is asked, then the leaves; all parted by spaces.</summary>
    public static TreeEnsemble Parse(float start, int depth, IReadOnlyList<string> lines)
    {
        var questions = (1 << depth) - 1;
        var features = new int[lines.Count * questions];
        var thresholds = new float[lines.Count * questions];
        var leaves = new float[lines.Count << depth];
        for (var tree = 0; tree < lines.Count; tree++)
        {
            var parts = new Fields(lines[tree]);
            for (var q = 0; q < questions; q++)
            {
                var feature = parts.Next();
                // Where nothing is asked, nothing is above the threshold: that spares a look at every question.
                features[(tree * questions) + q] = feature is "-" ? 0 : int.Parse(feature, CultureInfo.InvariantCulture);
                thresholds[(tree * questions) + q] = feature is "-" ? float.PositiveInfinity : parts.NextNumber();
            }

            for (var l = 0; l <= questions; l++)
            {
                leaves[(tree << depth) + l] = parts.NextNumber();
            }
        }

        return new TreeEnsemble(start, depth, features, thresholds, leaves);
    }
}
