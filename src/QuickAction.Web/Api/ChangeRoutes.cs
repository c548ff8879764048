using QuickAction.Core.Jobs;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;
using QuickAction.Web.Queue;

namespace QuickAction.Web.Api;

/// <summary>What a person does to a job: cancel, try again, erase.</summary>
internal static class ChangeRoutes
{
    public static void MapChanges(this RouteGroupBuilder group)
    {
        group.MapPost("/jobs/{id}/cancel", CancelAsync).WithName("cancelJob").WithSummary("End a job that has not ended").Produces<JobView>().Refuses(404, 409);
        group.MapPost("/jobs/{id}/retry", RetryAsync).WithName("retryJob")
            .WithSummary("Try a job again that failed, was cancelled or has gaps; what was answered is not asked again").Produces<JobView>(StatusCodes.Status202Accepted)
            .Refuses(400, 404, 409);
        group.MapDelete("/jobs/{id}", EraseAsync).WithName("eraseJob")
            .WithSummary("Destroy all content of a job and the key to it; that it was there stays provable").Produces(StatusCodes.Status204NoContent).Refuses(400, 404, 409).NeedsQuery("ground");
    }

    private static async Task<IResult> CancelAsync(Caller caller, IJobStore jobs, string id, CancellationToken cancellationToken) => JobId.TryParse(id, out var job)
        ? await AnswerAsync(await jobs.CancelAsync(caller.Team, job, caller.Actor, cancellationToken), caller, jobs, job, StatusCodes.Status200OK, cancellationToken)
        : Problem.NotFound;

    private static async Task<IResult> RetryAsync(
        Caller caller, IJobStore jobs, QuickActionSettings settings, QueueSignal signal, TimeProvider clock, string id, string? engine, CancellationToken cancellationToken)
    {
        if (!JobId.TryParse(id, out var job))
        {
            return Problem.NotFound;
        }

        if (engine is not (null or "offline") && !settings.ModelEngines().ContainsKey(engine))
        {
            return Invalid("engine", "unknown-engine", "There is no engine of that name");
        }

        var deadline = clock.GetUtcNow().AddHours(settings.Service.DeadlineHours);
        var change = await jobs.RetryAsync(caller.Team, job, caller.Actor, engine, deadline, cancellationToken);
        signal.Nudge();
        return await AnswerAsync(change, caller, jobs, job, StatusCodes.Status202Accepted, cancellationToken);
    }

    private static async Task<IResult> EraseAsync(Caller caller, IJobStore jobs, string id, string? ground, CancellationToken cancellationToken)
    {
        if (!JobId.TryParse(id, out var job) || await jobs.FindAsync(caller.Team, job, cancellationToken) is null)
        {
            return Problem.NotFound;
        }

        // It goes into the log for good, so it is never guessed.
        if (string.IsNullOrWhiteSpace(ground))
        {
            return Invalid("ground", "missing-ground", $"Say why it is erased: ?ground= with one of {string.Join(", ", ErasureGround.All.Keys)}");
        }

        if (!ErasureGround.All.ContainsKey(ground))
        {
            return Invalid("ground", "unknown-ground", $"ground is one of {string.Join(", ", ErasureGround.All.Keys)}");
        }

        return await jobs.EraseAsync(caller.Team, job, caller.Actor, ground, cancellationToken) switch
        {
            JobChange.Done => TypedResults.NoContent(),
            JobChange.NotFound => Problem.NotFound,
            JobChange.NotAllowed => Problem.Of(ProblemType.WrongState, "The job is running; cancel it first."),
            JobChange.Held => Problem.Of(ProblemType.Held, "A legal hold keeps this from being erased; ask governance, who can release it."),
            var other => throw new InvalidOperationException($"No such outcome: {other}."),
        };
    }

    private static async Task<IResult> AnswerAsync(JobChange change, Caller caller, IJobStore jobs, JobId id, int status, CancellationToken cancellationToken) => change switch
    {
        JobChange.Done when await jobs.FindAsync(caller.Team, id, cancellationToken) is { } job => TypedResults.Json(JobView.Of(job), statusCode: status),
        JobChange.Done or JobChange.NotFound => Problem.NotFound,
        JobChange.NotAllowed => Problem.Of(ProblemType.WrongState, "The job is not in a state that allows this; look at its status and its links."),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No such outcome."),
    };

    private static Problem Invalid(string field, string code, string detail) =>
        Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with { Fields = [new FieldProblem("/" + field, code, detail)] };
}
