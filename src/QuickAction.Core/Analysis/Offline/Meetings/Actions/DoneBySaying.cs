using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>What leaves nothing to do, though its words are those of a promise or an order: a motion that is moved, words that are to stand in the minutes, a warning.</summary>
internal sealed class DoneBySaying(Reading reading)
{
    public bool Is(TalkSentence sentence) => IsMotion(sentence) || IsForTheRecord(sentence) || IsWarning(sentence);

    /// <summary>"Leave the boiler off another week and you'll have frozen pipes": the words of an order, which warns of what comes of it; "leave it with me and you'll have it by Friday" promises.</summary>
    private bool IsWarning(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        if (tokens[sentence.First].Word is not ("leave" or "let" or "miss" or "lose" or "skip" or "keep" or "carry"))
        {
            return false;
        }

        for (var at = sentence.First + 1; at + 2 < sentence.End && tokens[at].Word is not ("me" or "us" or "i"); at++)
        {
            if (tokens[at].Word == "and" && tokens[at + 1].Word is "you" or "he" or "she" or "it" or "they" or "we" && tokens[at + 2].Word == "will")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'll move that we refuse it", "I'll second that": done by being said.</summary>
    private bool IsMotion(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 2 < sentence.End; at++)
        {
            if (tokens[at].Word == "i" && tokens[at + 1].Word is "will" or "would" or "'d" or "am" && tokens[at + 2].Word is "move" or "second" or "propose" or "moving" or "seconding" or "proposing")
            {
                return at + 3 == sentence.End || tokens[at + 3].Word is "that" or "it" or "refusal" or "approval" or "the" && (tokens[at + 2].Word is not ("move" or "moving") || NamesMotion(sentence, at + 3));
            }
        }

        return false;
    }

    /// <summary>"I'll move the officer's recommendation"; who moves the chairs has something to do.</summary>
    private bool NamesMotion(TalkSentence sentence, int from)
    {
        for (var at = from; at < Math.Min(sentence.End, from + 4); at++)
        {
            if (reading.Tokens[at].Word is "motion" or "recommendation" or "recommendations" or "amendment" or "resolution" or "proposal" or "refusal" or "approval" or "deferral" or "minutes")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'd like this saying out loud", "I want that minuting": done by being said.</summary>
    private bool IsForTheRecord(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 3 < sentence.End; at++)
        {
            if (tokens[at].Word is "like" or "want" && tokens[at + 1].Word is "this" or "that" or "it" && tokens[at + 2].Word is "saying" or "said" or "minuting" or "minuted" or "noting" or "noted" or "recording" or "recorded" or "hearing" or "heard")
            {
                return true;
            }
        }

        return false;
    }
}
