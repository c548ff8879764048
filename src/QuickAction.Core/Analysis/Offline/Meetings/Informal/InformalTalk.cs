using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Reported;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Informal;

/// <summary>
/// Talk among people at work on something together: every hesitation written down, nothing moved, seconded or resolved. There the fitted model lists
/// what the rules for meetings, which wait for somebody to settle or to promise, would miss.
/// </summary>
internal sealed class InformalTalk(Reading reading, MinuteWording wording)
{
    /// <summary>Share of hesitations among the words, above which a transcript is of free talk; edited or recognised council talk has hardly any.</summary>
    private const double LeastHesitation = 0.012;
    private const int LeastWords = 800;

    private InformalFeatures? _features;

    public bool IsFree()
    {
        var hesitations = 0;
        foreach (var token in reading.Tokens)
        {
            hesitations += token.Word is "um" or "uh" or "er" or "erm" or "mm" or "hmm" or "mm-hmm" or "uh-huh" ? 1 : 0;
        }

        return reading.Tokens.Length >= LeastWords && hesitations >= LeastHesitation * reading.Tokens.Length;
    }

    public IReadOnlyList<ActionItem> Actions()
    {
        var model = InformalModel.Default;
        return [.. Groups(Chosen(model.ActionWeights, model.ActionThreshold)).Select(Action)];
    }

    public IReadOnlyList<Statement> Decisions()
    {
        var model = InformalModel.Default;
        return [.. Groups(Chosen(model.DecisionWeights, model.DecisionThreshold)).Select(g => new Statement { Text = Text(g), Citations = Cite(g) })];
    }

    private ActionItem Action(List<TalkSentence> group)
    {
        var owner = Owner(group);
        return new ActionItem { Text = Text(group), Citations = Cite(group), Owner = owner >= 0 ? reading.Roster.People[owner].Name : null };
    }

    /// <summary>Whoever says "I'll"; else the person who is named. Nobody is guessed.</summary>
    private int Owner(List<TalkSentence> group)
    {
        foreach (var sentence in group)
        {
            if (reading.Has(sentence, Phrases.Cue.Commit) && !reading.Has(sentence, Phrases.Cue.Courtesy))
            {
                return reading.Speaker(sentence);
            }
        }

        for (var at = group[0].First; at < group[^1].End; at++)
        {
            if (reading.PersonAt(at) >= 0)
            {
                return reading.PersonAt(at);
            }
        }

        return -1;
    }

    private List<int> Chosen(List<double> weights, double threshold)
    {
        // Only free talk is read so: other meetings do not pay for it.
        _features ??= new InformalFeatures(reading, InformalModel.Default);
        var (scores, seen) = (new List<double>(reading.Sentences.Length), new List<int>());
        for (var i = 0; i < reading.Sentences.Length; i++)
        {
            _features.Read(i, seen);
            scores.Add(InformalModel.Score(weights, seen));
        }

        return [.. Enumerable.Range(0, scores.Count).Where(i => InformalModel.Smooth(scores, i) >= threshold && reading[i].Length > 1)];
    }

    /// <summary>Sentences that follow one another in a turn are one item.</summary>
    private List<List<TalkSentence>> Groups(List<int> sentences)
    {
        var groups = new List<List<TalkSentence>>();
        foreach (var i in sentences)
        {
            var sentence = reading[i];
            if (groups.Count > 0 && groups[^1][^1] is var last && last.Index == i - 1 && last.Turn == sentence.Turn)
            {
                groups[^1].Add(sentence);
            }
            else
            {
                groups.Add([sentence]);
            }
        }

        return groups;
    }

    private string Text(List<TalkSentence> group) => string.Join(' ', group.Select(wording.Settled));

    private List<Citation> Cite(List<TalkSentence> group) => [.. group.SelectMany(s => reading.Talk.Cite(s))];
}
