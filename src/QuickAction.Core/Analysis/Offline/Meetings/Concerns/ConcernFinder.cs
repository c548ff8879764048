using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Reported;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Concerns;

/// <summary>Worries that somebody says as such, and questions that the talk leaves open.</summary>
internal sealed class ConcernFinder(Reading reading, MinuteWording wording, IReadOnlySet<int> settled)
{
    private const int LeastWords = 3;

    public IReadOnlyList<Statement> Risks() => [.. Find(IsWorry)];

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

    /// <summary>A worry about what may come: not asked, not told of somebody else's words, not past.</summary>
    private bool IsWorry(TalkSentence sentence)
    {
        if (sentence.IsQuestion || reading.Find(sentence, Cue.Worry) is not { } worry)
        {
            return false;
        }

        return (DoubtScope.At(reading, sentence, worry.First) & (Doubt.Quoted | Doubt.Reported | Doubt.Past)) == 0;
    }

    /// <summary>"I don't know whether they'll renew": a question nobody here can answer.</summary>
    private bool IsOpen(TalkSentence sentence) =>
        !sentence.IsQuestion
        && reading.Find(sentence, Cue.OpenQuestion) is { } open
        && (DoubtScope.At(reading, sentence, open.First) & (Doubt.Quoted | Doubt.Reported)) == 0;
}
