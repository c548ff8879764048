using System.Collections.Frozen;
using System.Globalization;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// Ways of saying by when that name no day: "as soon as I can", "before we meet again", "early in May", "every Friday". Two that mean the same have one key, however they
/// are put; a day that is named is for <see cref="DueFacts"/>.
/// </summary>
internal static class DueSayings
{
    private const int MostWords = 8;

    /// <summary>Key, then the phrases that mean it. "~" stands for who it is that can, meets or finishes.</summary>
    private static readonly FrozenDictionary<string, string> Phrases =
        """
        soon: as soon as possible, as soon as ~ can, as soon as ~ are able, as soon as is possible, asap, at the earliest opportunity, as quickly as possible, as quickly as ~ can, urgently, without delay, promptly
        now: immediately, straight away, straightaway, right away, right now, at once, this minute, this instant, forthwith
        today: today, tonight, this morning, this afternoon, this evening, end of the day, end of today, close of play, close of business, day of the meeting, after the meeting, after this meeting, straight after this, as soon as ~ are out of here, as soon as ~ finish, as soon as ~ are done, once ~ finish, when ~ finish, the minute ~ finish
        tomorrow: tomorrow, first thing in the morning
        next meeting: next meeting, next time, before ~ meet again, before ~ next meet, when ~ next meet, time ~ next meet, time ~ meet again, next session, ~ next meeting
        daily: daily, every day, each day
        weekly: weekly, every week, each week, once a week
        fortnightly: fortnightly, every fortnight, each fortnight, every two weeks, every other week
        monthly: monthly, every month, each month, once a month
        quarterly: quarterly, every quarter, each quarter, every three months
        yearly: yearly, annually, every year, each year, once a year
        half term: half term
        spring: spring
        summer: summer
        autumn: autumn
        winter: winter
        christmas: christmas
        easter: easter
        year end: year end, end of the year, end of this year, end of the calendar year
        financial year: end of the financial year, end of this financial year, financial year end
        end of term: end of term, end of the term, end of this term
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line.Split(": ")[1].Split(", ").Select(phrase => (Phrase: phrase, Key: line.Split(": ")[0])))
        .ToFrozenDictionary(p => p.Phrase, p => p.Key, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Openings = Phrases.Keys.Select(p => p.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Which part of its month a word before it means.</summary>
    private static readonly FrozenDictionary<string, string> Parts =
        "early= early,start= early,beginning= early,first= early,mid= mid,middle= mid,end= end,late= end,last= end,back= end"
            .Split(',')
            .Select(p => p.Split('='))
            .ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>The keys of what the tokens say; none when they name a day, or no time at all.</summary>
    public static HashSet<string> Of(ReadOnlySpan<Token> tokens, DateOnly? meeting)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var words = Words(tokens);
        for (var at = 0; at < words.Count; at++)
        {
            if (Openings.Contains(words[at].Word) || IsWho(words[at].Word))
            {
                AddPhrases(keys, words, at);
            }

            if (Month(words, at, meeting) is { } month)
            {
                keys.Add(month);
            }

            if (words[at].Word is "every" or "each" && at + 1 < words.Count && DateWords.Weekday(words[at + 1]) is { } day)
            {
                keys.Add($"weekly {day}");
            }
        }

        return keys;
    }

    /// <summary>The same of a passage, and the months that it reckons: "in three months' time".</summary>
    public static HashSet<string> Of(ReadOnlySpan<Token> tokens, SegmentFacts facts, DateOnly? meeting)
    {
        var keys = Of(tokens, meeting);
        if (meeting is { } from)
        {
            keys.UnionWith(facts.Dues.Where(d => d.Kind == DueKind.Months).Select(d => string.Create(CultureInfo.InvariantCulture, $"month {from.AddMonths(d.Number).Month}")));
        }

        return keys;
    }

    /// <summary>True when what was said means what is claimed: the same, or a part of it ("early in May" is in May; "in May" is by its end).</summary>
    public static bool Hold(HashSet<string> said, string claim) => said.Contains(claim)
        || (claim.StartsWith("month ", StringComparison.Ordinal) && (claim.EndsWith(" end", StringComparison.Ordinal) ? said.Contains(claim[..^4]) : said.Any(s => s.StartsWith(claim + " ", StringComparison.Ordinal))))
        || (claim == "weekly" && said.Any(s => s.StartsWith("weekly ", StringComparison.Ordinal)))
        || (claim == "month 12 end" && said.Contains("christmas"));

    private static void AddPhrases(HashSet<string> keys, List<Token> words, int first)
    {
        var phrase = "";
        for (var at = first; at < words.Count && at - first < MostWords; at++)
        {
            phrase += (at == first ? "" : " ") + (IsWho(words[at].Word) ? "~" : words[at].Word);
            if (Phrases.TryGetValue(phrase, out var key))
            {
                keys.Add(key);
            }
        }
    }

    private static bool IsWho(string word) => word is "i" or "we" or "you" or "he" or "she" or "they" or "it";

    /// <summary>"May", "next month", "the month's out", "the new year": the month meant, and which part of it.</summary>
    private static string? Month(List<Token> words, int at, DateOnly? meeting)
    {
        var before = at > 0 ? words[at - 1].Word : "";
        var month = words[at].Word switch
        {
            "month" when before == "next" => meeting?.AddMonths(1).Month,
            "month" when before is "the" or "this" => meeting?.Month,
            "year" when before == "new" => 1,
            _ => IsDay(words, at) ? null : DateReader.Month(words[at]),
        };
        if (month is not { } number)
        {
            return null;
        }

        var part = words[at].Word == "month" && before == "the" ? null : "";
        for (var back = at - 1; back >= 0 && back >= at - 4; back--)
        {
            if (Parts.TryGetValue(words[back].Word, out var found))
            {
                part = found;
                break;
            }
        }

        // "Before the month's out" is its end; "the month" alone is no time.
        part ??= at + 2 < words.Count && words[at + 1].Word is "'s" or "is" && words[at + 2].Word is "out" or "end" or "up" ? " end" : at + 1 < words.Count && words[at + 1].Word == "end" ? " end" : null;
        return part is null ? null : string.Create(CultureInfo.InvariantCulture, $"month {number}{part}");
    }

    /// <summary>"14 May", "May the fourteenth".</summary>
    private static bool IsDay(List<Token> words, int at) => DateReader.Find([.. words], 0, words.Count).Any(d => d.First <= at && at < d.End);

    /// <summary>"Mid-May" is two words here.</summary>
    private static List<Token> Words(ReadOnlySpan<Token> tokens)
    {
        var words = new List<Token>(tokens.Length);
        foreach (var token in tokens)
        {
            var pieces = token.Word.Split('-', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < pieces.Length; i++)
            {
                words.Add(token with { Word = pieces[i], Marks = i > 0 ? token.Marks | TokenMarks.Capital : token.Marks });
            }
        }

        return words;
    }
}
