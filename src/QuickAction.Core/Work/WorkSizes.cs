using QuickAction.Core.Extraction;
using QuickAction.Core.Jobs;

namespace QuickAction.Core.Work;

/// <summary>Counts what was read for a job.</summary>
public static class WorkSizes
{
    /// <param name="sources">One for each file.</param>
    public static WorkSize Of(IReadOnlyList<SourceText> sources) => new(sources.Count, sources.Sum(s => (long)s.Words), sources.Sum(s => (long)(s.Pages ?? 0)), sources.Sum(TalkOf));

    private static long TalkOf(SourceText source)
    {
        var timed = source.Segments.Where(s => s.StartMs is not null).ToList();
        return timed.Count == 0 ? 0 : Math.Max(0, timed.Max(s => s.EndMs ?? s.StartMs ?? 0) - timed.Min(s => s.StartMs ?? 0));
    }
}
