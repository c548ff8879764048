using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Concerns;

/// <summary>
/// "What are we worried about?": in safeguarding the chair asks it, and whoever answers tells a risk, in whatever words ("It went from shouting to hands in five weeks"). Of each
/// turn that answers the sentence is taken that looks most like one, as long as something in it can go wrong.
/// </summary>
internal sealed class AskedWorries(Reading reading, OutcomeScores scores, IReadOnlySet<int> settled)
{
    /// <summary>Turns that a round of answers takes at most.</summary>
    private const int MostTurns = 14;

    /// <summary>Log odds down to which the model is not set against it.</summary>
    private const double NotAgainst = 6;
    private const int LeastWords = 3;

    private static readonly FrozenSet<string> Worries = "worried worry worries worrying risk risks concerned concerns concern danger dangers scares frightens".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Open = "what what's where which anything any anybody anyone".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public HashSet<int> Find()
    {
        var found = new HashSet<int>();
        foreach (var sentence in reading.Sentences)
        {
            if (Asks(sentence))
            {
                Answers(sentence, found);
            }
        }

        return found;
    }

    private bool Asks(TalkSentence sentence)
    {
        var (open, worry) = (false, false);
        if (sentence.IsQuestion)
        {
            foreach (var token in reading.Talk.TokensOf(sentence))
            {
                open |= Open.Contains(token.Word);
                worry |= open && Worries.Contains(token.Word);
            }
        }

        return worry;
    }

    private void Answers(TalkSentence question, HashSet<int> found)
    {
        var asker = reading.Speaker(question);
        for (var turn = question.Turn + 1; turn <= question.Turn + MostTurns && turn < reading.Talk.Turns.Length; turn++)
        {
            if (reading.SpeakerOfTurn(turn) != asker)
            {
                Take(turn, found);
            }
            else if (AsksOfAnother(turn))
            {
                return;
            }
        }
    }

    /// <summary>The asker asks again, and of something else; "anything from you, Carol?" goes on.</summary>
    private bool AsksOfAnother(int turn)
    {
        for (var i = 0; reading.InTurn(turn, i) is { } sentence; i++)
        {
            if (sentence.IsQuestion && !Asks(sentence) && sentence.Length > ShortCall)
            {
                return true;
            }
        }

        return false;
    }

    private const int ShortCall = 4;

    private void Take(int turn, HashSet<int> found)
    {
        var (best, most) = (-1, -NotAgainst);
        for (var i = 0; reading.InTurn(turn, i) is { } sentence; i++)
        {
            if (!sentence.IsQuestion && !settled.Contains(sentence.Index) && scores.Risk[sentence.Index] >= most && reading.ContentWords(sentence.First, sentence.End) >= LeastWords && CanGoWrong(sentence))
            {
                (best, most) = (sentence.Index, scores.Risk[sentence.Index]);
            }
        }

        if (best >= 0)
        {
            found.Add(best);
        }
    }

    private bool CanGoWrong(TalkSentence sentence)
    {
        if (reading.Has(sentence, Cue.Worry))
        {
            return true;
        }

        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            if (Ills.Kind(token.Word) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
