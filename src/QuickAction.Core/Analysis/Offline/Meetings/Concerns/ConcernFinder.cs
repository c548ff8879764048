using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Reported;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Concerns;

/// <summary>What the model takes for a worry about what may come, and questions that the talk leaves open.</summary>
internal sealed class ConcernFinder(Reading reading, MinuteWording wording, OutcomeScores scores, IReadOnlySet<int> settled)
{
    private const int LeastWords = 3;
    private readonly OpenQuestions _questions = new(reading);
    private readonly Warnings _warnings = new(reading, scores);
    private readonly HashSet<int> _asked = new AskedWorries(reading, scores, settled).Find();

    public IReadOnlyList<Statement> Risks() => Find(IsRisk, LeastWords);

    /// <summary>Its few words of matter are all in the question: "I don't know whose ditch that is".</summary>
    public IReadOnlyList<Statement> Questions() => Find(_questions.IsOpen, 1);

    /// <summary>What somebody does not know is a question and no risk, unless they say that it worries them.</summary>
    private bool IsRisk(TalkSentence sentence)
    {
        var saysSo = reading.Has(sentence, Cue.Worry);
        return !sentence.IsQuestion && (scores.Worries(sentence.Index, saysSo) || (saysSo && _warnings.IsOwnWorry(sentence)) || _asked.Contains(sentence.Index) || _warnings.Is(sentence)) && (saysSo || !_questions.IsOpen(sentence));
    }

    private List<Statement> Find(Func<TalkSentence, bool> wanted, int leastWords)
    {
        var found = new List<Statement>();
        foreach (var sentence in reading.Sentences)
        {
            if (wanted(sentence) && !settled.Contains(sentence.Index) && reading.ContentWords(sentence.First, sentence.End) >= leastWords)
            {
                found.Add(new Statement { Text = wording.Settled(sentence), Citations = reading.Talk.Cite(sentence) });
            }
        }

        return found;
    }
}
