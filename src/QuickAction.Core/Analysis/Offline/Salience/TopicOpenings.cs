using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Finds where speakers announce another matter: "Item two is ...", "Moving on to ...", and the bare name of the next matter that a chair calls out
/// ("Play area.").
/// </summary>
internal sealed class TopicOpenings(MeetingReading reading)
{
    private const double Announced = 0.6;
    private const double CalledOut = 0.45;

    /// <summary>What a chair calls out is a matter when the talk takes it up within so many words.</summary>
    private const int TakenUpWithin = 90;

    private const int LongestCall = 6;
    private const int LongestBareCall = 4;
    private const int LongestQuestion = 3;
    private const int LongestReply = 8;

    private readonly TopicPhrase _phrase = new(reading);

    public List<TopicOpening> Find()
    {
        var openings = new List<TopicOpening>();
        var talk = reading.Talk;
        var place = 0;
        foreach (var sentence in talk.Sentences)
        {
            while (place < reading.Passages.Count && reading.Passages[place].Sentence < sentence.Index)
            {
                place++;
            }

            if (place == reading.Passages.Count)
            {
                break;
            }

            if (Open(sentence, place) is { } opening)
            {
                openings.Add(opening);
            }
        }

        return openings;
    }

    private TopicOpening? Open(TalkSentence sentence, int place)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var skipped = TopicWords.SkipOpeners(tokens);
        var after = TopicWords.AfterAnnouncement(tokens, skipped);
        if (after >= 0)
        {
            return new TopicOpening(place, Announced, _phrase.Read(sentence, after));
        }

        var length = sentence.Length - skipped;
        if (length is 0 or > LongestCall || (sentence.IsQuestion && length > LongestQuestion) || !IsOpener(sentence) || !TopicWords.CouldCall(tokens[skipped..]))
        {
            return null;
        }

        var title = _phrase.Read(sentence, skipped);
        var called = title is not null && (TakenUp(title, sentence, place) || (tokens[skipped].Word == "the" && length <= LongestBareCall && OpensTurn(sentence)));
        return called ? new TopicOpening(place, CalledOut, title) : null;
    }

    /// <summary>Nothing but a short reply ("Thank you.", "Quite.") stands before it in its turn.</summary>
    private bool OpensTurn(TalkSentence sentence)
    {
        var turn = reading.Talk.TurnOf(sentence);
        return sentence.First - reading.Talk.Sentences[turn.FirstSentence].First <= LongestReply;
    }

    private bool IsOpener(TalkSentence sentence)
    {
        var turn = reading.Talk.TurnOf(sentence);
        return turn.Speaker is not null && reading.NumberOf(turn.Speaker) == reading.Opener;
    }

    /// <summary>The words that are called out are said again soon, in another sentence.</summary>
    private bool TakenUp(string title, TalkSentence sentence, int place)
    {
        var words = new List<int>();
        reading.Words.ReadKnown(title, words);
        words.RemoveAll(w => !reading.IsMatter(w));
        var read = 0;
        for (var i = place; i < reading.Passages.Count && read < TakenUpWithin && words.Count > 0; i++)
        {
            var passage = reading.Passages[i];
            if (passage.Sentence != sentence.Index && passage.Words.AsSpan().IndexOfAny([.. words]) >= 0)
            {
                return true;
            }

            read += passage.Length;
        }

        return false;
    }
}
