using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>"Desmond's got the buses, then, and Gareth's spared": says once more who has what somebody has just taken on, and settles nothing else.</summary>
internal static class SummedUp
{
    /// <summary>Turns after an undertaking in which it is summed up, and words that take.</summary>
    private const int MostTurns = 4;
    private const int MostWords = 18;

    /// <summary>The sentence tells of two people here, one of whom has just undertaken something, and of one of whom it is taken.</summary>
    public static bool Is(Reading reading, IReadOnlyList<Undertaking> undertakings, TalkSentence sentence)
    {
        if (sentence.IsQuestion || sentence.Length > MostWords || reading.Has(sentence, Cue.Formal) || reading.Has(sentence, Cue.Vote) || !TakesOff(reading, sentence))
        {
            return false;
        }

        var named = new HashSet<int>();
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (reading.PersonAt(at) is >= 0 and var person)
            {
                named.Add(person);
            }
        }

        return (named.Count > 1 || (named.Count == 1 && reading.Tokens[sentence.End - 1].Word == "not")) && (IsLetOff(reading, sentence) || undertakings.Any(u => named.Contains(u.Owner) && u.Owner != reading.Speaker(sentence) && sentence.Index > u.Sentence.Index && sentence.Turn - u.Sentence.Turn <= MostTurns));
    }

    private static bool IsLetOff(Reading reading, TalkSentence sentence) => reading.Has(sentence, Cue.LetOff) || reading.Tokens[sentence.First].Word == "scratch";

    /// <summary>"Spared", "let off", "comes off Bob", "Cy, not Bob", "Bob can go back to his sums", "Bob can stay out of it", "and Bob needn't".</summary>
    private static bool TakesOff(Reading reading, TalkSentence sentence)
    {
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var (word, isBeforeName) = (reading.Tokens[at].Word, at + 1 < sentence.End && reading.PersonAt(at + 1) >= 0);
            if (word is "spared" or "scratch" or "yours" or "instead" or "excused"
                || (word is "off" or "not" && isBeforeName)
                || (word == "off" && at > sentence.First && reading.Tokens[at - 1].Word is "let" or "is" or "are" or "'s")
                || (word == "out" && at > sentence.First && reading.Tokens[at - 1].Word == "stay")
                || (word == "not" && at == sentence.End - 1 && at > sentence.First && reading.Tokens[at - 1].Word == "need")
                || (word == "back" && at + 1 < sentence.End && reading.Tokens[at + 1].Word == "to"))
            {
                return true;
            }
        }

        return false;
    }
}
