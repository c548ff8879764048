using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>"When the invoice comes I'll pay the deposit over": an undertaking with its time, for what is sure to come; of "when I retire I'll paint it" nobody knows.</summary>
internal static class OnArrival
{
    /// <summary>Words between "when the" and its verb.</summary>
    private const int MostOfNoun = 4;

    public static bool Is(Reading reading, TalkSentence sentence, Undertaking? known)
    {
        if (known is not { Form: UndertakingForm.Promise, IsWithdrawn: false, IsDoubtful: false, IsElliptical: false } || known.Sentence.Index != sentence.Index || reading.ContentWords(known.Verb, sentence.End) < 2)
        {
            return false;
        }

        var tokens = reading.Tokens;
        var at = sentence.First;
        while (at < known.Start && Shapes.ClauseWords.Particles.Contains(tokens[at].Word))
        {
            at++;
        }

        var noun = tokens[at].Word is "when" or "once" ? at + 1 : tokens[at].Word == "as" && at + 2 < known.Start && tokens[at + 1].Word == "soon" && tokens[at + 2].Word == "as" ? at + 3 : -1;
        if (noun < 0 || noun >= known.Start || tokens[noun].Word is not ("the" or "that" or "this" or "his" or "her" or "their" or "your" or "those"))
        {
            return false;
        }

        for (var verb = noun + 2; verb < known.Start && verb <= noun + MostOfNoun; verb++)
        {
            if (tokens[verb].Word is "comes" or "come" or "arrives" or "arrive" or "lands" or "land" || (tokens[verb].Word is "is" or "'s" or "are" && tokens[verb + 1].Word is "in" or "back" or "through" or "here" or "signed" or "paid" or "ready"))
            {
                return true;
            }
        }

        return false;
    }
}
