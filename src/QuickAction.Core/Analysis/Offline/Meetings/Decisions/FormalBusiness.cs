using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>Motions, votes and resolutions: how meetings with rules of order put what they settle.</summary>
internal sealed class FormalBusiness(Reading reading, OutcomeScores scores, IReadOnlyList<SentenceFacts> facts)
{
    /// <summary>How much less sure the model has to be of a sentence that says "resolved".</summary>
    private const double ByResolution = 4;

    /// <summary>Words of matter that a ruling needs to be one by its words alone.</summary>
    private const int Readable = 2;

    /// <summary>Words of matter up to which a count of votes or "carried" says nothing of its own.</summary>
    public const int Carrying = 4;

    private readonly VotedOutcome _voted = new(reading);

    /// <summary>"Resolved that ...", "that's carried", the chair's "my decision is" and "is noted": without doubt of any kind, it is what it says.</summary>
    public bool IsResolution(TalkSentence sentence)
    {
        if (sentence.IsQuestion)
        {
            return false;
        }

        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.Cue is Cue.Formal or Cue.Settle && (Resolves(sentence, hit.First) || Resolves(sentence, hit.End - 1)) && (DoubtScope.At(reading, sentence, hit.First) & ~Doubt.Negated) == Doubt.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Agreed by five votes to two", "the amendment falls": what came of a vote, told by whoever tells such things.</summary>
    public bool IsOutcome(TalkSentence sentence) => _voted.At(sentence) >= 0;

    /// <summary>Tells the outcome of a vote and what was voted on: no motion before it needs to say so.</summary>
    public bool TellsOutcomeWhole(TalkSentence sentence) => _voted.SaysWhat(sentence);

    private bool Resolves(TalkSentence sentence, int token) => reading.Tokens[token].Word switch
    {
        "resolved" or "carried" => scores.Decision[sentence.Index] >= -ByResolution,
        "agreed" => SpokenMinute.IsAt(reading.Tokens, sentence, token),
        "decision" or "noted" => scores.Decision[sentence.Index] >= -ByResolution && reading.IsChair(reading.Speaker(sentence)) && facts[sentence.Index].Matter.Length > Readable,
        _ => false,
    };

    /// <summary>"Ten in favour, none against, two abstentions."</summary>
    public bool IsCount(TalkSentence sentence)
    {
        var kinds = 0;
        foreach (var hit in reading.Cues(sentence))
        {
            kinds += hit.Cue == Cue.Vote ? 1 : 0;
        }

        return kinds > 1 && !IsResolution(sentence);
    }

    /// <summary>A count of votes, "that's carried, and resolved accordingly": what it is about stands before it.</summary>
    public bool IsCarrying(TalkSentence sentence) =>
        facts[sentence.Index].Matter.Length <= Carrying && !_voted.SaysWhat(sentence) && (reading.Has(sentence, Cue.Vote) || IsResolution(sentence));

    /// <summary>"I move that ...": a member's motion settles nothing by itself.</summary>
    public bool IsMotion(TalkSentence sentence)
    {
        if (reading.IsChair(reading.Speaker(sentence)) || sentence.IsQuestion || IsResolution(sentence))
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(sentence);
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Word == "i" && Moves(tokens, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"The motion is to ...", "I'd move it": what is voted on.</summary>
    public bool IsPut(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var i = 0; i + 1 < Math.Min(tokens.Length, 6); i++)
        {
            if ((tokens[i].Word == "motion" && tokens[i + 1].Word is "is" or "'s") || (tokens[i].Word == "i" && Moves(tokens, i)))
            {
                return !IsResolution(sentence) && !IsOutcome(sentence);
            }
        }

        return false;
    }

    private static bool Moves(ReadOnlySpan<Token> tokens, int i)
    {
        var verb = tokens[i + 1].Word is "will" or "would" or "'d" && i + 2 < tokens.Length ? tokens[i + 2].Word : tokens[i + 1].Word;
        return verb is "move" or "propose" or "second";
    }
}
