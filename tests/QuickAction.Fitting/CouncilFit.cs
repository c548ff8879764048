using System.Globalization;
using System.Text;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Fitting;

/// <summary>
/// Fits <see cref="OutcomeModel"/> on the invented council meetings of this repository: logistic regression by stochastic gradient descent with AdaGrad
/// steps and an L2 penalty, deterministic. What it prints are figures for meetings that the model had not seen: folds by set.
/// </summary>
internal sealed class CouncilFit
{
    private const string Kinds = "DAR";

    /// <summary>Folds of the meetings that belong to no set.</summary>
    private const int OtherFolds = 3;
    private const int Epochs = 30;
    private const double Rate = 0.2;

    /// <summary>Inverse of the penalty's strength, as liblinear's C; 0.2 and 0.35 measured alike, 0.12 and less worse.</summary>
    private const double Looseness = 0.2;

    /// <summary>Words and features that fewer meetings have say more about those meetings than about talk.</summary>
    private const int LeastMeetings = 4;

    /// <summary>Weights below this are left out of the file: they halve its size and change nothing that was measured.</summary>
    private const double LeastWeight = 0.05;

    /// <summary>Square of the weight that recall has beside precision when a threshold is chosen: what looks like a decision in long meetings of real length is rarer than in these.</summary>
    private static double Beta(char kind) => kind == 'A' ? 0.5 : 0.3;

    /// <summary>What only seems to be an outcome counts more than other talk: taking it in is the worse mistake.</summary>
    private const double TrapWeight = 1.5;

    private readonly IReadOnlyList<MarkedMeeting> _meetings;
    private readonly IReadOnlyList<double> _weights;
    private readonly FeatureBook _book = new(grows: true);
    private readonly List<List<int[]>> _features = [];

    /// <param name="folders">Folders of marked meetings, and how much the sentences of each count.</param>
    /// <param name="without">The set that is kept aside to judge the model on.</param>
    public CouncilFit(IEnumerable<(string Folder, double Weight)> folders, string? without)
    {
        var read = folders.SelectMany(f => MarkedMeeting.All(f.Folder).Select(m => (Meeting: m, f.Weight))).Where(r => without is null || r.Meeting.Set != without).ToList();
        _meetings = [.. read.Select(r => r.Meeting)];
        _weights = [.. read.Select(r => r.Weight)];
        _book.Words.UnionWith(Frequent());
        foreach (var meeting in _meetings)
        {
            var rows = new List<int[]>();
            new OutcomeFeatures(meeting.Reading, _book).ForEach((_, features) => rows.Add([.. features]));
            _features.Add(rows);
        }
    }

    /// <summary>The model file.</summary>
    public string Run(Action<string> print)
    {
        var kept = Kept();
        var seen = Held(kept);
        double[] least = [.. Kinds.Select(k => Threshold(k, seen, print))];
        foreach (var kind in Kinds)
        {
            print(Figures("at the thresholds taken", kind, seen, least));
        }

        var all = Enumerable.Range(0, _meetings.Count).ToList();
        return Write([.. Kinds.Select(k => Fit(k, all, kept))], least);
    }

    private string Write(double[][] weights, double[] least)
    {
        var text = new StringBuilder();
        text.Append("# Which sentences of council talk settle something or undertake it. Read by OutcomeModel; fitted, not written by hand:\n");
        text.Append("#   tests/QuickAction.Fitting minutes . src/QuickAction.Core/Analysis/Offline/Meetings/Shapes/outcome-model.txt\n");
        text.Append("# on the invented meetings of this repository. feature, weight for a decision, for an action, for a risk\n");
        text.Append(CultureInfo.InvariantCulture, $"words\t{string.Join(' ', _book.Words.Order(StringComparer.Ordinal))}\n");
        text.Append(CultureInfo.InvariantCulture, $"bias\t{string.Join('\t', weights.Select((w, k) => Short(w[^1] - least[k])))}\n");
        for (var i = 0; i < _book.Names.Count; i++)
        {
            if (weights.Any(w => Math.Abs(w[i]) >= LeastWeight))
            {
                text.Append(CultureInfo.InvariantCulture, $"{_book.Names[i]}\t{string.Join('\t', weights.Select(w => Short(w[i])))}\n");
            }
        }

        return text.ToString();
    }

