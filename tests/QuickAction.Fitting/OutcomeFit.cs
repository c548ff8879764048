using System.Globalization;
using System.Text;
using System.Text.Json;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Informal;
using QuickAction.Core.Extraction;

namespace QuickAction.Fitting;

/// <summary>
/// Fits <see cref="InformalModel"/> on meetings/ami-dev.jsonl: logistic regression by stochastic gradient descent with AdaGrad steps and an L2
/// penalty, deterministic. Thresholds are those that gave the best utterance F1 when each series of meetings was scored by a model that had not seen it.
/// </summary>
internal sealed class OutcomeFit
{
    private const int Folds = 5;
    private const int Epochs = 12;
    private const double Rate = 0.15;
    private const double Penalty = 3e-4;

    // Least shares of items that the thresholds must find: a list that leaves out most of what was agreed is of no use, however precise.
    private const double LeastActions = 0.52;
    private const double LeastDecisions = 0.38;
    private const int LeastMeetings = 25;
    private const int LeastMeetingsOfPair = 20;

    private readonly List<Spoken> _meetings = [];
    private readonly InformalModel _model;
    private readonly List<List<int[]>> _features = [];

    public OutcomeFit(string file)
    {
        _meetings.AddRange(File.ReadLines(file).Select(Spoken.Read));
        _model = new InformalModel(Names());
        var buffer = new List<int>();
        foreach (var meeting in _meetings)
        {
            var rows = new List<int[]>();
            for (var i = 0; i < meeting.Reading.Sentences.Length; i++)
            {
                _model.Features(meeting.Reading, i, buffer);
                rows.Add([.. buffer]);
            }

            _features.Add(rows);
        }
    }

    /// <summary>The model file; the cross-validated figures are printed on the way.</summary>
    public string Run(Action<string> print)
    {
        _model.ActionThreshold = Threshold("action", LeastActions, print);
        _model.DecisionThreshold = Threshold("decision", LeastDecisions, print);
        var all = Enumerable.Range(0, _meetings.Count).ToList();
        var (actions, decisions) = (Fit("action", all), Fit("decision", all));
        var text = new StringBuilder();
        text.Append("# Which sentences of informal talk people tie actions and decisions to. Read by InformalModel; fitted, not written by hand:\n");
        text.Append("#   tests/QuickAction.Fitting outcomes EVAL src/QuickAction.Core/Analysis/Offline/Meetings/Informal/informal-model.txt\n");
        text.Append("# on the meetings of EVAL/meetings/ami-dev.jsonl (AMI, CC BY 4.0). feature, weight for an action, weight for a decision\n");
        text.Append(CultureInfo.InvariantCulture, $"#threshold\t{_model.ActionThreshold:F2}\t{_model.DecisionThreshold:F2}\n");
        for (var i = 0; i < _model.Names.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{_model.Names[i]}\t{actions[i]:F2}\t{decisions[i]:F2}\n");
        }

        return text.ToString();
    }

    private List<string> Names()
    {
        string[] lengths = ["#length1", "#length2", "#length3", "#length4", "#length5"];
        var names = new List<string> { "#bias", "#end", "#leads", "#leads-late", "#question" };
        names.AddRange(lengths);
        names.AddRange(Enumerable.Range(0, 20).Select(i => $"#place{i}"));
        names.AddRange(Enum.GetNames<Core.Analysis.Offline.Meetings.Phrases.Cue>().SelectMany(c => new[] { $"#{c}", $"#before-{c}", $"#after-{c}" }));
        var words = Counted(m => m.Reading.Talk.Tokens.ToArray().Select(t => t.Word)).Where(w => w.Value >= LeastMeetings).Select(w => w.Key).Order(StringComparer.Ordinal).ToList();
        var known = words.ToHashSet(StringComparer.Ordinal);
        var pairs = Counted(m => Pairs(m, known)).Where(w => w.Value >= LeastMeetingsOfPair).Select(w => w.Key).Order(StringComparer.Ordinal);
        return [.. names, .. words, .. pairs];
    }

    private static IEnumerable<string> Pairs(Spoken meeting, HashSet<string> known)
    {
        foreach (var sentence in meeting.Reading.Sentences.ToArray())
        {
            var tokens = meeting.Reading.Talk.TokensOf(sentence).ToArray();
            for (var i = 1; i < tokens.Length; i++)
            {
                if (known.Contains(tokens[i - 1].Word) && known.Contains(tokens[i].Word))
                {
                    yield return $"{tokens[i - 1].Word} {tokens[i].Word}";
                }
            }
        }
    }

