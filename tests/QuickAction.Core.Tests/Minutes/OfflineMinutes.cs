using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Tests.Prompts;
using QuickAction.TestKit.Analysis;

namespace QuickAction.Core.Tests.Minutes;

/// <summary>Minutes as a council without a model gets them: the offline engine behind the recorded door.</summary>
internal static class OfflineMinutes
{
    public static IAnalyst Analyst() =>
        new DecisionTicket.RecordingAnalyst(new OfflineEngine(), new InMemoryDecisionLog(), new DecisionJob("job-1", "case-1"), TimeProvider.System);

    public static async Task<MinutesResult> Of(SourceText talk, string template) => await MinutesPipeline.RunAsync(
        talk, new TemplateChoice(TemplateText.Of(template), "Asked for."), new MinutesRequest(), Analyst(), TestContext.Current.CancellationToken);
}
