using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Rendering.Pages;

/// <summary>The page of a result.</summary>
internal static class PageOf
{
    public static Page Result(Result result, RenderOptions options) => SpeakerOverlay.Shown(result) switch
    {
        MinutesResult minutes => MinutesPage.Of(minutes, options),
        SummaryResult summary => SummaryPage.Of(summary, options),
        _ => throw new NotSupportedException($"There is no page for {result.GetType().Name}."),
    };
}
