using Microsoft.AspNetCore.Antiforgery;
using QuickAction.Core.Jobs;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;
using QuickAction.Web.Queue;
using QuickAction.Web.Submission;

namespace QuickAction.Web.Api;

/// <summary>What the pages' own forms post to: cookie and token, and an answer that sends the browser on.</summary>
internal static class PageForms
{
    public static void MapPageForms(this WebApplication app)
    {
        var forms = app.MapGroup("").RequireAuthorization(Policies.Work).ExcludeFromDescription().DisableAntiforgery();
        forms.MapGet("/jobs/{id}/download", ResultRoutes.ResultAsync);
        forms.MapGet("/jobs/{id}/events", EventRoute.EventsAsync);
        forms.MapPost("/submit", SubmitAsync);
        forms.MapPost("/sample", SampleAsync);
        forms.MapPost("/jobs/{id}/cancel", CancelAsync);
        forms.MapPost("/jobs/{id}/retry", RetryAsync);
        forms.MapPost("/jobs/{id}/erase", EraseAsync);
        forms.MapPost("/jobs/{id}/restore", RestoreAsync);
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, Caller caller, Submitter submitter, IAntiforgery forgery)
    {
        // Not read before the token, which is the form's first field.
        var isOurs = false;
        async Task CheckAsync(string name, string value)
        {
            isOurs = name == PageForgery.Field && await IsOursAsync(context, forgery, value);
            if (!isOurs)
            {
                throw new ProblemException(Stale);
            }
        }

        try
        {
            var submitted = await submitter.SubmitAsync(context.Request, caller, CheckAsync, null, context.RequestAborted);
            return Redirect(submitted.Batch is null ? $"/jobs/{submitted.Jobs[0].Id}" : submitted.LeftOut.Count > 0 ? $"/?batch={submitted.Batch}" : "/#work");
        }
        catch (ProblemException error) when (isOurs && error.Problem.Fields is [var field, ..])
        {
            return Redirect($"/?problem={Uri.EscapeDataString(field.Code)}");
        }
    }

    private static async Task<IResult> SampleAsync(HttpContext context, Caller caller, SampleWork sample, IAntiforgery forgery) =>
        await FormIsOursAsync(context, forgery, async () =>
        {
            await sample.SubmitAsync(caller, context.RequestAborted);
            return "/#work";
        });

    private static async Task<IResult> CancelAsync(HttpContext context, Caller caller, IJobStore jobs, IAntiforgery forgery, string id) =>
        await FormIsOursAsync(context, forgery, async () =>
            JobId.TryParse(id, out var job) && await jobs.CancelAsync(caller.Team, job, caller.Actor, context.RequestAborted) != JobChange.NotFound ? $"/jobs/{job}" : null);

    private static async Task<IResult> RetryAsync(
        HttpContext context, Caller caller, IJobStore jobs, QuickActionSettings settings, QueueSignal signal, TimeProvider clock, IAntiforgery forgery, string id) =>
        await FormIsOursAsync(context, forgery, async () =>
        {
            // In an outage a person may choose the engine that needs nobody; no other can be asked for here.
            var engine = (await context.Request.ReadFormAsync(context.RequestAborted))["engine"] == "offline" ? "offline" : null;
            var deadline = clock.GetUtcNow().AddHours(settings.Service.DeadlineHours);
            var isKnown = JobId.TryParse(id, out var job) && await jobs.RetryAsync(caller.Team, job, caller.Actor, engine, deadline, context.RequestAborted) != JobChange.NotFound;
            signal.Nudge();
            return isKnown ? $"/jobs/{job}" : null;
        });

    private static async Task<IResult> EraseAsync(HttpContext context, Caller caller, IJobStore jobs, IAntiforgery forgery, string id) =>
        await FormIsOursAsync(context, forgery, async () =>
        {
            var isKnown = JobId.TryParse(id, out var job) && await jobs.FindAsync(caller.Team, job, context.RequestAborted) is not null;
            if (isKnown && FreshSignIn.IsMissing(context))
            {
                // Its page asks for it.
                return $"/jobs/{job}/delete";
            }

            var ground = (await context.Request.ReadFormAsync(context.RequestAborted))["ground"].ToString();
            if (isKnown && !ErasureGround.All.ContainsKey(ground))
            {
                return $"/jobs/{job}/delete?problem=ground";
            }

            return isKnown
                && await jobs.EraseAsync(caller.Team, job, caller.Actor, ground, context.RequestAborted) is var change and not JobChange.NotFound
                ? change == JobChange.Done ? $"/jobs/{job}" : $"/jobs/{job}/delete"
                : null;
        });

    /// <summary>Puts an earlier version back, also to undo the last change; only upon the version that the person saw.</summary>
    private static async Task<IResult> RestoreAsync(HttpContext context, Caller caller, IJobStore jobs, ReviewDesk desk, IAntiforgery forgery, string id) =>
        await FormIsOursAsync(context, forgery, async () =>
        {
            if (!JobId.TryParse(id, out var jobId)
                || await jobs.FindAsync(caller.Team, jobId, context.RequestAborted) is not { } job
                || await jobs.VersionAsync(caller.Team, jobId, null, context.RequestAborted) is not { } newest)
            {
                return null;
            }

            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (form["contentHash"] != newest.Sha256)
            {
                return $"/jobs/{jobId}?problem=not-current";
            }

            return int.TryParse(form["number"], System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? (await desk.RestoreAsync(caller.Actor, job, newest, number, context.RequestAborted)).Outcome switch
                {
                    DeskOutcome.Done => $"/jobs/{jobId}?saved=restored",
                    DeskOutcome.NotCurrent => $"/jobs/{jobId}?problem=not-current",
                    DeskOutcome.WrongState => $"/jobs/{jobId}?problem=not-editable",
                    _ => null,
                }
                : null;
        });

    /// <param name="change">Says where the browser goes next; null when there is no such thing.</param>
    public static async Task<IResult> FormIsOursAsync(HttpContext context, IAntiforgery forgery, Func<Task<string?>> change) =>
        !await IsReadableAsync(context) ? Unreadable
        : !await forgery.IsRequestValidAsync(context) ? Stale
        : await change() is { } next ? Redirect(next)
        : Problem.NotFound;

    /// <summary>Whether it is a form at all, without characters that no form has.</summary>
    private static async Task<bool> IsReadableAsync(HttpContext context)
    {
        try
        {
            return !context.Request.HasFormContentType || (await context.Request.ReadFormAsync(context.RequestAborted)).Count >= 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static async Task<bool> IsOursAsync(HttpContext context, IAntiforgery forgery, string token)
    {
        context.Request.Headers[PageForgery.Header] = token;
        return await forgery.IsRequestValidAsync(context);
    }

    /// <summary>303: whatever was posted, the next page is fetched.</summary>
    private static SeeOther Redirect(string to) => new SeeOther(to);

    private static Problem Unreadable => Problem.Of(ProblemType.BadRequest, "The form cannot be read; go back, load the page again and send it once more.");

    private static Problem Stale => Problem.Of(ProblemType.NotAllowed, "The page was open for too long, or is not ours; go back, load it again and send the form once more.");

    private sealed record SeeOther(string To) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = To;
            return Task.CompletedTask;
        }
    }
}
