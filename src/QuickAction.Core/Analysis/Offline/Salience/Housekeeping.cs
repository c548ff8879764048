using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Sentences that minutes hold elsewhere or not at all, however well their words score: the lines above the talk (title, date, place), what the opening says of
/// the meeting itself (<see cref="Preliminaries"/>) and people saying who they are. The minutes have their own places for the date and for who was there.
/// </summary>
internal static class Housekeeping
{
    /// <summary>People introduce themselves in their first turns, and while the meeting opens.</summary>
    private const int OwnTurns = 2;
    private const int OpeningSentences = 150;

    /// <summary>What meeting it is and who has come is said at once; later such words tell of other meetings.</summary>
    private const int PreliminarySentences = 40;

    /// <summary>By sentence of the talk the token up to which it is housekeeping: its end when it is nothing else, its first token when it is something else from the start.</summary>
    public static int[] Find(Talk talk)
    {
        var until = new int[talk.Sentences.Length];
        var preliminaries = new Preliminaries(talk);
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        var spoken = false;
        var anybodySpeaks = IsSpoken(talk);
        foreach (var turn in talk.Turns)
        {
            if (turn.Speaker is not { Length: > 0 } speaker)
            {
                for (var i = turn.FirstSentence; i < turn.EndSentence; i++)
                {
                    until[i] = anybodySpeaks && !spoken ? talk.Sentences[i].End : talk.Sentences[i].First;
                }

                continue;
            }

            spoken = true;
            var introduces = turn.FirstSentence < OpeningSentences && (turns[speaker] = turns.GetValueOrDefault(speaker) + 1) <= OwnTurns;
            var name = introduces ? Sections.SpeakerName.Parts(speaker) : [];
            for (var i = turn.FirstSentence; i < turn.EndSentence; i++)
            {
                var sentence = talk.Sentences[i];
                until[i] = SaysOwnName(talk, sentence, name) ? sentence.End : i < PreliminarySentences ? preliminaries.Until(sentence) : sentence.First;
            }
        }

        return until;
    }

    private static bool IsSpoken(Talk talk)
    {
        foreach (var turn in talk.Turns)
        {
            if (turn.Speaker is { Length: > 0 })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>People say their own name only to introduce themselves; half a name can be a common word or somebody else's.</summary>
    private static bool SaysOwnName(Talk talk, TalkSentence sentence, IReadOnlyList<string> parts)
    {
        if (parts is not [var given, ..])
        {
            return false;
        }

        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (talk.Tokens[at].Word == given && talk.Tokens[at].Is(TokenMarks.Capital)
                && (parts.Count == 1 || (at + 1 < sentence.End && talk.Tokens[at + 1].Word == parts[1]) || IsIntroduced(talk, sentence, at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'm Joy", "my name's Joy".</summary>
    private static bool IsIntroduced(Talk talk, TalkSentence sentence, int name) => name - 2 >= sentence.First
        && ((talk.Tokens[name - 2].Word == "i" && talk.Tokens[name - 1].Word == "am") || talk.Tokens[name - 2].Word == "name" || talk.Tokens[name - 1].Word == "name");
}
