using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>What leaves nothing to do, though its words are those of a promise or an order: a motion that is moved, words that are to stand in the minutes, a warning.</summary>
internal sealed class DoneBySaying(Reading reading)
{
    public bool Is(TalkSentence sentence) => IsMotion(sentence) || IsForTheRecord(sentence) || IsWarning(sentence);

    /// <summary>"I'll second that, and I'll bring the drawings on Monday": something is left to do after all.</summary>
    private bool GoesOn(TalkSentence sentence, int at)
    {
        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.First >= at && hit.Cue is Cue.Commit or Cue.Handled or Cue.Request or Cue.Delivery)
            {
                return true;
            }
        }

        return false;
    }

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
            if (tokens[at].Word == "and" && tokens[at + 1].Word is "you" or "it" && tokens[at + 2].Word == "will")
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
                return !GoesOn(sentence, at + 3) && (at + 3 == sentence.End || tokens[at + 3].Word is "that" or "it" or "refusal" or "approval" || (tokens[at + 3].Word == "the" && (tokens[at + 2].Word is not ("move" or "moving") || NamesMotion(sentence, at + 3))));
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

    /// <summary>"I want that recorded in the risk log by Friday": somebody has to write it there.</summary>
    private bool NamesPlace(TalkSentence sentence, int at) =>
        at + 1 < sentence.End && reading.Tokens[at].Word is "in" or "on" && reading.Tokens[at + 1].Word is not ("minutes" or "record" or "writing") && !(at + 2 < sentence.End && reading.Tokens[at + 2].Word is "minutes" or "record" or "notes");

    /// <summary>"I'd like this saying out loud", "I want that minuting": done by being said.</summary>
    private bool IsForTheRecord(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 3 < sentence.End; at++)
        {
            if (tokens[at].Word is "like" or "want" && tokens[at + 1].Word is "this" or "that" or "it" && tokens[at + 2].Word is "saying" or "said" or "minuting" or "minuted" or "noting" or "noted" or "recording" or "recorded" or "hearing" or "heard")
            {
                return !GoesOn(sentence, at + 3) && !NamesPlace(sentence, at + 3);
            }
        }

        return false;
    }
}
