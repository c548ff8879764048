using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>
/// "I'll have it fixed on Monday. Hang about, Monday's a holiday. Tuesday.": who names a day, thinks better of it and names another in the same turn takes back the day
/// and not the word; what stands between is no undertaking of its own.
/// </summary>
internal sealed class DayTakenBack(Reading reading)
{
    /// <summary>Sentences between the undertaking and its other day, and how long one of them may be.</summary>
    private const int MostBetween = 3;
    private const int MostWords = 14;

    private readonly DueBargain _bargain = new(reading, []);

    /// <summary>Gives every undertaking whose day its owner changes in the same turn the other day.</summary>
    public void Redate(IReadOnlyList<Undertaking> undertakings)
    {
        foreach (var undertaking in undertakings)
        {
            if (undertaking.Form != UndertakingForm.Request && Other(undertaking.Sentence, undertaking.Due is not null) is { } other && _bargain.Offer(other) is { } day)
            {
                undertaking.Replaced = undertaking.Due;
                (undertaking.Due, undertaking.SaidDue, undertaking.Redated) = (day, other, other);
                undertaking.Weight++;
            }
        }
    }

    /// <summary>The sentence that gives the other day; null where the speaker takes none back.</summary>
    private TalkSentence? Other(TalkSentence undertaking, bool named)
    {
        var taken = false;
        var end = Math.Min(reading.Talk.TurnOf(undertaking).EndSentence, undertaking.Index + 2 + MostBetween);
        for (var i = undertaking.Index + 1; i < end; i++)
        {
            var sentence = reading[i];
            if (taken && !sentence.IsQuestion && _bargain.Offer(sentence) is not null)
            {
                return sentence;
            }

            // "I need to reprint the leaflet. Shall we say Friday?": asked of nobody in particular, who goes on to answer it.
            if (!named && sentence.IsQuestion && _bargain.Offer(sentence) is not null)
            {
                named = true;
                continue;
            }

            taken |= named && (OpensAgainst(sentence) || reading.Has(sentence, Cue.Retract));
            if (!taken || sentence.Length > MostWords)
            {
                return null;
            }
        }

        return null;
    }

    private bool OpensAgainst(TalkSentence sentence) =>
        (reading.Tokens[sentence.First].Word is "oh" or "ah" && !(sentence.Length > 1 && reading.Tokens[sentence.First + 1].Word is "and" or "yes" or "yeah"))
        || reading.Tokens[sentence.First].Word is "no" or "not" or "sorry" or "actually" or "wait" or "hang" or "hold" or "bother" or "except";
}
