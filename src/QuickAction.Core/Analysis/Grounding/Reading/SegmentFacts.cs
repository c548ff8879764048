using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>What a passage holds that a claim could be wrong about.</summary>
internal sealed class SegmentFacts
{
    private SegmentFacts()
    {
    }

    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    public NumberFacts Numbers { get; } = new();

    public List<DateMention> Dates { get; } = [];

    public List<Due> Dues { get; } = [];

    public HashSet<DayOfWeek> Weekdays { get; } = [];

    public HashSet<int> Months { get; } = [];

    public static SegmentFacts Of(Token[] tokens) => Of(tokens, 0, tokens.Length);

    public static SegmentFacts Of(Token[] tokens, int first, int end)
    {
        var facts = new SegmentFacts();
        var span = tokens.AsSpan(first, end - first);
        facts.Numbers.Add(span);
        facts.Dates.AddRange(DateReader.Find(tokens, first, end));
        facts.Dues.AddRange(DueReader.Find(tokens, first, end).Select(d => d.Due));
        foreach (var token in span)
        {
            facts.Words.Add(token.Word);
            foreach (var part in token.Word.Split('-'))
            {
                facts.Words.Add(part);
            }

            if (DateWords.Weekday(token) is { } weekday)
            {
                facts.Weekdays.Add(weekday);
            }

            if (DateReader.Month(token) is { } month)
            {
                facts.Months.Add(month);
            }
        }

        return facts;
    }
}
