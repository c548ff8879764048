using Quartz;
using QuickAction.Core.Jobs;

namespace QuickAction.Web.Queue;

/// <summary>Hands released jobs to Quartz, which distributes them among the nodes, runs them and recovers those of a node that has died.</summary>
internal sealed class QuartzQueue(ISchedulerFactory factory)
{
    private const string Group = "jobs";

    /// <summary>What starts now would wait for hours when the clock is then set back; what has been due for long starts at once, and in the same order.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromDays(2);

    public async Task HandOverAsync(ReleasedJob released, CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        var job = JobBuilder.Create<RunJob>().WithIdentity(released.Name, Group).UsingJobData(RunJob.IdKey, released.Id.ToString()).RequestRecovery(true).Build();
        var trigger = TriggerBuilder.Create().WithIdentity(released.Name, Group).StartAt(released.Released - Early)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)).Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
    }

    public async Task<bool> KnowsAsync(ReleasedJob released, CancellationToken cancellationToken) =>
        await (await factory.GetScheduler(cancellationToken)).Exists(new JobKey(released.Name, Group), cancellationToken);
}