    private static string Short(double weight) => (Math.Abs(weight) < LeastWeight ? 0 : weight).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Words of talk that several meetings have; capitals inside a sentence are names.</summary>
    private IEnumerable<string> Frequent()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var meeting in _meetings)
        {
            var words = new HashSet<string>(StringComparer.Ordinal);
            for (var at = 0; at < meeting.Reading.Tokens.Length; at++)
            {
                var token = meeting.Reading.Tokens[at];
                var isName = meeting.Reading.PersonAt(at) >= 0
                    || (token.Is(Core.Analysis.Offline.Talking.TokenMarks.Capital) && !token.Is(Core.Analysis.Offline.Talking.TokenMarks.SentenceStart) && token.Word != "i");
                if (!isName)
                {
                    words.Add(token.Word);
                }
            }

            foreach (var word in words)
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return counts.Where(c => c.Value >= LeastMeetings).Select(c => c.Key);
    }

    private bool[] Kept()
    {
        var counts = new int[_book.Names.Count];
        foreach (var rows in _features)
        {
            foreach (var feature in rows.SelectMany(r => r).Distinct())
            {
                counts[feature]++;
            }
        }

        return [.. counts.Select(c => c >= LeastMeetings)];
    }

    /// <summary>By meeting, kind and sentence the scores by a model that had not seen the set which the meeting belongs to.</summary>
    private double[][][] Held(bool[] kept)
    {
        var held = new double[_meetings.Count][][];
        foreach (var fold in Enumerable.Range(0, _meetings.Count).GroupBy(i => _meetings[i].Set ?? $"{i % OtherFolds}"))
        {
            double[][] weights = [.. Kinds.AsParallel().AsOrdered().Select(k => Fit(k, [.. Enumerable.Range(0, _meetings.Count).Except(fold)], kept))];
            foreach (var m in fold)
            {
                held[m] = [.. weights.Select(w => _features[m].Select(f => Score(w, f)).ToArray())];
                OutcomeScores.Raise(_meetings[m].Reading, held[m][0]);
            }
        }

        return held;
    }

    private static double Score(double[] weights, int[] features)
    {
        var sum = weights[^1];
        foreach (var feature in features)
        {
            sum += weights[feature];
        }

        return sum;
    }

    /// <summary>Weights of the features, the bias last.</summary>
    private double[] Fit(char kind, List<int> meetings, bool[] kept)
    {
        var rows = new List<(int[] Features, bool Gold, double Weight)>();
        foreach (var m in meetings)
        {
            for (var i = 0; i < _features[m].Count; i++)
            {
                var weight = Weight(m, i);
                if (weight > 0)
                {
                    rows.Add(([.. _features[m][i].Where(f => kept[f])], _meetings[m].Shows(i, kind), weight));
                }
            }
        }

        var penalty = 1 / (Looseness * rows.Count);
        var (weights, squares) = (new double[_book.Names.Count + 1], new double[_book.Names.Count + 1]);
        const int stride = 7919;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            // A fixed stride visits every row once, in an order that mixes meetings: no randomness is needed.
            for (var (step, at) = (0, epoch); step < rows.Count; step++, at = (at + stride) % rows.Count)
            {
                var (features, gold, weight) = rows[at % rows.Count];
                var error = weight * ((1 / (1 + Math.Exp(-Score(weights, features)))) - (gold ? 1 : 0));
                Step(weights, squares, weights.Length - 1, error);
                foreach (var feature in features)
                {
                    Step(weights, squares, feature, error);
                }
            }

            // The penalty, once an epoch for every weight.
            var shrink = penalty * rows.Count * Rate;
            for (var i = 0; i < weights.Length - 1; i++)
            {
                weights[i] -= weights[i] * Math.Min(1, shrink / Math.Sqrt(1 + squares[i]));
            }
        }

        return weights;
    }

    private static void Step(double[] weights, double[] squares, int at, double gradient)
    {
        squares[at] += gradient * gradient;
        weights[at] -= Rate * gradient / Math.Sqrt(1 + squares[at]);
    }

    private double Weight(int meeting, int sentence)
    {
        var read = _meetings[meeting];
        if (read.Reading.Speaker(read.Reading[sentence]) < 0 || (read.Shows(sentence, 'S') && !read.Shows(sentence, 'D') && !read.Shows(sentence, 'A')))
        {
            return 0;
        }

        return _weights[meeting] * (read.Shows(sentence, 'X') ? TrapWeight : 1);
    }

    /// <summary>
    /// The threshold with the best F, in which precision counts for more: a false line in a record harms a family. Decisions and actions compete for a
    /// sentence at equal thresholds.
    /// </summary>
    private double Threshold(char kind, double[][][] seen, Action<string> print)
    {
        var (best, bestF) = (0.0, 0.0);
        for (var threshold = -2.0; threshold <= 0.5; threshold += 0.1)
        {
            double[] least = [threshold, threshold, threshold];
            var tally = Count(kind, seen, least);
            print(Figures($"{threshold:F1}", kind, seen, least));
            var f = (1 + Beta(kind)) * tally.Precision * tally.Recall / Math.Max(1e-9, (Beta(kind) * tally.Precision) + tally.Recall);
            if (f > bestF)
            {
                (best, bestF) = (threshold, f);
            }
        }

        return best;
    }

    private string Figures(string label, char kind, double[][][] seen, double[] least)
    {
        var tally = Count(kind, seen, least);
        return string.Create(CultureInfo.InvariantCulture, $"{kind} {label}: precision {100 * tally.Precision:F0} recall {100 * tally.Recall:F0} F1 {100 * tally.F:F1}, traps taken {tally.Traps}");
    }

    /// <summary>Sentences beside one another in a turn count as one item.</summary>
    private (double Precision, double Recall, double F, int Traps) Count(char kind, double[][][] seen, double[] least)
    {
        var (listed, right, found, gold, traps) = (0, 0, 0, 0, 0);
        for (var m = 0; m < _meetings.Count; m++)
        {
            // Meetings whose every line is marked weigh less in the fit and are no measure of real talk.
            if (_weights[m] < 1)
            {
                continue;
            }

            var meeting = _meetings[m];
            var met = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < meeting.Shown.Length; i++)
            {
                if (!Takes(kind, seen[m], i, least) || meeting.Reading.Speaker(meeting.Reading[i]) < 0)
                {
                    continue;
                }

                var group = new HashSet<string>(meeting.Shown[i], StringComparer.Ordinal);
                while (kind == 'D' && i + 1 < meeting.Shown.Length && meeting.Reading[i + 1].Turn == meeting.Reading[i].Turn && Takes(kind, seen[m], i + 1, least))
                {
                    group.UnionWith(meeting.Shown[++i]);
                }

                var hits = group.Where(id => id[0] == kind).ToList();
                met.UnionWith(hits);
                right += hits.Count > 0 ? 1 : 0;
                listed += hits.Count > 0 || !group.Any(id => id[0] == 'S') ? 1 : 0;
                traps += hits.Count == 0 && group.Any(id => id[0] == 'X') ? 1 : 0;
            }

            found += met.Count;
            gold += meeting.Count(kind);
        }

        var (precision, recall) = ((double)right / Math.Max(1, listed), (double)found / gold);
        return (precision, recall, 2 * precision * recall / Math.Max(1e-9, precision + recall), traps);
    }

    private static bool Takes(char kind, double[][] seen, int i, double[] least)
    {
        var (d, a, r) = (seen[0][i] - least[0], seen[1][i] - least[1], seen[2][i] - least[2]);
        return kind switch { 'D' => d >= 0 && d >= a, 'A' => a >= 0 && a > d, _ => r >= 0 };
    }
}
