using QuickAction.Core.Analysis;
using QuickAction.Core.Storage;

namespace QuickAction.Core.Work;

/// <summary>Closes what a crash left open of a job, before the job is taken up again.</summary>
public static class Interruption
{
    /// <returns>How many decisions were closed.</returns>
    public static async Task<int> CloseAsync(DecisionLog log, DecisionJob job, IEngine engine, TimeProvider clock, CancellationToken cancellationToken)
    {
        var like = new DecisionRecord
        {
            Event = DecisionEvent.Failed,
            Decision = DecisionId.New(clock.GetUtcNow()),
            Job = job,
            Time = clock.GetUtcNow(),
            Task = job.Service ?? "",
            TaskVersion = 1,
            Engine = engine.Identity,
            InputSha256 = "",
        };
        return await log.CloseInterruptedAsync(like, cancellationToken);
    }
}
