using System.Globalization;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Parts;

/// <summary>The parts of a source that were not analysed: counted, named, never passed over.</summary>
internal sealed record Gaps(IReadOnlyList<Gap> All)
{
    public const string Code = "part-not-analysed";
    private const int MostCited = 20;

    public static Gaps None { get; } = new([]);

    /// <summary>Segments that were not analysed, or not wholly.</summary>
    public int Segments => All.SelectMany(g => Enumerable.Range(g.First, g.Last - g.First + 1)).Distinct().Count();

    /// <summary>What code finds by itself (who was there) may cite such a segment all the same; it does not count as covered.</summary>
    public bool Holds(int segment) => All.Any(g => g.First <= segment && segment <= g.Last);

    /// <summary>Nothing of the source was analysed, so nothing can be said of what it holds.</summary>
    public bool HoldAllOf(SourceText source) => All.Count > 0 && Segments == source.Segments.Count;

    /// <summary>Gaps that touch and have the same reason are one.</summary>
    public static Gaps Of<T>(IEnumerable<PartAnswer<T>> answers)
        where T : class
    {
        var gaps = new List<Gap>();
        foreach (var answer in answers.Where(a => a.Gap is not null))
        {
            var gap = new Gap(answer.Chunk.Parts[0].Segment, answer.Chunk.Parts[^1].Segment, answer.Gap ?? GapReason.Unusable);
            if (gaps.Count > 0 && gaps[^1].Reason == gap.Reason && gap.First <= gaps[^1].Last + 1)
            {
                gaps[^1] = gaps[^1] with { Last = gap.Last };
            }
            else
            {
                gaps.Add(gap);
            }
        }

        return new Gaps(gaps);
    }

    public IEnumerable<Warning> Warnings(SourceText source) => All.Select(gap => new Warning(
        Code,
        Severity.High,
        $"{Place(gap, source)} not analysed: {Why(gap.Reason)}. What was said there is missing from this result.",
        [.. source.Segments.Skip(gap.First).Take(Math.Min(MostCited, gap.Last - gap.First + 1)).Select(Cite.Whole)]));

    private static string Place(Gap gap, SourceText source)
    {
        var place = gap.First == gap.Last ? $"Segment {gap.First} was" : $"Segments {gap.First} to {gap.Last} were";
        var (from, to) = (source.Segments[gap.First], source.Segments[gap.Last]);
        return (from.StartMs, to.EndMs ?? to.StartMs, from.Page) switch
        {
            ({ } start, { } end, _) => $"{place[..place.LastIndexOf(' ')]} ({Time(start)} to {Time(end)}) {place[(place.LastIndexOf(' ') + 1)..]}",
            (_, _, { } page) => $"{place[..place.LastIndexOf(' ')]} (from page {page}) {place[(place.LastIndexOf(' ') + 1)..]}",
            _ => place,
        };
    }

    private static string Time(long ms) => TimeSpan.FromMilliseconds(ms).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);

    public static string Why(GapReason reason) => reason switch
    {
        GapReason.Filtered => "the model provider's content filter stopped it",
        GapReason.Refused => "the model declined to answer",
        GapReason.TooLong => "it did not fit what the model can read or write at once (the settings to change are Window and Output)",
        GapReason.Unusable => "the model's answers could not be used",
        GapReason.Failed => "the model's server failed or rejected the question",
        GapReason.Budget => "the job's budget for models was spent",
        GapReason.Stopped => "the work was stopped before it",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
    };
}

/// <summary>Segments from the first to the last, both included.</summary>
internal sealed record Gap(int First, int Last, GapReason Reason);
