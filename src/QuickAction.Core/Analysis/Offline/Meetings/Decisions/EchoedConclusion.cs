using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>What one person concludes and the next says over again with a yes: <see cref="Echo"/> reads the words, and here it is told what they settle.</summary>
internal sealed class EchoedConclusion(Reading reading, OutcomeScores scores, IReadOnlyList<SentenceFacts> facts)
{
    /// <summary>Log odds down to which the model is not set against what is concluded with "then?", and what is so asked in a whole sentence.</summary>
    private const double ByEcho = 6;
    private const double ByQuestion = 2.5;

    /// <summary>"Every two weeks, then?" "Every two weeks, yes.": what one concludes and the next says over again with a yes is settled, unless it only gives a number.</summary>
    public bool Is(TalkSentence sentence)
    {
        const EchoKind settled = EchoKind.Agrees | EchoKind.Concludes;
        if (sentence.Index != reading.Talk.TurnOf(sentence).FirstSentence || (reading.Echoes[sentence.Turn] & settled) != settled || scores.Undertakes(sentence.Index))
        {
            return false;
        }

        var asked = reading[sentence.Index - 1];
        var least = reading.Tokens[asked.End - 1].Word == "then" ? -ByEcho : -ByQuestion;
        return Math.Max(scores.Decision[asked.Index], scores.Decision[sentence.Index]) >= least
            && !scores.Undertakes(asked.Index)
            && SaysMore(asked)
            && !ClauseWords.Numbers.Contains(reading.Tokens[asked.First].Word)
            && !Array.Exists(facts[asked.Index].Clauses, c => c.IsPast)
            && DoubtScope.At(reading, asked, asked.First) == Doubt.None;
    }

    /// <summary>"If the grant came in, every two weeks?" "Every two weeks, yes.": what would be.</summary>
    public bool IsOfCondition(TalkSentence sentence) =>
        sentence.Index == reading.Talk.TurnOf(sentence).FirstSentence
        && reading.Echoes[sentence.Turn] != EchoKind.None
        && reading[sentence.Index - 1] is var asked
        && !reading.Has(asked, Cue.PoliteIf)
        && (DoubtScope.At(reading, asked, asked.First).HasFlag(Doubt.Conditional) || reading.Tokens[asked.First].Word == "if");

    /// <summary>"Twelve, then?" asks how many there are.</summary>
    private bool SaysMore(TalkSentence asked)
    {
        foreach (var token in reading.Talk.TokensOf(asked))
        {
            if (FunctionWords.IsContent(token.Word) && !ClauseWords.Numbers.Contains(token.Word) && !char.IsDigit(token.Word[0]))
            {
                return true;
            }
        }

        return false;
    }
}
