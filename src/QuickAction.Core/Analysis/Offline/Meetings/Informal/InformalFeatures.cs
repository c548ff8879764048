using System.Globalization;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;

namespace QuickAction.Core.Analysis.Offline.Meetings.Informal;

/// <summary>
/// What <see cref="InformalModel"/> sees of a sentence of free talk: its words and word pairs, those of whoever leads and those near the end once more,
/// its cues, its place, who assents to it, and what its matter has been and will be in the talk. Linear: windows are of fixed size.
/// </summary>
internal sealed class InformalFeatures
{
    /// <summary>From this share of the meeting on, words count once more: there people sum up.</summary>
    private const double Late = 0.8;

    /// <summary>Sentences ahead in which others assent, in which the matter goes on, and behind in which it stood or was asked about.</summary>
    private const int Ahead = 6;
    private const int MatterAhead = 8;
    private const int MatterBehind = 12;
    private const int TalkBehind = 15;
    private const int WordsAround = 5;

    /// <summary>Sentences that part what was said long ago, and what is said much later, from the matter in hand.</summary>
    private const int LongAgo = 30;
    private const int MuchLater = 60;

    private static readonly HashSet<string> Assents = new(StringComparer.Ordinal)
    {
        "yeah", "yep", "yes", "okay", "ok", "right", "sure", "exactly", "good", "cool", "agreed", "mm-hmm", "fine", "great", "perfect", "true",
    };

    /// <summary>What the labels of people who lead work on something together say, where they say no name.</summary>
    private static readonly HashSet<string> LeadLabels = new(StringComparer.OrdinalIgnoreCase)
    {
        "PM", "project manager", "facilitator", "moderator", "convenor", "convener", "host",
    };

    private readonly Reading _reading;
    private readonly InformalModel _model;
    private readonly int _leader;
    private readonly HashSet<string>[] _matter;
    private readonly Dictionary<string, (int First, int Last, int Times)> _said = new(StringComparer.Ordinal);

    public InformalFeatures(Reading reading, InformalModel model)
    {
        (_reading, _model, _leader) = (reading, model, Leader(reading));
        _matter = new HashSet<string>[reading.Sentences.Length];
        for (var i = 0; i < _matter.Length; i++)
        {
            _matter[i] = reading.Content(reading[i].First, reading[i].End);
            foreach (var word in _matter[i])
            {
                var before = _said.GetValueOrDefault(word, (First: i, Last: i, Times: 0));
                _said[word] = (before.First, i, before.Times + 1);
            }
        }
    }

    /// <summary>The features of the sentence that the model knows, as places in its weights, each once.</summary>
    public void Read(int sentence, List<int> features)
    {
        features.Clear();
        AddPlace(sentence, features);
        AddCues(sentence, features);
        AddAround(sentence, features);
        AddMatter(sentence, features);
        AddWords(sentence, features);
    }

    private double Place(int sentence) => (double)sentence / Math.Max(1, _reading.Sentences.Length);

    private bool Leads(int sentence) => _leader >= 0 && _reading.Speaker(_reading[sentence]) == _leader;

    private static int Leader(Reading reading)
    {
        for (var i = 0; i < reading.Roster.People.Count; i++)
        {
            if (LeadLabels.Contains(reading.Roster.People[i].Name) || LeadLabels.Contains(reading.Roster.People[i].Role ?? ""))
            {
                return i;
            }
        }

        return reading.Chair.Person;
    }

    private void AddPlace(int sentence, List<int> features)
    {
        var (said, place, leads) = (_reading[sentence], Place(sentence), Leads(sentence));
        Add("#bias", features);
        Number("#place", (int)(20 * place), 19, features);
        AddIf(place >= Late, "#late", features);
        AddIf(place >= 0.97, "#end", features);
        AddIf(leads, "#leads", features);
        AddIf(leads && place >= 0.85, "#leads-late", features);
        Number("#length", said.Length switch { <= 3 => 1, <= 7 => 2, <= 14 => 3, <= 25 => 4, _ => 5 }, 5, features);
        AddIf(said.IsQuestion, "#question", features);
    }

    private void AddCues(int sentence, List<int> features)
    {
        foreach (var (near, prefix) in (ReadOnlySpan<(int, string)>)[(sentence, "#"), (sentence - 1, "#before-"), (sentence + 1, "#after-")])
        {
            if (near < 0 || near >= _matter.Length)
            {
                continue;
            }

            foreach (var hit in _reading.Cues(_reading[near]))
            {
                Add($"{prefix}{hit.Cue}", features);
            }
        }
    }

