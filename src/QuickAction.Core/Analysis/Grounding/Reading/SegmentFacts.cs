using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>What a passage holds that a claim could be wrong about: each kind is looked for when a check first asks for it, for most are asked for words alone.</summary>
internal sealed class SegmentFacts
{
    /// <summary>Room for words to begin with; a whole talk says most of its words many times.</summary>
    private const int MostExpected = 1000;

    private readonly Token[] _tokens;
    private readonly int _first;
    private readonly int _end;
    private HashSet<string>? _words;
    private List<Quantity>? _quantities;
    private NumberFacts? _numbers;
    private List<DateMention>? _dates;
    private List<Due>? _dues;
    private HashSet<DayOfWeek>? _weekdays;
    private HashSet<DayOfWeek>? _comingWeekdays;
    private HashSet<int>? _months;

    private SegmentFacts(Token[] tokens, int first, int end) => (_tokens, _first, _end) = (tokens, first, end);

    public HashSet<string> Words => _words ??= WordsOf(Tokens);

    /// <summary>The numbers as they stand there, at places counted from the passage's first token.</summary>
    public IReadOnlyList<Quantity> Quantities => _quantities ??= NumberReader.Find(Tokens);

    public NumberFacts Numbers => _numbers ??= NumberFacts.Of(Tokens, Quantities);

    public List<DateMention> Dates => _dates ??= [.. DateReader.Find(_tokens, _first, _end)];

    public List<Due> Dues => _dues ??= [.. DueReader.Find(_tokens, _first, _end).Select(d => d.Due)];

    public HashSet<DayOfWeek> Weekdays => _weekdays ??= WeekdaysOf(Tokens);

    /// <summary>Those that may be the next of their name: "the first Monday in June" is not next Monday.</summary>
    public HashSet<DayOfWeek> ComingWeekdays => _comingWeekdays ??= Dues.Exists(d => d.Kind == DueKind.WeekdayOfMonth) ? WeekdaysOf(Tokens, coming: true) : Weekdays;

    public HashSet<int> Months => _months ??= MonthsOf(Tokens);

    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(_first, _end - _first);

    public static SegmentFacts Of(Token[] tokens) => Of(tokens, 0, tokens.Length);

    public static SegmentFacts Of(Token[] tokens, int first, int end) => new(tokens, first, end);

    private static HashSet<string> WordsOf(ReadOnlySpan<Token> tokens)
    {
        var words = new HashSet<string>(Math.Min(tokens.Length, MostExpected), StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            words.Add(token.Word);
            if (token.Word.Contains('-', StringComparison.Ordinal))
            {
                words.UnionWith(token.Word.Split('-'));
            }
        }

        return words;
    }

    private static HashSet<DayOfWeek> WeekdaysOf(ReadOnlySpan<Token> tokens, bool coming = false)
    {
        var weekdays = new HashSet<DayOfWeek>();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (DateWords.Weekday(tokens[at]) is { } weekday && !(coming && at > 0 && WeekdaysOfMonth.Read(tokens, at - 1) is { Due.Kind: DueKind.WeekdayOfMonth }))
            {
                weekdays.Add(weekday);
            }
        }

        return weekdays;
    }

    private static HashSet<int> MonthsOf(ReadOnlySpan<Token> tokens)
    {
        var months = new HashSet<int>();
        foreach (var token in tokens)
        {
            if (DateReader.Month(token) is { } month)
            {
                months.Add(month);
            }
        }

        return months;
    }
}
