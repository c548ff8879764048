using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>
/// "I will. By Monday.": a sentence that says by when and nothing else belongs to the undertaking beside it, whether the one who took it on says it or the one who asked.
/// </summary>
internal sealed class DuesApart(Reading reading, IReadOnlyList<SentenceFacts> facts)
{
    private const int MostWords = 14;

    /// <summary>A deadline or a day; an event in passing is none.</summary>
    private const int LeastStrength = 2;

    /// <summary>So far back, over thanks and "by when?".</summary>
    private const int MostSentences = 4;

    /// <summary>The asker's "by when?" and the owner's answer.</summary>
    private const int MostTurns = 2;

    private static readonly FrozenSet<string> Around =
        (WordLists.Particles + " say the very latest at that is 's it just be if you can could that's thank absolutely of done all for me us past half quarter o'clock sharp am pm").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The due phrase that is all the sentence says; null when it says more, or when it asks.</summary>
    public DuePhrase? Of(TalkSentence sentence)
    {
        if (sentence.Length > MostWords || facts[sentence.Index].Due < LeastStrength || sentence.IsQuestion)
        {
            return null;
        }

        var phrases = DueReader.Find(reading.Tokens, sentence.First, sentence.End);
        if (phrases.Count != 1 || phrases[0].Strength < LeastStrength || reading.Tokens[phrases[0].First].Word is "until" or "till" or "from" or "after")
        {
            return null;
        }

        for (var at = phrases[0].First; at < phrases[0].End; at++)
        {
            // "In a minute." is a courtesy.
            if (reading.Tokens[at].Word is "minute" or "minutes" or "moment" or "second" or "seconds" or "tick")
            {
                return null;
            }
        }

        for (var at = sentence.First; at < sentence.End; at++)
        {
            at = at == phrases[0].First ? phrases[0].End : at;
            if (at < sentence.End && reading.PersonAt(at) < 0 && !(at > sentence.First && reading.PersonAt(at - 1) >= 0 && reading.Tokens[at].Is(TokenMarks.Capital)) && !Around.Contains(reading.Tokens[at].Word) && !ClauseWords.Numbers.Contains(reading.Tokens[at].Word))
            {
                return null;
            }
        }

        return phrases[0];
    }

    /// <summary>Gives every undertaking without a day the one that is said beside it.</summary>
    public void Give(IReadOnlyList<Undertaking> undertakings)
    {
        if (undertakings.Count == 0)
        {
            return;
        }

        foreach (var sentence in reading.Sentences)
        {
            if (Of(sentence) is { } due && Beside(sentence, undertakings) is { Due: null } undertaking)
            {
                undertaking.Due = due;
                undertaking.SaidDue = sentence;
            }
        }
    }

    /// <summary>The undertaking that was spoken of last, or else the one that the same turn goes on to.</summary>
    public Undertaking? Beside(TalkSentence due, IReadOnlyList<Undertaking> undertakings)
    {
        for (var back = due.Index - 1; back >= 0 && back >= due.Index - MostSentences && due.Turn - reading[back].Turn <= MostTurns; back--)
        {
            if (undertakings.LastOrDefault(u => IsOf(u, back)) is { } before)
            {
                return Speaks(due, before, back) ? before : null;
            }

            if (!SaysNothing(reading[back]))
            {
                break;
            }
        }

        return due.Index + 1 < reading.Sentences.Length && reading[due.Index + 1].Turn == due.Turn
            ? undertakings.FirstOrDefault(u => u.Sentence.Index == due.Index + 1)
            : null;
    }

    private static bool IsOf(Undertaking undertaking, int sentence) =>
        undertaking.Sentence.Index == sentence || undertaking.Assent?.Index == sentence || undertaking.Asked?.Index == sentence || undertaking.Merged.Contains(sentence);

    /// <summary>In its own turn; after that only who took it on, who asked for it, or the chair.</summary>
    private bool Speaks(TalkSentence due, Undertaking undertaking, int said)
    {
        var speaker = reading.Speaker(due);
        return reading[said].Turn == due.Turn || speaker == undertaking.Owner || (due.Turn - reading[said].Turn == 1 && (reading.IsChair(speaker) || speaker == Asker(undertaking)));
    }

    private int Asker(Undertaking undertaking) => undertaking switch
    {
        { Asked: { } asked } => reading.Speaker(asked),
        { Form: UndertakingForm.Request or UndertakingForm.Assigned } => reading.Speaker(undertaking.Sentence),
        _ => reading.SpeakerOfTurn(undertaking.Sentence.Turn - 1),
    };

    /// <summary>"Thank you.", "Lovely.", "By when?"</summary>
    private bool SaysNothing(TalkSentence sentence)
    {
        var matter = facts[sentence.Index].Matter.Length;
        return matter == 0 || (reading.Tokens[sentence.First].Word == "thank" && sentence.Length <= 4) || reading.Has(sentence, Cue.Assent) && matter == 1 || (sentence.IsQuestion && matter <= 1 && sentence.Length <= 4) || Of(sentence) is not null;
    }
}