    /// <summary>Who assents to it, what was asked before it, and how much is said around it.</summary>
    private void AddAround(int sentence, List<int> features)
    {
        var speaker = _reading.Speaker(_reading[sentence]);
        var (assents, assenters) = (0, 0UL);
        for (var i = sentence + 1; i <= Math.Min(_matter.Length - 1, sentence + Ahead); i++)
        {
            if (_reading.Speaker(_reading[i]) is var other && other != speaker && Assents.Contains(_reading.Tokens[_reading[i].First].Word))
            {
                assents++;
                assenters |= other >= 0 ? 1UL << (other & 63) : 0;
            }
        }

        var questions = 0;
        for (var i = Math.Max(0, sentence - Ahead); i < sentence; i++)
        {
            questions += _reading[i].IsQuestion ? 1 : 0;
        }

        var (from, to) = (Math.Max(0, sentence - WordsAround), Math.Min(_matter.Length - 1, sentence + WordsAround));
        Number("#assents", assents, Ahead, features);
        Number("#assenters", System.Numerics.BitOperations.PopCount(assenters), 3, features);
        Number("#asked", questions, Ahead, features);
        Number("#around", (_reading[to].End - _reading[from].First) / 25, 10, features);
    }

    /// <summary>Whether its matter is new or old, goes on, comes back at the end, and how often it is spoken of.</summary>
    private void AddMatter(int sentence, List<int> features)
    {
        var matter = _matter[sentence];
        var (old, fresh, later, often) = (0, 0, 0, 0.0);
        foreach (var word in matter)
        {
            var (first, last, times) = _said[word];
            old += first < sentence - LongAgo ? 1 : 0;
            fresh += first == sentence ? 1 : 0;
            later += last >= sentence + MuchLater ? 1 : 0;
            often += Math.Log(1 + times);
        }

        Number("#matter", matter.Count, 6, features);
        Number("#old", old, 4, features);
        Number("#new", fresh, 3, features);
        Number("#later", later, 4, features);
        Number("#often", (int)(often / 3), 5, features);
        Number("#recent", matter.Count(w => IsSaid(w, sentence - MatterBehind, sentence)), 4, features);
        Number("#next", matter.Count(w => IsSaid(w, sentence + 1, sentence + 1 + MatterAhead)), 4, features);
        AddGoingOn(sentence, features);
    }

    private void AddGoingOn(int sentence, List<int> features)
    {
        var (said, goesOn) = (0, 0);
        for (var i = sentence + 1; i <= Math.Min(_matter.Length - 1, sentence + Ahead); i++)
        {
            said += _matter[i].Count;
            goesOn += _matter[i].Count(w => IsSaid(w, sentence - TalkBehind, sentence + 1));
        }

        Number("#goes-on", said == 0 ? 9 : 5 * goesOn / said, 9, features);
    }

    private bool IsSaid(string word, int from, int end)
    {
        for (var i = Math.Max(0, from); i < Math.Min(_matter.Length, end); i++)
        {
            if (_matter[i].Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    private void AddWords(int sentence, List<int> features)
    {
        var (leads, late) = (Leads(sentence), Place(sentence) >= Late);
        var before = -1;
        foreach (var token in _reading.Talk.TokensOf(_reading[sentence]))
        {
            var word = _model.Of(token.Word);
            if (word >= 0)
            {
                AddOnce(word, features);
                AddOnce(_model.Pair(before, word), features);
                AddOnce(leads ? _model.Pair(_model.Of("#leads"), word) : -1, features);
                AddOnce(late ? _model.Pair(_model.Of("#late"), word) : -1, features);
            }

            before = word;
        }
    }

    private void Number(string name, int number, int most, List<int> features) =>
        Add(string.Create(CultureInfo.InvariantCulture, $"{name}{Math.Min(number, most)}"), features);

    private void AddIf(bool holds, string name, List<int> features)
    {
        if (holds)
        {
            Add(name, features);
        }
    }

    private void Add(string name, List<int> features) => AddOnce(_model.Of(name), features);

    private static void AddOnce(int feature, List<int> features)
    {
        if (feature >= 0 && !features.Contains(feature))
        {
            features.Add(feature);
        }
    }
}
