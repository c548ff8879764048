using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>
/// "By Friday?" "Monday's more realistic." "Fine, Monday then.": who asks and who undertakes settle on a day, and the last one that stands is the day of the undertaking. A
/// day said as a question stands only when it is agreed to; one that the other refuses falls.
/// </summary>
internal sealed class DueBargain(Reading reading, IReadOnlyList<SentenceFacts> facts)
{
    private const int MostWords = 20;

    /// <summary>So far on from the last day that was said.</summary>
    private const int MostTurns = 2;
    private const int MostSentences = 6;

    /// <summary>A deadline or a day; an event in passing is none.</summary>
    private const int LeastStrength = 2;

    /// <summary>Beside these a sentence with a day says nothing but the day.</summary>
    private static readonly FrozenSet<string> Around = (
        WordLists.Particles + " it is 's will 'll be make that let us let's say call can could do manage should shall would 'd we i you a bit more most realistic realistically likely likelier probably better safer easier "
        + "sooner earlier later latest nearer closer fine there any chance of how about what no sorry actually rather mean i'm am afraid has have to must need got looking at for me us this the by then and but suits works best "
        + "earliest very give aim until till if that's agreed done deal instead wait possible doable feasible ready okay ok yes sure or").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A word that takes back the day before it: "Tuesday, no, Wednesday".</summary>
    private static readonly FrozenSet<string> Correcting = "no rather sorry mean actually make wait better".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Willing = "yes yeah yep fine ok okay sure good great lovely perfect agreed right all deal done works that's thanks thank cheers brilliant".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The day that is all the sentence says, apart from reasons behind it; null when it says more, or rules its day out.</summary>
    public DuePhrase? Offer(TalkSentence sentence)
    {
        if (sentence.Length > MostWords || !MayName(sentence) || DayRuledOut.Is(reading, sentence))
        {
            return null;
        }

        var at = sentence.First;
        DuePhrase? offer = null;
        while (at < sentence.End)
        {
            if (Day(reading.Tokens, at, sentence.End) is { } day)
            {
                offer = at > sentence.First && reading.Tokens[at - 1].Word is "not" or "than" ? offer : day;
                at = day.End;
                if (offer is not null && reading.Tokens[at - 1].Is(TokenMarks.ClauseEnd))
                {
                    return Correction(at, sentence.End)?.Day ?? offer;
                }

                continue;
            }

            if (!IsAround(sentence, at))
            {
                return null;
            }

            if (offer is not null && reading.Tokens[at].Is(TokenMarks.ClauseEnd))
            {
                return offer;
            }

            at++;
        }

        return offer;
    }

    /// <summary>Gives every undertaking the day that was settled on; those that were only words of the bargain go.</summary>
    public void Settle(List<Undertaking> undertakings)
    {
        foreach (var undertaking in undertakings.ToList())
        {
            if (undertaking.Due is { } due && undertakings.Contains(undertaking))
            {
                Correct(undertaking, due);
                Follow(undertaking, undertakings);
            }
        }
    }

    /// <summary>"By Friday?" "It'll be Monday.": a day for an answer takes on what was asked in the turn before.</summary>
    public DuePhrase? Answers(TalkSentence sentence, SpokenRequest request) =>
        !sentence.IsQuestion && DueReader.Find(reading.Tokens, request.Sentence.First, request.Sentence.End).Exists(d => d.Strength >= LeastStrength) ? Offer(sentence) : null;

    /// <summary>"By Tuesday, no, Wednesday", said in one sentence.</summary>
    private void Correct(Undertaking undertaking, DuePhrase due)
    {
        if (Correction(due.End, reading.Talk.SentenceAt(due.First).End) is { } correction)
        {
            undertaking.Replaced = due with { End = correction.Day.First };
            undertaking.Due = correction.Day;
        }
    }

    private (DuePhrase Day, int From)? Correction(int from, int end)
    {
        var corrects = false;
        for (var at = from; at < end; at++)
        {
            if (corrects && Day(reading.Tokens, at, end) is { } day)
            {
                return (day, from);
            }

            if (!Around.Contains(reading.Tokens[at].Word))
            {
                return null;
            }

            corrects |= Correcting.Contains(reading.Tokens[at].Word);
        }

        return null;
    }

