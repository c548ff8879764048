using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using QuickAction.Core.Jobs;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary><c>GET /v1/jobs/{id}/events</c>: server-sent progress. It is read from the row, so that any node can serve it.</summary>
internal static class EventRoute
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    public static void MapEvents(this RouteGroupBuilder group) => group.MapGet("/jobs/{id}/events", EventsAsync)
        .WithName("getJobEvents").WithSummary("The job as it changes, until it is at rest").SendsContent("text/event-stream").Refuses(404);

    /// <summary>For programs under /v1, and for the pages under their own address.</summary>
    public static async Task<IResult> EventsAsync(
        Caller caller, IJobStore jobs, AccessWatch watch, TimeProvider clock, IHostApplicationLifetime lifetime, HttpContext context, string id)
    {
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(caller.Team, jobId, context.RequestAborted) is not { } job)
        {
            return Problem.NotFound;
        }

        // The stop of the service must not wait for whoever watches.
        var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(either);
        return TypedResults.ServerSentEvents(ChangesAsync(caller.Team, job, jobs, () => watch.MayGoOnAsync(context, Policies.Work), clock, either.Token));
    }

    private static async IAsyncEnumerable<SseItem<JobView>> ChangesAsync(
        string team, Job job, IJobStore jobs, Func<Task<bool>> mayGoOn, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Item(job);
        var asked = clock.GetUtcNow();
        while (!job.State.IsAtRest() && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(BetweenLooks, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested || await jobs.FindAsync(team, job.Id, cancellationToken) is not { } now)
            {
                yield break;
            }

            if (clock.GetUtcNow() - asked >= AccessWatch.Between)
            {
                asked = clock.GetUtcNow();
                if (!await mayGoOn())
                {
                    yield break;
                }
            }

            if (now.Revision != job.Revision)
            {
                job = now;
                yield return Item(job);
            }
        }
    }

    private static SseItem<JobView> Item(Job job) => new(JobView.Of(job), "job") { EventId = job.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
