using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>"I'll order the skip." "Ian's doing the skip, then.": another says whose it is, and makes it as sure as an answer does.</summary>
internal sealed class ToldWhose(Reading reading)
{
    private const double AsAnswered = 1.5;
    private const int MostTurns = 2;

    public void Weigh(IReadOnlyList<Undertaking> undertakings)
    {
        foreach (var undertaking in undertakings)
        {
            if (undertaking is { Form: UndertakingForm.Promise or UndertakingForm.Planned or UndertakingForm.Offer, Owner: >= 0 } && IsTold(undertaking))
            {
                undertaking.Weight += AsAnswered;
                undertaking.IsTold = true;
            }
        }
    }

    private bool IsTold(Undertaking undertaking)
    {
        for (var turn = undertaking.Sentence.Turn + 1; turn <= undertaking.Sentence.Turn + MostTurns; turn++)
        {
            for (var i = 0; reading.SpeakerOfTurn(turn) != undertaking.Owner && reading.InTurn(turn, i) is { } sentence; i++)
            {
                if (!sentence.IsQuestion && Tells(sentence, undertaking.Owner) && SharedMatter.Count(reading, undertaking, sentence) > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"Ian's got enough on with the skip", "Ian's got no time": whose it is not.</summary>
    private bool IsTooMuch(TalkSentence sentence, int verb)
    {
        for (var at = verb + 1; at < Math.Min(sentence.End, verb + 4); at++)
        {
            if (reading.Tokens[at].Word is "not" or "already" or "enough" or "never" or "too" or "no" or "plenty" or "to")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Ian's doing the", "Davey has the", "Jo's got the".</summary>
    private bool Tells(TalkSentence sentence, int owner)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 2 < sentence.End; at++)
        {
            if (reading.PersonAt(at) != owner)
            {
                continue;
            }

            var verb = at + 1;
            while (verb + 1 < sentence.End && tokens[verb].Is(TokenMarks.Capital) && !tokens[verb - 1].Is(TokenMarks.ClauseEnd))
            {
                verb++;
            }

            return !tokens[verb - 1].Is(TokenMarks.ClauseEnd)
                && (tokens[verb].Word == "has" || (tokens[verb].Word is "is" or "'s" && verb + 1 < sentence.End && tokens[verb + 1].Word is "doing" or "got" or "having" or "getting" or "taking"))
                && !IsTooMuch(sentence, verb);
        }

        return false;
    }
}