    private void Follow(Undertaking undertaking, List<Undertaking> undertakings)
    {
        var asker = Asker(undertaking);
        var said = reading.Talk.SentenceAt(undertaking.Due!.First);
        var last = said;
        (DuePhrase Day, int Speaker, bool IsAsked)? offer = null;
        var standing = undertaking.Due;
        for (var i = said.Index + 1; i < reading.Sentences.Length && i <= last.Index + MostSentences && reading[i].Turn - last.Turn <= MostTurns; i++)
        {
            var sentence = reading[i];
            var speaker = reading.Speaker(sentence);
            var isParty = speaker == undertaking.Owner || speaker == asker || reading.IsChair(speaker);
            if (isParty && DayRuledOut.Is(reading, sentence))
            {
                (standing, offer) = offer is { } refused && speaker != refused.Speaker ? (refused.IsAsked ? standing : undertaking.Due, null) : (standing, offer);
                continue;
            }

            if (isParty && Offer(sentence) is { } day && !IsEcho(sentence, day, standing) && (speaker == undertaking.Owner || ClosesTurn(sentence)) && (sentence.Turn != last.Turn || speaker != reading.Speaker(last) || Corrects(sentence)))
            {
                // A request with its own day, agreed to, is another matter; "could you make it Wednesday?" is this one.
                undertakings.RemoveAll(u => u != undertaking && u.Owner == undertaking.Owner && u.Sentence.Index == i);
                standing = sentence.IsQuestion || day.Due == standing?.Due ? standing : day;
                offer = sentence.IsQuestion ? (day, speaker, true) : (day, speaker, false);
                last = sentence;
            }
            else if (isParty && offer is { } put && speaker != put.Speaker && Refuses(sentence))
            {
                standing = put.IsAsked ? standing : undertaking.Due;
                offer = null;
            }
            else if (isParty && offer is { IsAsked: true } asked && speaker != asked.Speaker && Agrees(sentence))
            {
                (standing, offer) = (asked.Day, null);
            }
            else if (IsAnotherMatter(sentence, undertaking, last))
            {
                break;
            }
        }

        if (standing is not null && standing != undertaking.Due)
        {
            undertaking.Replaced = undertaking.Replaced is { } before && undertaking.Due.First >= before.End ? before with { End = undertaking.Due.End } : undertaking.Due;
            undertaking.Due = standing;
            undertaking.SaidDue = null;
        }
    }

    /// <summary>"By Friday?", said over again by who was asked: what comes of it is said next.</summary>
    private static bool IsEcho(TalkSentence sentence, DuePhrase day, DuePhrase? standing) => sentence.IsQuestion && day.Due == standing?.Due;

    /// <summary>"Lovely. Thursday. Who wants to relive Thursday?": with the day another matter opens.</summary>
    private bool ClosesTurn(TalkSentence sentence)
    {
        for (var i = sentence.Index + 1; i < reading.Talk.TurnOf(sentence).EndSentence; i++)
        {
            if (facts[i].Matter.Length > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Once the talk is of something else, a day is the day of that. Why it cannot be sooner may stand between.</summary>
    private bool IsAnotherMatter(TalkSentence sentence, Undertaking undertaking, TalkSentence last) =>
        facts[sentence.Index].Matter.Length > 0
        && sentence.Index != undertaking.Sentence.Index
        && undertaking.Assent?.Index != sentence.Index
        && !undertaking.Merged.Contains(sentence.Index)
        && !(reading.Speaker(sentence) == undertaking.Owner && sentence.Turn - last.Turn == 1 && !sentence.IsQuestion)
        && !Agrees(sentence);

    /// <summary>Who said one day and goes on to another takes the first back only in so many words: "by Thursday. Actually, make that Friday."</summary>
    private bool Corrects(TalkSentence sentence)
    {
        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            if (Correcting.Contains(token.Word))
            {
                return true;
            }
        }

        return false;
    }

    private int Asker(Undertaking undertaking) => undertaking switch
    {
        { Asked: { } asked } => reading.Speaker(asked),
        { Form: UndertakingForm.Request or UndertakingForm.Assigned } => reading.Speaker(undertaking.Sentence),
        _ => reading.SpeakerOfTurn(undertaking.Sentence.Turn - 1) is >= 0 and var before && before != undertaking.Owner ? before : reading.SpeakerOfTurn(undertaking.Sentence.Turn + 1),
    };

    private bool Refuses(TalkSentence sentence) => reading.Tokens[sentence.First].Word is "no" or "nope" or "not";

    private bool Agrees(TalkSentence sentence) =>
        Willing.Contains(reading.Tokens[sentence.First].Word) || reading.Has(sentence, Cue.Assent) || reading.Has(sentence, Cue.Accept) || reading.Has(sentence, Cue.Handled);

    private bool IsAround(TalkSentence sentence, int at) =>
        Around.Contains(reading.Tokens[at].Word) || reading.PersonAt(at) >= 0 || (at > sentence.First && reading.PersonAt(at - 1) >= 0 && reading.Tokens[at].Is(TokenMarks.Capital));

    /// <summary>Hardly a sentence does, and the grammar of days is dear.</summary>
    private bool MayName(TalkSentence sentence)
    {
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (!IsAround(sentence, at))
            {
                return DueOpenings.MayBegin(reading.Tokens[at].Word);
            }
        }

        return true;
    }

    /// <summary>The due phrase at the token, or "the eighth", which only here can be nothing else.</summary>
    internal static DuePhrase? Day(ReadOnlySpan<Token> tokens, int at, int end)
    {
        if (!DueOpenings.MayBegin(tokens[at].Word))
        {
            return null;
        }

        if (DueReader.At(tokens, at, end) is { } phrase)
        {
            return phrase.Strength >= LeastStrength && phrase.Due.Kind != DueKind.Event ? phrase : null;
        }

        return tokens[at].Word == "the" && DateReader.Read(tokens[..end], at) is { } date ? new DuePhrase(at, date.End, new Due(DueKind.Calendar, Mention: date), LeastStrength) : null;
    }
}
