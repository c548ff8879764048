using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>"I undertake to draft it", "you may put me down to brief them", "there's a letter going to them from me": nobody says so who does not mean it.</summary>
internal static class InSoManyWords
{
    public static bool Is(Reading reading, TalkSentence sentence, Undertaking? known)
    {
        for (var at = sentence.First; at + 2 < sentence.End; at++)
        {
            if ((reading.Tokens[at].Word == "i" && reading.Tokens[at + 1].Word == "undertake") || (reading.Tokens[at].Word == "put" && reading.Tokens[at + 1].Word == "me" && reading.Tokens[at + 2].Word == "down"))
            {
                return known is { IsWithdrawn: false, IsDoubtful: false } && known.Sentence.Index == sentence.Index && known.Owner == reading.Speaker(sentence) && reading.ContentWords(at + 2, sentence.End) > 1;
            }
        }

        return known is { Form: UndertakingForm.Delivery, IsWithdrawn: false, IsDoubtful: false } && known.Sentence.Index == sentence.Index && IsGoing(reading.Talk.TokensOf(sentence));
    }

    /// <summary>"There's a letter going to their manager from me today."</summary>
    public static bool IsGoing(ReadOnlySpan<Token> tokens)
    {
        var (there, going) = (false, false);
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (tokens[at].Word is "no" or "not" or "nothing" or "never" or "every" or "lot" or "always" or "usually")
            {
                return false;
            }

            there |= tokens[at].Word == "there" && tokens[at + 1].Word is "is" or "'s";
            going |= there && tokens[at].Word == "going";
            if (going && tokens[at].Word == "from" && tokens[at + 1].Word == "me")
            {
                return true;
            }
        }

        return false;
    }
}
