using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>
/// The day of the meeting, from the header lines, the opening of the talk or the file's name. Day, month and year must all be there: a weekday, or a
/// day without a year, is not enough, and nothing is ever filled in from a clock.
/// </summary>
internal static class MeetingDay
{
    // A meeting says its date when it opens; a full date later on belongs to some other matter unless the talk says "today".
    private const int OpeningTurns = 12;

    private static readonly HashSet<string> OtherMatters = new(StringComparer.Ordinal)
    {
        "minutes", "last", "previous", "since", "until", "till", "by", "before", "after", "dated", "letter", "report", "email", "notice", "decision",
        "from", "printed", "published", "version", "born", "birth", "dob", "expires", "due", "ending", "policy", "next", "review", "deadline",
    };

    private static readonly HashSet<string> MeetingWords = new(StringComparer.Ordinal)
    {
        "today", "this", "meeting", "held", "date", "it", "committee", "board", "panel", "conference", "council", "session", "workshop", "recording", "team",
    };

    private static readonly HashSet<string> Gatherings = new(StringComparer.Ordinal) { "meeting", "held", "recording", "session" };

    /// <summary>Words that may stand between a day and its year.</summary>
    private static readonly HashSet<string> Between = new(StringComparer.Ordinal)
    {
        "it", "it's", "its", "is", "'s", "a", "an", "the", "of", "that's", "that", "this", "year", "um", "er", "erm", "uh", "so", "yes", "yeah",
    };

    private const int MostBetween = 10;

    public static DateOnly? Find(Talk talk)
    {
        var source = talk.Source;
        var header = Talk.From(source with { Segments = HeaderLines(source) });
        return InHeader(header) ?? InTalk(talk) ?? InFileName(source.FileName);
    }

    private static List<Segment> HeaderLines(SourceText source)
    {
        var lines = source.Preamble.Concat(source.Title is null ? [] : [source.Title])
            .Concat(source.Segments.TakeWhile(s => s.Speaker is null).Take(6).Select(s => s.Text))
            .Where(line => line.Length > 0);
        return [.. lines.Select((line, i) => new Segment { Index = i, Text = line })];
    }

    private static DateOnly? InHeader(Talk header)
    {
        foreach (var sentence in header.Sentences)
        {
            foreach (var mention in DateReader.Find(header.TokenArray, sentence.First, sentence.End))
            {
                if (mention.Full is { } day && !SpeaksOf(header.TokenArray, sentence.First, mention.First, OtherMatters))
                {
                    return day;
                }
            }
        }

        return null;
    }

    private static DateOnly? InTalk(Talk talk)
    {
        foreach (var sentence in talk.Sentences)
        {
            var opening = sentence.Turn - talk.HeadTurns < OpeningTurns;
            foreach (var mention in DateReader.Find(talk.TokenArray, sentence.First, sentence.End))
            {
                var whole = opening && mention is { Month: not null, Year: null } ? WithYearBehind(talk, mention) : mention;
                if (whole.Full is { } day && (opening ? IsOfMeeting(talk, sentence, mention) : SaysToday(talk, sentence, mention)))
                {
                    return day;
                }
            }
        }

        return null;
    }

    /// <summary>"The tenth of December, it's a Thursday, it's twenty twenty six": the same speaker says the year a breath later.</summary>
    private static DateMention WithYearBehind(Talk talk, DateMention mention)
    {
        var tokens = talk.TokenArray;
        var end = Math.Min(tokens.Length, mention.End + MostBetween);
        for (var at = mention.End; at < end && tokens[at].Segment == tokens[mention.First].Segment; at++)
        {
            if (SpokenNumbers.TryYear(tokens.AsSpan(0, tokens.Length), at, out var year, out _))
            {
                return mention with { Year = year };
            }

            // "In the year 2026" is the day's; "in 2024 we signed" is another's.
            var isInTheYear = tokens[at].Word == "in" && at + 2 < end && tokens[at + 1].Word == "the" && tokens[at + 2].Word == "year";
            if (!isInTheYear && !Between.Contains(tokens[at].Word) && DateReader.Weekday(tokens[at]) is null)
            {
                break;
            }
        }

        return mention;
    }

    private static bool IsOfMeeting(Talk talk, TalkSentence sentence, DateMention mention)
    {
        var tokens = talk.TokenArray;
        var clause = ClauseStart(tokens, sentence.First, mention.First);
        if (SpeaksOf(tokens, clause, mention.First, OtherMatters))
        {
            return false;
        }

        // "On the third of March 2026 we wrote to ..." and "it was referred to us on the third of March 2026" tell a story; "the meeting on the third of March 2026" does not.
        return tokens[Math.Max(sentence.First, mention.First - 1)].Word != "on" || (SpeaksOf(tokens, sentence.First, mention.First, MeetingWords) && !TellsOfThePast(tokens, clause, mention.First));
    }

    private static bool TellsOfThePast(Token[] tokens, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Word is "was" or "were" or "had" or "did" && !SpeaksOf(tokens, first, end, Gatherings))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysToday(Talk talk, TalkSentence sentence, DateMention mention)
    {
        var clause = ClauseStart(talk.TokenArray, sentence.First, mention.First);
        return talk.TokenArray.AsSpan(clause, mention.First - clause).IndexOf("today") >= 0 || SaysForTheRecord(talk, sentence, mention);
    }

    /// <summary>"I ought to have said, for the record, it's Wednesday the seventh of October 2026": the weekday is the day's own.</summary>
    private static bool SaysForTheRecord(Talk talk, TalkSentence sentence, DateMention mention)
    {
        var tokens = talk.TokenArray;
        var weekday = DateReader.Weekday(tokens[mention.First]) is null ? mention.First - 1 : mention.First;
        var verb = weekday - 1;
        return verb > sentence.First
            && DateReader.Weekday(tokens[weekday]) == mention.Full?.DayOfWeek
            && tokens[verb].Word is "is" or "'s"
            && tokens[verb - 1].Word == "it"
            && tokens.AsSpan(sentence.First, verb - sentence.First) is var said
            && (said.IndexOf("record") >= 0 || said.IndexOf("recording") >= 0 || said.IndexOf("tape") >= 0)
            && said.IndexOf("mistake") < 0
            && !SpeaksOf(tokens, sentence.First, verb, OtherMatters);
    }

    private static int IndexOf(this Span<Token> tokens, string word)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Word == word)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool SpeaksOf(Token[] tokens, int first, int end, HashSet<string> words)
    {
        for (var i = first; i < end; i++)
        {
            if (words.Contains(tokens[i].Word))
            {
                return true;
            }
        }

        return false;
    }

    private static int ClauseStart(Token[] tokens, int first, int at)
    {
        while (at > first && !tokens[at].Is(TokenMarks.ClauseStart))
        {
            at--;
        }

        return at;
    }

    private static DateOnly? InFileName(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ').Replace('T', ' ');
        if (name.Length == 0)
        {
            return null;
        }

        var talk = Talk.From(new SourceText
        {
            FileName = fileName,
            MediaType = MediaTypes.PlainText,
            Sha256 = "",
            Bytes = 0,
            Shape = SourceShape.Document,
            Segments = [new Segment { Index = 0, Text = name }],
        });
        return DateReader.Find(talk.TokenArray, 0, talk.Tokens.Length).Select(m => m.Full).FirstOrDefault(d => d is not null);
    }
}
