using System.Collections.Frozen;
using System.Globalization;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>Finds days of the calendar in talk: "Wednesday the sixth of May twenty twenty six", "7th July 2026", "June the third", "17/09/2026".</summary>
internal static class DateReader
{
    private static readonly string[] MonthNames =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly string[] WeekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] NumericForms =
    [
        "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-M-d", "yyyy/M/d", "d/M/yy", "d.M.yy", "d-M-yy",
    ];

    /// <summary>Names of months and weekdays.</summary>
    public static IEnumerable<string> Names => MonthNames.Concat(WeekdayNames);

    private static readonly FrozenDictionary<string, int> Months = Numbered(MonthNames, 3, 4);

    private static readonly FrozenDictionary<string, int> Weekdays = Numbered(WeekdayNames, 3, 5);

    /// <summary>1 to 12; null when the word is no month. "may" counts only when it is written as a name.</summary>
    public static int? Month(Token token)
    {
        var word = token.Word;
        return word.Length >= 3 && word[0] is 'j' or 'f' or 'm' or 'a' or 's' or 'o' or 'n' or 'd'
            && Months.TryGetValue(word, out var month)
            && (token.Is(TokenMarks.Capital) || (word != "may" && word.Length == MonthNames[month].Length))
            ? month + 1
            : null;
    }

    public static DayOfWeek? Weekday(Token token)
    {
        var word = token.Word;
        if (word.Length < 3 || word[0] is not ('s' or 'm' or 't' or 'w' or 'f'))
        {
            return null;
        }

        word = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        return Weekdays.TryGetValue(word, out var weekday) && (token.Is(TokenMarks.Capital) || word.Length == WeekdayNames[weekday].Length) ? (DayOfWeek)weekday : null;
    }

    /// <summary>Each name, and what it is cut to when it is written with a capital: so many letters at least and at most.</summary>
    private static FrozenDictionary<string, int> Numbered(string[] names, int least, int most)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            numbers.Add(names[i], i);
            for (var length = least; length <= most && length < names[i].Length; length++)
            {
                numbers.TryAdd(names[i][..length], i);
            }
        }

        return numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All days named in tokens <c>[first, end)</c>, in order.</summary>
    public static IEnumerable<DateMention> Find(Token[] tokens, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (Read(tokens.AsSpan(0, end), at) is { } mention)
            {
                yield return mention;
                at = mention.End - 1;
            }
        }
    }

    /// <summary>The day named at the token, or null. A bare number is no day: it needs an ordinal, a month or a full numeric form.</summary>
    public static DateMention? Read(ReadOnlySpan<Token> tokens, int at)
    {
        if (char.IsAsciiDigit(tokens[at].Word[0]) && tokens[at].Word.Length >= 6 && DateOnly.TryParseExact(tokens[at].Word, NumericForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var numeric))
        {
            return new DateMention(at, at + 1, numeric.Day, numeric.Month, numeric.Year, null);
        }

        var next = at;
        var weekday = Weekday(tokens[at]);
        next += weekday is null ? 0 : 1;
        next += next < tokens.Length && tokens[next].Word == "the" ? 1 : 0;
        if (next < tokens.Length && Month(tokens[next]) is { } leading)
        {
            return MonthFirst(tokens, at, next, leading, weekday);
        }

        return !SpokenNumbers.TryDay(tokens, next, out var day, out var words) || (next == at && at > 0 && tokens[at - 1].Word == "the" && Read(tokens, at - 1) is not null)
            ? null
            : DayFirst(tokens, at, next, day, words, weekday);
    }

    private static DateMention? MonthFirst(ReadOnlySpan<Token> tokens, int at, int next, int month, DayOfWeek? weekday)
    {
        next++;
        next += next < tokens.Length && tokens[next].Word == "the" ? 1 : 0;
        return SpokenNumbers.TryDay(tokens, next, out var day, out var words)
            ? WithYear(tokens, new DateMention(at, next + words, day, month, null, weekday))
            : null;
    }

    private static DateMention? DayFirst(ReadOnlySpan<Token> tokens, int at, int next, int day, int words, DayOfWeek? weekday)
    {
        var of = next + words;
        of += of < tokens.Length && tokens[of].Word == "of" ? 1 : 0;
        if (of < tokens.Length && Month(tokens[of]) is { } month)
        {
            return WithYear(tokens, new DateMention(at, of + 1, day, month, null, weekday));
        }

        // "the ninth", "Monday ninth": an ordinal alone is a day only after "the" or a weekday; "the first thing" is none.
        var ordinal = SpokenNumbers.IsOrdinal(tokens, next, words) && next > at && !IsNoun(tokens, next + words);
        return ordinal ? new DateMention(at, next + words, day, null, null, weekday) : null;
    }

    private static DateMention WithYear(ReadOnlySpan<Token> tokens, DateMention mention) =>
        SpokenNumbers.TryYear(tokens, mention.End, out var year, out var words)
            ? mention with { Year = year, End = mention.End + words }
            : mention;

    /// <summary>Whether an ordinal goes on to a noun ("the third bidder", "the second of the two"): then it counts things, not days.</summary>
    private static bool IsNoun(ReadOnlySpan<Token> tokens, int at) =>
        at < tokens.Length
        && !tokens[at - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)
        && !AfterDay.Contains(tokens[at].Word);

    private static readonly HashSet<string> AfterDay = new(StringComparer.Ordinal)
    {
        "and", "or", "at", "in", "so", "with", "then", "if", "because", "which", "when", "that", "for", "to", "is", "it", "i", "we", "you", "he", "she", "they",
        "please", "as", "but", "by", "from", "on", "of", "will", "would", "was", "could", "can", "before", "after", "until", "not", "there", "this", "'s",
    };
}
