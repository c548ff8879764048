using QuickAction.Core.Jobs;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>Jobs and batches as they stand.</summary>
internal static class ReadRoutes
{
    private const int MostOnPage = 100;
    private const int UsualOnPage = 20;

    public static void MapReading(this RouteGroupBuilder group)
    {
        group.MapGet("/jobs", ListAsync).WithName("listJobs").WithSummary("The team's jobs, the newest first").Produces<JobPage>().Refuses(400).Sends(200, "Link");
        group.MapGet("/jobs/{id}", FindAsync).WithName("getJob").WithSummary("One job: status, progress, links").Produces<JobView>().SendsTag().Sends(200, "Retry-After").Sends(304, "Retry-After").Refuses(404);
        group.MapGet("/batches/{id}", BatchAsync).WithName("getBatch").WithSummary("The jobs that were submitted together").Produces<BatchView>().Refuses(404);
    }

    private static async Task<IResult> ListAsync(HttpContext context, Caller caller, IJobStore jobs, string? limit, string? cursor, string? status, CancellationToken cancellationToken)
    {
        var most = UsualOnPage;
        if (limit is not null && (!int.TryParse(limit, System.Globalization.CultureInfo.InvariantCulture, out most) || most is < 1 or > MostOnPage))
        {
            return Invalid("limit", "out-of-range", $"A number from 1 to {MostOnPage}");
        }

        if (JobCursor.Parse(cursor) is not { } place)
        {
            return Invalid("cursor", "not-a-cursor", "Take the cursor from a page's Link");
        }

        JobState state = default;
        if (status is not null && !JobStates.TryParse(status, out state))
        {
            return Invalid("status", "unknown-status", "There is no such status");
        }

        // One more than is shown tells whether it goes on.
        var found = await jobs.ListAsync(caller.Team, place.Query(most + 1) with { State = status is null ? null : state }, cancellationToken);
        var goesOn = found.Count > most;
        var shown = (place.After is null ? found.Take(most) : found.TakeLast(most)).ToList();
        var first = $"{ApiRoutes.Root}/jobs?limit={most}{(status is null ? "" : $"&status={state.Text()}")}";
        var next = shown.Count > 0 && (goesOn || place.After is not null) ? $"{first}&cursor={JobCursor.OlderThan(shown[^1].Id)}" : null;
        var previous = shown.Count > 0 && (place.After is null ? place.Before is not null : goesOn) ? $"{first}&cursor={JobCursor.NewerThan(shown[0].Id)}" : null;
        PageLinks.Send(context.Response, next, previous, cursor is null ? null : first);
        return TypedResults.Ok(new JobPage([.. shown.Select(JobView.Of)], next));
    }

    private static async Task<IResult> FindAsync(HttpContext context, Caller caller, IJobStore jobs, string id, CancellationToken cancellationToken)
    {
        if (!JobId.TryParse(id, out var job) || await jobs.FindAsync(caller.Team, job, cancellationToken) is not { } found)
        {
            return Problem.NotFound;
        }

        if (!found.State.IsAtRest())
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return Tags.IsKnown(context, $"\"r{found.Revision}\"") ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(JobView.Of(found));
    }

    private static async Task<IResult> BatchAsync(Caller caller, IJobStore jobs, string id, CancellationToken cancellationToken)
    {
        var found = JobId.TryParse(id, out var batch)
            ? await jobs.BatchAsync(caller.Team, batch, cancellationToken)
            : [];
        if (found.Count == 0)
        {
            return Problem.NotFound;
        }

        var leftOut = (await jobs.RequestOfAsync(caller.Team, found[^1].Id, cancellationToken))?.LeftOut ?? [];
        return TypedResults.Ok(new BatchView(batch.ToString(), found.CountBy(j => j.State.Text()).ToDictionary(), [.. found.Reverse().Select(JobView.Of)], LeftOutView.Of(leftOut)));
    }

    private static Problem Invalid(string field, string code, string detail) =>
        Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with { Fields = [new FieldProblem("/" + field, code, detail)] };
}
