using System.Globalization;
using System.Text;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Fitting;

/// <summary>
/// Fits <see cref="OutcomeModel"/> on the invented council meetings of this repository: logistic regression with an L2 penalty, run to its minimum, then once
/// more on the features that weighed most. Deterministic. What it prints are figures for meetings that the model had not seen: folds by set.
/// </summary>
internal sealed class CouncilFit
{
    private const string Kinds = "DAR";

    /// <summary>Folds of the meetings that belong to no set.</summary>
    private const int OtherFolds = 3;

    /// <summary>Inverse of the penalty's strength, as liblinear's C; 0.1 to 0.25 measured alike.</summary>
    private const double Looseness = 0.15;

    /// <summary>Words and features that fewer meetings have say more about those meetings than about talk.</summary>
    private const int LeastMeetings = 6;

    /// <summary>Features that the file holds: what weighs least on what is said is left out, which keeps it under 100 kB and costs 0.4 points of average precision.</summary>
    private const int MostFeatures = 3500;

    /// <summary>Weights below this are left out of the file: they change nothing that was measured.</summary>
    private const double LeastWeight = 0.05;

    /// <summary>
    /// The threshold of decisions. Counted by sentence, F is the same within a point from -0.6 to 0.1; by decision and after the rules, which find what the model is not sure of,
    /// precision and recall meet here on sets that the model had not seen. Further down the seeds, which are longer, have asides listed: a false line in a record harms a family.
    /// </summary>
    private const double LeastOfDecisions = -0.1;

    /// <summary>
    /// The threshold of actions: their F is the same within half a point from -0.8 to 0, precision and recall meet here, and below this one precision and traps pay for what is found.
    /// </summary>
    private const double LeastOfActions = -0.6;

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
        return Write(Fit(all, kept), least);
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

    /// <summary>Two places; nothing for no weight.</summary>
    private static string Short(double weight) => Math.Abs(weight) < LeastWeight ? "" : weight.ToString("#.##", CultureInfo.InvariantCulture);

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
            var weights = Fit([.. Enumerable.Range(0, _meetings.Count).Except(fold)], kept);
            foreach (var m in fold)
            {
                held[m] = [.. weights.Select(w => _features[m].Select(f => LogisticFit.Score(w, f)).ToArray())];
                OutcomeScores.Raise(_meetings[m].Reading, held[m][0]);
            }
        }

        return held;
    }

    /// <summary>For each kind the weights of the features, the bias last.</summary>
    private double[][] Fit(List<int> meetings, bool[] kept)
    {
        var first = FitOn(meetings, kept);
        var said = new int[_book.Names.Count];
        foreach (var feature in meetings.SelectMany(m => _features[m]).SelectMany(f => f))
        {
            said[feature]++;
        }

        // A weight moves scores by how often it is met: the square root balances the two.
        var chosen = new bool[_book.Names.Count];
        foreach (var feature in Enumerable.Range(0, chosen.Length).Where(f => kept[f]).OrderByDescending(f => first.Max(w => Math.Abs(w[f])) * Math.Sqrt(said[f])).Take(MostFeatures))
        {
            chosen[feature] = true;
        }

        return FitOn(meetings, chosen);
    }

    private double[][] FitOn(List<int> meetings, bool[] kept) => [.. Kinds.AsParallel().AsOrdered().Select(k => Fit(k, meetings, kept))];

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

        return LogisticFit.WeightsByRatio(rows, _book.Names.Count, Looseness);
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

    /// <summary>The threshold with the best F, for risks; decisions and actions compete for a sentence at equal thresholds, and have theirs.</summary>
    private double Threshold(char kind, double[][][] seen, Action<string> print)
    {
        var (best, bestF) = (0.0, 0.0);
        for (var threshold = -2.0; threshold <= 0.8; threshold += 0.1)
        {
            double[] least = [threshold, threshold, threshold];
            var tally = Count(kind, seen, least);
            print(Figures($"{threshold:F1}", kind, seen, least));
            if (tally.F > bestF)
            {
                (best, bestF) = (threshold, tally.F);
            }
        }

        return kind switch { 'D' => LeastOfDecisions, 'A' => LeastOfActions, _ => best };
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
