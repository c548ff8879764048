using QuickAction.Web.Hosting;

namespace QuickAction.Web.Api;

/// <summary>Whether the process lives, whether it may be sent requests, whether it has started.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").WithTags("health").AllowAnonymous().WithProblems(403, 500);
        health.MapGet("/live", () => TypedResults.Ok(new HealthView("live"))).WithName("getLive").WithSummary("The process answers");
        health.MapGet("/startup", () => TypedResults.Ok(new HealthView("started"))).WithName("getStartup").WithSummary("The service has started");
        health.MapGet("/ready", ReadyAsync).WithName("getReady").WithSummary("Database, log and disk answer and agree; programs that are missing are named and change nothing")
            .Produces<HealthView>().Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, Health health, CancellationToken cancellationToken)
    {
        var found = await health.ReadAsync(cancellationToken);
        var told = Health.MayKnow(context);
        return TypedResults.Json(
            new HealthView(found.IsReady ? "ready" : "not-ready") { Failed = told ? found.Failed : null, Missing = told ? found.Missing : null },
            statusCode: found.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <param name="Status">live, started, ready or not-ready.</param>
internal sealed record HealthView(string Status)
{
    /// <summary>What does not answer: database, log, disk, stopping. Null to those who are not told.</summary>
    public IReadOnlyList<string>? Failed { get; init; }

    /// <summary>Programs that are not installed, so that files of some kinds cannot be read, and a malware scanner that does not answer. Null to those who are not told.</summary>
    public IReadOnlyList<string>? Missing { get; init; }
}