    private Dictionary<string, int> Counted(Func<Spoken, IEnumerable<string>> grams)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var gram in _meetings.SelectMany(m => grams(m).Distinct(StringComparer.Ordinal)))
        {
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        return counts;
    }

    private double[] Fit(string kind, List<int> meetings)
    {
        var (weights, squares) = (new double[_model.Names.Count], new double[_model.Names.Count]);
        var rows = meetings.SelectMany(m => _features[m].Select((f, i) => (Features: f, Gold: _meetings[m].IsGold(kind, i)))).ToList();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            // A fixed stride visits every row once, in an order that mixes meetings: no randomness is needed.
            var stride = 7919;
            for (var (step, at) = (0, epoch); step < rows.Count; step++, at = (at + stride) % rows.Count)
            {
                var (features, gold) = rows[at % rows.Count];
                var sum = features.Sum(f => weights[f]);
                var error = (1 / (1 + Math.Exp(-sum))) - (gold ? 1 : 0);
                foreach (var feature in features)
                {
                    var gradient = error + (Penalty * weights[feature]);
                    squares[feature] += gradient * gradient;
                    weights[feature] -= Rate * gradient / Math.Sqrt(1 + squares[feature]);
                }
            }
        }

        return weights;
    }

    private double Threshold(string kind, double least, Action<string> print)
    {
        var scores = new List<(double Score, int Meeting, int Sentence)>();
        var series = _meetings.Select(m => m.Id[..6]).Distinct().ToList();
        for (var fold = 0; fold < Folds; fold++)
        {
            var test = Enumerable.Range(0, _meetings.Count).Where(i => series.IndexOf(_meetings[i].Id[..6]) % Folds == fold).ToHashSet();
            var weights = Fit(kind, [.. Enumerable.Range(0, _meetings.Count).Where(i => !test.Contains(i))]);
            foreach (var m in test)
            {
                var own = _features[m].Select(f => f.Sum(x => weights[x])).ToList();
                scores.AddRange(own.Select((score, i) => (InformalModel.Smooth(own, i), m, i)));
            }

        }

        var (best, bestF) = (0.0, 0.0);
        for (var threshold = -5.0; threshold <= 0; threshold += 0.1)
        {
            var (right, listed, gold, found, items) = Count(kind, scores.Where(s => s.Score >= threshold));
            var f = 200.0 * right / Math.Max(1, listed + gold);
            print($"{kind} threshold {threshold:F1}: P {100.0 * right / Math.Max(1, listed):F1} R {100.0 * right / gold:F1} F1 {f:F1} items found {100.0 * found / items:F1} %");
            if (f > bestF && found >= least * items)
            {
                (best, bestF) = (threshold, f);
            }
        }

        return best;
    }

    private (int Right, int Listed, int Gold, int Found, int Items) Count(string kind, IEnumerable<(double Score, int Meeting, int Sentence)> chosen)
    {
        var listed = chosen.SelectMany(c => _meetings[c.Meeting].Utterances[c.Sentence].Select(u => (c.Meeting, u))).ToHashSet();
        var items = _meetings.SelectMany((m, i) => m.Items.Where(x => x.Kind == kind && x.Said.Count > 0).Select(x => x.Said.Select(u => (i, u)).ToList())).ToList();
        var gold = items.SelectMany(x => x).ToHashSet();
        return (listed.Count(gold.Contains), listed.Count, gold.Count, items.Count(x => x.Any(listed.Contains)), items.Count);
    }

    /// <summary>One meeting, its utterances joined into segments as captions are, and which utterances each sentence holds.</summary>
    private sealed record Spoken(string Id, Reading Reading, List<int>[] Utterances, List<(string Kind, List<int> Said)> Items)
    {
        private readonly Dictionary<string, HashSet<int>> _gold = Items.GroupBy(i => i.Kind).ToDictionary(g => g.Key, g => g.SelectMany(i => i.Said).ToHashSet());

        public bool IsGold(string kind, int sentence) => _gold.TryGetValue(kind, out var gold) && Utterances[sentence].Exists(gold.Contains);

        public static Spoken Read(string line)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var segments = new List<Segment>();
            var places = new List<(int Segment, int Start, int End)>();
            var end = 0.0;
            foreach (var u in root.GetProperty("utterances").EnumerateArray())
            {
                var (text, start) = (u.GetProperty("text").GetString() ?? "", u.GetProperty("start").GetDouble());
                var speaker = $"{u.GetProperty("role").GetString()} ({u.GetProperty("speaker").GetString()})";
                if (segments.Count > 0 && segments[^1].Speaker == speaker && start - end <= 15)
                {
                    places.Add((segments.Count - 1, segments[^1].Text.Length + 1, segments[^1].Text.Length + 1 + text.Length));
                    segments[^1] = segments[^1] with { Text = $"{segments[^1].Text} {text}" };
                }
                else
                {
                    places.Add((segments.Count, 0, text.Length));
                    segments.Add(new Segment { Index = segments.Count, Kind = SegmentKind.Turn, Speaker = speaker, Text = text });
                }

                end = start;
            }

            var talk = Talk.From(new SourceText { FileName = "", MediaType = "", Sha256 = "", Bytes = 0, Shape = SourceShape.Transcript, Segments = segments });
            var people = MeetingPeople.Find(talk, null);
            var reading = new Reading(talk, people.Roster, people.Chair);
            var items = root.GetProperty("items").EnumerateArray()
                .Select(i => (i.GetProperty("kind").GetString() ?? "", i.GetProperty("da").EnumerateArray().Select(d => d.GetInt32()).ToList()))
                .ToList();
            return new Spoken(root.GetProperty("id").GetString() ?? "", reading, Held(talk, places), items);
        }

        /// <summary>An utterance is held when the sentence quotes three fifths of it, or lies in it for three fifths of its own length.</summary>
        private static List<int>[] Held(Talk talk, List<(int Segment, int Start, int End)> places)
        {
            var held = new List<int>[talk.Sentences.Length];
            foreach (var sentence in talk.Sentences.ToArray())
            {
                held[sentence.Index] = [];
                foreach (var citation in talk.Cite(sentence))
                {
                    for (var u = 0; u < places.Count; u++)
                    {
                        var shared = places[u].Segment == citation.Segment ? Math.Min(citation.End, places[u].End) - Math.Max(citation.Start, places[u].Start) : 0;
                        if (shared > 0 && shared >= 0.6 * Math.Min(places[u].End - places[u].Start, citation.End - citation.Start))
                        {
                            held[sentence.Index].Add(u);
                        }
                    }
                }
            }

            return held;
        }
    }
}
