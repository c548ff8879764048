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
/// Fits <see cref="InformalModel"/> on meetings/ami-dev.jsonl by logistic regression. Thresholds are those that gave the best utterance F1
/// when each series of meetings was scored by a model that had not seen it.
/// </summary>
internal sealed class OutcomeFit
{
    private const int Folds = 5;

    /// <summary>Inverse of the penalty's strength, as liblinear's C; 0.02 and 0.05 measured worse, 0.2 no better.</summary>
    private const double Looseness = 0.1;

    /// <summary>Weights below this are left out of the file, where no pair is made of the word.</summary>
    private const double LeastWeight = 0.05;

    // Least shares of items that the thresholds must find: a list that leaves out most of what was agreed is of no use, however precise.
    private const double LeastActions = 0.52;
    private const double LeastDecisions = 0.38;
    private const int LeastMeetings = 25;
    private const int LeastMeetingsOfPair = 20;

    /// <summary>Features that count something, and the most that they tell apart.</summary>
    private static readonly (string Name, int Most)[] Counts =
    [
        ("place", 19), ("length", 5), ("assents", 6), ("assenters", 3), ("asked", 6), ("around", 10), ("matter", 6), ("old", 4), ("new", 3), ("later", 4),
        ("often", 5), ("recent", 4), ("next", 4), ("goes-on", 9),
    ];

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
            var (rows, seen) = (new List<int[]>(), new InformalFeatures(meeting.Reading, _model));
            for (var i = 0; i < meeting.Reading.Sentences.Length; i++)
            {
                seen.Read(i, buffer);
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
            // Words stay, since pairs are made of them.
            if (!_model.Names[i].Contains(' ', StringComparison.Ordinal) || Math.Abs(actions[i]) >= LeastWeight || Math.Abs(decisions[i]) >= LeastWeight)
            {
                text.Append(CultureInfo.InvariantCulture, $"{_model.Names[i]}\t{actions[i]:0.##}\t{decisions[i]:0.##}\n");
            }
        }

        return text.ToString();
    }

    private List<string> Names()
    {
        var names = new List<string> { "#bias", "#end", "#late", "#leads", "#leads-late", "#question" };
        foreach (var (name, most) in Counts)
        {
            names.AddRange(Enumerable.Range(0, most + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"#{name}{i}")));
        }

        names.AddRange(Enum.GetNames<Core.Analysis.Offline.Meetings.Phrases.Cue>().SelectMany(c => new[] { $"#{c}", $"#before-{c}", $"#after-{c}" }));
        var words = Counted(m => m.Reading.Talk.Tokens.ToArray().Select(t => t.Word)).Where(w => w.Value >= LeastMeetings).Select(w => w.Key).Order(StringComparer.Ordinal).ToList();
        var known = words.ToHashSet(StringComparer.Ordinal);
        var pairs = Counted(m => Pairs(m, known)).Where(w => w.Value >= LeastMeetingsOfPair).Select(w => w.Key).Order(StringComparer.Ordinal);
        return [.. names, .. words, .. pairs, .. words.Select(w => $"#leads {w}"), .. words.Select(w => $"#late {w}")];
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
        var rows = meetings.SelectMany(m => _features[m].Select((f, i) => (Features: f, Gold: _meetings[m].IsGold(kind, i), Weight: 1.0))).ToList();
        var weights = LogisticFit.Weights(rows, _model.Names.Count, Looseness);
        weights[0] += weights[^1];
        return weights[..^1];
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
