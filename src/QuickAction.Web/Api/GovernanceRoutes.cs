using QuickAction.Core.Access;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.Core.Storage;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>
/// Break-glass. It is broken by a person on a page and by no program; governance sees all of it and the team what is theirs. What is shown is recorded before.
/// </summary>
internal static class GovernanceRoutes
{
    private const int MostListed = 500;

    public static void MapBreakGlass(this WebApplication app)
    {
        var glass = app.MapGroup("/governance/{id}").RequireAuthorization(Policies.BreakGlass).ExcludeFromDescription();
        glass.MapGet("/result", ResultAsync);
        glass.MapGet("/source", SourceAsync);
    }

    public static void MapBreakGlassList(this RouteGroupBuilder group) => group.MapGet("/governance/break-glass", AllAsync)
        .WithName("listBreakGlass").WithSummary("Whenever governance opened the content of a team, the newest first").Produces<BreakGlassList>();

    public static void MapBreakGlassOfTeam(this RouteGroupBuilder group) => group.MapGet("/break-glass", OfTeamAsync)
        .WithName("listBreakGlassOfTeam").WithSummary("Whenever governance opened the content of your team, the newest first").Produces<BreakGlassList>();

    /// <summary>A reason may tell of content, which whoever runs the service does not see, whatever other roles they have.</summary>
    private static async Task<IResult> AllAsync(Caller caller, IBreakGlass glasses, IAccessDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new BreakGlassList([.. (await glasses.ListAsync(null, MostListed, cancellationToken))
            .Select(g => BreakGlassView.Of(caller.Has(Roles.SystemAdmin) ? g with { Reason = null } : g, desk))]));

    private static async Task<IResult> OfTeamAsync(Caller caller, IBreakGlass glasses, IAccessDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new BreakGlassList([.. (await glasses.ListAsync(caller.Team, MostListed, cancellationToken)).Select(g => BreakGlassView.Of(g, desk))]));

    private static async Task<IResult> ResultAsync(
        HttpContext context, Caller caller, IBreakGlass glasses, IJobStore jobs, IReviewStore reviews, ExportLog exports, SecurityEvents events, string id, CancellationToken cancellationToken)
    {
        if (await UsedAsync(context, caller, glasses, events, id, "result", cancellationToken) is not { } glass || !JobId.TryParse(glass.Job, out var jobId)
            || await jobs.FindAsync(glass.Team, jobId, cancellationToken) is not { } job)
        {
            return Problem.NotFound;
        }

        if (await jobs.VersionAsync(glass.Team, jobId, null, cancellationToken) is not { } version || await jobs.RequestOfAsync(glass.Team, jobId, cancellationToken) is not { } request)
        {
            return ResultRoutes.Missing(job) ?? Problem.NotFound;
        }

        var approval = await ResultRoutes.ApprovalAsync(reviews, job, version, cancellationToken);
        var result = ResultReader.Read(version.Content);
        var bytes = Renderer.Render(result, OutputFormat.Html, new RenderOptions { Approval = approval });
        var named = new DecisionJob(glass.Job, request.Case) { Actor = caller.Actor with { Role = Roles.Governance }, Service = job.Kind.Text() };
        await exports.NoteAsync(Exports.Of(named, result, "html", approval is null, bytes), cancellationToken);
        context.Response.Headers.ContentDisposition = "attachment; filename=\"break-glass.html\"";
        return TypedResults.Bytes(bytes, "text/html; charset=utf-8");
    }

    private static async Task<IResult> SourceAsync(
        HttpContext context, Caller caller, IBreakGlass glasses, IFileVault vault, SecurityEvents events, string id, CancellationToken cancellationToken)
    {
        if (await UsedAsync(context, caller, glasses, events, id, "source", cancellationToken) is not { } glass || !JobId.TryParse(glass.Job, out var jobId)
            || await vault.ReadSourceAsync(glass.Team, jobId, cancellationToken) is not { } source)
        {
            return Problem.NotFound;
        }

        context.Response.Headers.ContentDisposition = "attachment; filename=\"break-glass.json\"";
        return TypedResults.Bytes(source, "application/json; charset=utf-8");
    }

    private static async Task<BrokenGlass?> UsedAsync(
        HttpContext context, Caller caller, IBreakGlass glasses, SecurityEvents events, string id, string what, CancellationToken cancellationToken)
    {
        var glass = await glasses.UseAsync(id, caller.AsPerson, what, cancellationToken);
        if (glass is not null)
        {
            events.BrokeGlass(context, caller.AsPerson, glass.Id, what);
        }

        return glass;
    }
}

internal sealed record BreakGlassList(IReadOnlyList<BreakGlassView> BreakGlass);

/// <param name="By">The reference of who did it.</param>
/// <param name="Team">Whose work it is.</param>
/// <param name="Reason">Null when the content was erased, and the reason with it; and for a system administrator.</param>
/// <param name="Ends">When it ends by itself.</param>
/// <param name="Closed">When it was ended before that; null when it was not.</param>
/// <param name="Uses">How often content was shown.</param>
internal sealed record BreakGlassView(string Id, string By, string Team, string Job, string? Reason, DateTimeOffset Opened, DateTimeOffset Ends, DateTimeOffset? Closed, int Uses)
{
    public static BreakGlassView Of(BrokenGlass glass, IAccessDesk desk) =>
        new(glass.Id, desk.ReferenceOf(glass.By), glass.Team, glass.Job, glass.Reason, glass.Opened, glass.Ends, glass.Closed, glass.Uses);
}
