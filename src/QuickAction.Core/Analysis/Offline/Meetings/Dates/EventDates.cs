using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>
/// The days of events: "in time for the governors' meeting" is due on the day on which somebody, anywhere in the talk, says that the governors meet.
/// </summary>
internal sealed class EventDates
{
    private static readonly FrozenSet<string> Nouns =
        ("meeting board panel committee conference review hearing opening launch inspection visit workshop session cabinet council governors show event deadline tribunal "
        + "assembly forum consultation appointment trial move start festival fair fete gala ceremony exam test interview interviews course training party scrutiny audit "
        + "handover assessment completion closure service exhibition parade election elections season core stage gate sitting site")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Little =
        "the our your my that this next a an in on at by for before time good of and to is it will be now s 's meets meet meeting held first".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What this body itself may call its meetings.</summary>
    private static readonly FrozenSet<string> Meetings = "meeting board panel committee conference review group".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words of a sentence that says no more than when and where.</summary>
    private const int MostWords = 24;

    /// <summary>Words of "when is it?".</summary>
    private const int MostOfWhen = 5;

    private readonly Talk _talk;
    private readonly List<(TalkSentence Sentence, DateMention Mention)> _dates = [];

    public EventDates(Talk talk)
    {
        _talk = talk;
        foreach (var sentence in talk.Sentences)
        {
            foreach (var mention in DateReader.Find(talk.TokenArray, sentence.First, sentence.End))
            {
                _dates.Add((sentence, MonthlyMeetings.WithMonth(talk.Tokens, sentence.First, mention)));
            }
        }
    }

    public static bool IsEventNoun(string word) => Nouns.Contains(word) || (word.EndsWith('s') && Nouns.Contains(word[..^1])) || word == "opening";

    /// <summary>The day that the due phrase means; for an event the day that the talk gives it, else null.</summary>
    public DateOnly? Resolve(DuePhrase phrase, DateOnly meeting)
    {
        if (phrase.Due.Kind != DueKind.Event)
        {
            return DueDates.Resolve(phrase.Due, meeting);
        }

        var words = ContentWords(phrase);
        return (words.Count == 0 ? Before(phrase) : Of(words, meeting) ?? (words.Count == 1 && Meetings.Contains(words[0]) ? NextMeeting() : null))?.NextAfter(meeting);
    }

    /// <summary>"In time for the review", where nobody calls it so when the diaries come out: the day on which this meeting is to meet again, said at its end with the hour.</summary>
    private DateMention? NextMeeting()
    {
        for (var i = _dates.Count - 1; i >= 0 && 3 * _dates[i].Sentence.Index >= 2 * _talk.Sentences.Length; i--)
        {
            if (_dates[i].Sentence is { IsQuestion: false, Length: <= MostWords } said && NamesHour(said))
            {
                return _dates[i].Mention;
            }
        }

        return null;
    }

    private bool NamesHour(TalkSentence sentence)
    {
        var tokens = _talk.TokensOf(sentence);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Word is "o'clock" or "oclock" or "sharp" or "am" or "pm" || (i > 0 && tokens[i].Word == "past" && tokens[i - 1].Word is "half" or "quarter")
                || (i > 0 && tokens[i - 1].Word == "at" && SpokenNumbers.TryCardinal(tokens, i, out var hour, out _) && hour is > 0 and <= 12))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Before then", "in good time for that": the day that was last named.</summary>
    private DateMention? Before(DuePhrase phrase)
    {
        DateMention? last = null;
        foreach (var (_, mention) in _dates)
        {
            if (mention.First < phrase.First)
            {
                last = mention;
            }
        }

        return last;
    }

    /// <summary>The date in a sentence that holds all words of the event, its noun at least; a month in its name ("the February meeting") must fit.</summary>
    private DateMention? Of(List<string> words, DateOnly meeting)
    {
        var month = words.Select(MonthOf).FirstOrDefault(m => m is not null);
        DateMention? best = null;
        var most = 0;
        foreach (var (sentence, mention) in _dates)
        {
            // What is due by a meeting is not due at this one, which also says what it is and when.
            if ((month is not null && mention.Month is not null && mention.Month != month) || mention.Full == meeting)
            {
                continue;
            }

            var asked = Asked(sentence);
            var shared = words.Count(word => Holds(sentence, word) || Array.Exists(asked, s => Holds(s, word)));
            if (month is not null && mention.Month == month && shared == 0)
            {
                shared = 1;
            }

            if (shared > most)
            {
                (best, most) = (mention.Month is null && month is not null ? mention with { Month = month } : mention, shared);
            }
        }

        return best;
    }

    /// <summary>"Take it to their forum." "When is it?" "It's the first of October.", "before half term. Which is when, the twenty sixth?": what the date is of stands before it.</summary>
    private TalkSentence[] Asked(TalkSentence sentence)
    {
        var tokens = _talk.TokensOf(sentence);
        var at = sentence.Index;
        if (at > 0 && tokens.Length > 3 && tokens[0].Word == "which" && tokens[1].Word is "is" or "'s" && tokens[2].Word == "when")
        {
            return [_talk.Sentences[at - 1]];
        }

        return at > 2 && _talk.Sentences[at - 1] is { IsQuestion: true, Length: <= MostOfWhen } asked && tokens[0].Word is "it" or "that" or "on" or "they" && AsksWhen(_talk.TokensOf(asked))
            ? [_talk.Sentences[at - 2], _talk.Sentences[at - 3]]
            : [];
    }

    /// <summary>"When is it?"; "when's the fete?" names another event.</summary>
    private static bool AsksWhen(ReadOnlySpan<Token> tokens) => tokens.Length > 2 && tokens[0].Word == "when" && tokens[1].Word is "is" or "'s" or "are" && tokens[2].Word is "it" or "that" or "this" or "they";

    private static int? MonthOf(string word) => DateReader.Month(new Token(0, 0, 1, word, TokenMarks.Capital));

    private bool Holds(TalkSentence sentence, string word)
    {
        foreach (var token in _talk.TokensOf(sentence))
        {
            var said = token.Word;
            if (said == word || (word.Length > 3 && said.StartsWith(word[..Math.Min(word.Length, 5)], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private List<string> ContentWords(DuePhrase phrase)
    {
        var words = new List<string>();
        for (var i = phrase.First; i < phrase.End; i++)
        {
            var word = _talk.TokenArray[i].Word;
            if (!Little.Contains(word) || (word == "meeting" && i == phrase.End - 1))
            {
                words.Add(word);
            }
        }

        return words;
    }
}
