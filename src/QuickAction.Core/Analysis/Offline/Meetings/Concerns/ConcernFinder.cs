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

    public IReadOnlyList<Statement> Risks() => [.. Find(s => scores.Worries(s.Index, reading.Has(s, Cue.Worry)) && !s.IsQuestion)];

    public IReadOnlyList<Statement> Questions() => [.. Find(IsOpen)];

    private List<Statement> Find(Func<TalkSentence, bool> wanted)
    {
        var found = new List<Statement>();
        foreach (var sentence in reading.Sentences)
        {
            if (wanted(sentence) && !settled.Contains(sentence.Index) && reading.ContentWords(sentence.First, sentence.End) >= LeastWords)
            {
                found.Add(new Statement { Text = wording.Settled(sentence), Citations = reading.Talk.Cite(sentence) });
            }
        }

        return found;
    }

    /// <summary>"I don't know whether they'll renew": a question nobody here can answer.</summary>
    private bool IsOpen(TalkSentence sentence) =>
        !sentence.IsQuestion
        && reading.Find(sentence, Cue.OpenQuestion) is { } open
        && (DoubtScope.At(reading, sentence, open.First) & (Doubt.Quoted | Doubt.Reported)) == 0;
}
