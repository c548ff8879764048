using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Analysis.Offline;

/// <summary>
/// The deterministic, extractive engine: no model, no network, the same bytes for the same input, and nothing that is not quoted. It is the
/// whole product for a council that allows no model.
/// </summary>
public sealed class OfflineEngine : IEngine
{
    public EngineIdentity Identity { get; } = new("offline", "quickaction", "extractive-1", []);

    public ValueTask<TOut> AnswerAsync<TIn, TOut>(
        DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
        where TIn : notnull
        where TOut : notnull
    {
        ArgumentNullException.ThrowIfNull(ticket);
        object answer = input switch
        {
            MinutesInput minutes => MeetingMinutes.Find(minutes, cancellationToken),
            SummaryInput summary => SourceSummary.Find(summary, cancellationToken),
            _ => throw new NotSupportedException($"The offline engine does not know the task {task.Name}."),
        };
        return ValueTask.FromResult((TOut)answer);
    }
}
