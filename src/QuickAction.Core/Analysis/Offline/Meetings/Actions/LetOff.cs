using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>Undertakings that somebody else lets their owner off.</summary>
internal sealed class LetOff(Reading reading, List<Undertaking> undertakings, List<SpokenRequest> requests)
{
    private const int HandoverTurns = 4;

    /// <summary>
    /// "Bob, you're let off."; without a name it is said, in the next breath, by somebody who takes it on ("I'll have them by Friday, so you're let off"): "you're excused" alone may be for being late.
    /// </summary>
    public bool Is(Undertaking undertaking)
    {
        var last = (undertaking.Assent ?? undertaking.Sentence).Turn;
        for (var turn = last + 1; turn <= last + HandoverTurns; turn++)
        {
            for (var i = 0; reading.InTurn(turn, i) is { } sentence; i++)
            {
                if (reading.Find(sentence, Cue.LetOff) is { } hit && (!SaysEnough(hit) && NearestTo(sentence, hit) is >= 0 and var named ? named == undertaking.Owner : turn == last + 1 && TakesOnIn(turn)) && IsLatest(undertaking, sentence))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"You've got enough on": may be said of something else, so somebody has to take it on.</summary>
    private bool SaysEnough(CueHit hit)
    {
        for (var at = hit.First; at < hit.End; at++)
        {
            if (reading.Tokens[at].Word == "enough")
            {
                return true;
            }
        }

        return false;
    }

    private bool TakesOnIn(int turn) => undertakings.Exists(u => u.Sentence.Turn == turn && u.Owner == reading.SpeakerOfTurn(turn));

    /// <summary>"Bob", "Mrs Webb", "Chair": nothing but capitals up to the clause's end.</summary>
    private bool IsCall(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (!reading.Tokens[at].Is(TokenMarks.Capital) || reading.Tokens[at].Word == "i")
            {
                return false;
            }
        }

        return end > first;
    }

    /// <summary>Who is spoken to: whoever is called by name right behind the words ("Cy has it, and you're let off, Bob"), else the last one named before them, else the first behind them.</summary>
    private int NearestTo(TalkSentence sentence, CueHit hit)
    {
        if (hit.End < sentence.End && reading.Tokens[hit.End - 1].Is(TokenMarks.ClauseEnd) && IsCall(hit.End, reading.ClauseEnd(sentence, hit.End)))
        {
            for (var at = hit.End; at < sentence.End; at++)
            {
                if (reading.PersonAt(at) is >= 0 and var called)
                {
                    return called;
                }
            }

            return -1;
        }

        for (var at = hit.First - 1; at >= sentence.First; at--)
        {
            if (reading.PersonAt(at) is >= 0 and var before)
            {
                return before;
            }
        }

        for (var at = hit.End; at < sentence.End; at++)
        {
            if (reading.PersonAt(at) is >= 0 and var behind)
            {
                return behind;
            }
        }

        return -1;
    }

    /// <summary>What is taken off a person is what that person was last asked or last took on.</summary>
    public bool IsLatest(Undertaking undertaking, TalkSentence sentence) =>
        !undertakings.Exists(u => u.Owner == undertaking.Owner && u.Sentence.Index > undertaking.Sentence.Index && u.Sentence.Index < sentence.Index)
        && !requests.Exists(r => r.Addressee == undertaking.Owner && r.Sentence.Index > undertaking.Sentence.Index && r.Sentence.Index < sentence.Index);
}
