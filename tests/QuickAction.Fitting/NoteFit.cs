using System.Globalization;
using System.Text;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Fitting;

/// <summary>
/// Fits the notes of <see cref="OutcomeModel"/>, which sentences are key facts and which tell of a risk, on the invented council meetings of this repository:
/// logistic regression over the features that the outcomes are told by, and none of their weights are touched. Deterministic. What it prints are figures for
/// meetings that the fit had not seen: folds by set.
/// </summary>
internal sealed class NoteFit
{
    private const string Kinds = "KR";

    /// <summary>Folds of the meetings that belong to no set.</summary>
    private const int OtherFolds = 3;

    /// <summary>Inverse of the penalty's strength, as liblinear's C.</summary>
    private const double Looseness = 0.15;

    /// <summary>Features that fewer meetings have say more about those meetings than about talk.</summary>
    private const int LeastMeetings = 6;

    /// <summary>Features that each kind is told by: what weighs least on what is said is left out.</summary>
    private const int MostFeatures = 1200;

    /// <summary>Weights below this are left out of the file.</summary>
    private const double LeastWeight = 0.05;

    private readonly IReadOnlyList<MarkedMeeting> _meetings;
    private readonly IReadOnlyList<double> _weights;
    private readonly FeatureBook _book = new(grows: true);
    private readonly List<List<int[]>> _features = [];
    private readonly bool[] _common;

    /// <param name="folders">Folders of marked meetings, and how much the sentences of each count.</param>
    /// <param name="without">Sets that are kept aside to judge the notes on.</param>
    public NoteFit(IEnumerable<(string Folder, double Weight)> folders, IReadOnlySet<string> without)
    {
        var read = folders.SelectMany(f => MarkedMeeting.All(f.Folder).Select(m => (Meeting: m, f.Weight, Group: m.Set ?? Path.GetFileName(f.Folder)))).Where(r => !without.Contains(r.Group)).ToList();
        _meetings = [.. read.Select(r => r.Meeting)];
        _weights = [.. read.Select(r => r.Weight)];
        _book.Words.UnionWith(OutcomeModel.Default.Book.Words);
        foreach (var meeting in _meetings)
        {
            var rows = new List<int[]>();
            new OutcomeFeatures(meeting.Reading, _book).ForEach((_, features) => rows.Add([.. features]));
            _features.Add(rows);
        }

        _common = Common();
    }

    /// <summary>The file of notes.</summary>
    public string Run(Action<string> print)
    {
        foreach (var kind in Kinds)
        {
            Check(kind, print);
        }

        var all = Enumerable.Range(0, _meetings.Count).ToList();
        return Write([.. Kinds.AsParallel().AsOrdered().Select(k => Fit(k, all))]);
    }

    private string Write(double[][] weights)
    {
        var text = new StringBuilder();
        text.Append("# Which sentences of council talk are key facts and which tell of a risk. Read by OutcomeModel; fitted, not written by hand:\n");
        text.Append("#   tests/QuickAction.Fitting notes . src/QuickAction.Core/Analysis/Offline/Meetings/Shapes/note-model.txt\n");
        text.Append("# on the invented meetings of this repository. feature, weight for a fact, for a risk\n");
        text.Append(CultureInfo.InvariantCulture, $"bias\t{string.Join('\t', weights.Select(w => Short(w[^1])))}\n");
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

    private bool[] Common()
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

    private double[] Fit(char kind, List<int> meetings)
    {
        var first = FitOn(kind, meetings, _common);
        var said = new int[_book.Names.Count];
        foreach (var feature in meetings.SelectMany(m => _features[m]).SelectMany(f => f))
        {
            said[feature]++;
        }

        // A weight moves scores by how often it is met: the square root balances the two.
        var chosen = new bool[_book.Names.Count];
        foreach (var feature in Enumerable.Range(0, chosen.Length).Where(f => _common[f]).OrderByDescending(f => Math.Abs(first[f]) * Math.Sqrt(said[f])).Take(MostFeatures))
        {
            chosen[feature] = true;
        }

        return FitOn(kind, meetings, chosen);
    }

    private double[] FitOn(char kind, List<int> meetings, bool[] kept)
    {
        var rows = new List<(int[] Features, bool Gold, double Weight)>();
        foreach (var m in meetings)
        {
            for (var i = 0; i < _features[m].Count; i++)
            {
                rows.Add(([.. _features[m][i].Where(f => kept[f])], _meetings[m].Shows(i, kind), _weights[m]));
            }
        }

        return LogisticFit.WeightsByRatio(rows, _book.Names.Count, Looseness);
    }

    private void Check(char kind, Action<string> print)
    {
        var folds = Enumerable.Range(0, _meetings.Count).GroupBy(i => _meetings[i].Set ?? $"{i % OtherFolds}").Select(g => g.ToList()).ToList();
        var held = new double[_meetings.Count][];
        foreach (var (m, scores) in folds.AsParallel().AsOrdered().SelectMany(fold =>
        {
            var weights = Fit(kind, [.. Enumerable.Range(0, _meetings.Count).Except(fold)]);
            return fold.Select(m => (m, _features[m].Select(f => LogisticFit.Score(weights, f)).ToArray())).ToList();
        }))
        {
            held[m] = scores;
        }

        print($"{kind} average precision by sentence {100 * AveragePrecision(kind, held):F1}");
        for (var least = -3.0; least <= 1; least += 0.25)
        {
            print(Figures(kind, held, least));
        }
    }

    private double AveragePrecision(char kind, double[][] held)
    {
        var ranked = Enumerable.Range(0, _meetings.Count).Where(m => _weights[m] >= 1)
            .SelectMany(m => held[m].Select((score, i) => (score, Gold: _meetings[m].Shows(i, kind)))).OrderByDescending(x => x.score).ToList();
        var (right, sum) = (0, 0.0);
        for (var i = 0; i < ranked.Count; i++)
        {
            if (ranked[i].Gold)
            {
                sum += ++right / (i + 1.0);
            }
        }

        return sum / right;
    }

    private string Figures(char kind, double[][] held, double least)
    {
        var (listed, right, found, gold) = (0, 0, 0, 0);
        for (var m = 0; m < _meetings.Count; m++)
        {
            if (_weights[m] < 1)
            {
                continue;
            }

            var met = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < held[m].Length; i++)
            {
                if (held[m][i] >= least)
                {
                    var hits = _meetings[m].Shown[i].Where(id => id[0] == kind).ToList();
                    met.UnionWith(hits);
                    listed++;
                    right += hits.Count > 0 ? 1 : 0;
                }
            }

            found += met.Count;
            gold += _meetings[m].Count(kind);
        }

        var (precision, recall) = ((double)right / Math.Max(1, listed), (double)found / gold);
        return string.Create(CultureInfo.InvariantCulture, $"{kind} {least:F2}: precision {100 * precision:F0} recall {100 * recall:F0} F1 {200 * precision * recall / Math.Max(1e-9, precision + recall):F1}, {listed} listed");
    }
}
