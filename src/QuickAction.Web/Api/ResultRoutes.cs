using Microsoft.Net.Http.Headers;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>What a job has made, and what it was made from. Renderings are made on request from the stored version; each is recorded before it is given out.</summary>
internal static class ResultRoutes
{
    public static void MapResults(this RouteGroupBuilder group)
    {
        group.MapGet("/jobs/{id}/source", SourceAsync).WithName("getSource").WithSummary("The numbered segments that citations point to").SendsContent("application/json")
            .SendsTag().Refuses(404, 409, 410).Sends(409, "Retry-After");
        group.MapGet("/jobs/{id}/result", ResultAsync).WithName("getResult")
            .WithSummary("The newest version of the result, or another by its number; marked DRAFT until a person has approved it, and with final=true given out only then")
            .SendsContent([.. ResultFormat.MediaTypes])
            .SendsTag().Sends(200, "Content-Disposition", "X-QuickAction-Status").Sends(304, "X-QuickAction-Status").Refuses(400, 404, 409, 410).Sends(409, "Retry-After");
    }

    private static async Task<IResult> SourceAsync(HttpContext context, Caller caller, IJobStore jobs, ShownContent shown, IFileVault vault, string id, CancellationToken cancellationToken)
    {
        if (!JobId.TryParse(id, out var job) || await jobs.FindAsync(caller.Team, job, cancellationToken) is not { } found)
        {
            return Problem.NotFound;
        }

        if (Missing(found) is { } missing)
        {
            return missing;
        }

        if (Tags.IsKnown(context, $"\"s{found.ResultVersion}\""))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        if (await vault.ReadSourceAsync(caller.Team, job, cancellationToken) is not { } source)
        {
            return Problem.Of(ProblemType.NoResultYet, "The source has not been read yet; look at the job's status.");
        }

        await shown.SourceAsync(context, caller, found, null, cancellationToken);
        return TypedResults.Bytes(source, "application/json; charset=utf-8");
    }

    /// <summary>For programs under /v1, and for the pages under their own address.</summary>
    public static async Task<IResult> ResultAsync(
        HttpContext context,
        Caller caller,
        IJobStore jobs,
        IReviewStore reviews,
        ShownContent noted,
        AuditStore store,
        ExportLog exports,
        ReviewDesk desk,
        string id,
        string? format,
        string? version,
        string? final,
        CancellationToken cancellationToken)
    {
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(caller.Team, jobId, cancellationToken) is not { } job)
        {
            return Problem.NotFound;
        }

        if (ResultFormat.Of(format ?? "json") is not { } wanted)
        {
            return Invalid("format", "unknown-format", "format is json, md, html or docx");
        }

        var number = 0;
        if (version is not null && (!int.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out number) || number < 1))
        {
            return Invalid("version", "not-a-version", "version is the number of a version, from 1 on");
        }

        if (final is not (null or "true" or "false"))
        {
            return Invalid("final", "not-a-flag", "final is true or false");
        }

        if (Missing(job) is { } missing)
        {
            return missing;
        }

        if (number > job.ResultVersion)
        {
            return Problem.NotFound;
        }

        if (await jobs.VersionAsync(caller.Team, jobId, number == 0 ? null : number, cancellationToken) is not { } shown
            || await jobs.RequestOfAsync(caller.Team, jobId, cancellationToken) is not { } request)
        {
            return Problem.Of(ProblemType.Erased, "The content of this job was erased.");
        }

        var approval = await ApprovalAsync(reviews, job, shown, cancellationToken);
        var isDraft = approval is null;
        if (isDraft && final == "true")
        {
            return Problem.Of(ProblemType.NotApproved, "Nobody has approved this version; it can be had as a draft until then.");
        }

        context.Response.Headers["X-QuickAction-Status"] = isDraft ? "draft" : "final";
        if (Tags.IsKnown(context, Tag(shown, wanted.Name, isDraft)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var result = ResultReader.Read(shown.Content);
        var state = wanted.Format == OutputFormat.Docx ? await SignedState.OfAsync(store, cancellationToken) : null;
        var bytes = wanted.Format == OutputFormat.Json ? JsonStatus.Mark(shown.Content.Span, isDraft) : Renderer.Render(result, wanted.Format, new RenderOptions { Log = state, Approval = approval, OwnWords = await desk.OwnWordsAsync(caller.Team, jobId, shown, cancellationToken) });
        var record = Exports.Of(new DecisionJob(jobId.ToString(), request.Case) { Actor = caller.Actor, Service = job.Kind.Text() }, result, wanted.Name, isDraft, bytes);
        await exports.NoteAsync(record, cancellationToken);
        await noted.VersionAsync(context, caller, jobId, shown.Number, cancellationToken);
        context.Response.Headers.ContentDisposition = Attachment(result.Source.FileName, wanted, isDraft);
        return TypedResults.Bytes(bytes, wanted.MediaType);
    }

    /// <summary>The entity tag of a rendering.</summary>
    public static string Tag(JobVersion version, string format, bool isDraft) => $"\"{version.Sha256[..32]}-{format}-{(isDraft ? "draft" : "final")}\"";

    /// <summary>Who approved exactly this; null when nobody has, or when there is a newer version.</summary>
    public static async Task<Approval?> ApprovalAsync(IReviewStore reviews, Job job, JobVersion version, CancellationToken cancellationToken) =>
        job.State == JobState.Approved && version.Number == job.ResultVersion
            && (await reviews.ReviewsAsync(job.Team, job.Id, cancellationToken)).LastOrDefault(r => r.Outcome == ReviewOutcome.Approved && r.Sha256 == version.Sha256) is { } approved
            ? new Approval(approved.Name, DateOnly.FromDateTime(approved.Time.UtcDateTime))
            : null;

    private static Problem Invalid(string field, string code, string detail) =>
        Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with { Fields = [new FieldProblem("/" + field, code, detail)] };

    /// <summary>Why there is no result; null when there is one.</summary>
    public static Problem? Missing(Job job) => job switch
    {
        { State: JobState.Erased } => Problem.Of(ProblemType.Erased, "The content of this job was erased."),
        { ResultVersion: 0, State: JobState.Failed } => Problem.Of(ProblemType.NoResultYet, "The job failed; its status says why, and it can be tried again."),
        { ResultVersion: 0, State: JobState.Cancelled } => Problem.Of(ProblemType.NoResultYet, "The job was cancelled before it had a result; it can be tried again."),
        { ResultVersion: 0 } => Problem.Of(ProblemType.NoResultYet, "The job has not ended; look at its status.") with { RetryAfterSeconds = 1 },
        _ => null,
    };

    private static string Attachment(string source, ResultFormat format, bool isDraft)
    {
        var name = Path.GetFileNameWithoutExtension(source) is { Length: > 0 } stem ? stem : "result";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}{(isDraft ? " DRAFT" : "")}{Renderer.Extension(format.Format)}");
        return disposition.ToString();
    }
}

/// <summary>A rendering under the name that a request has for it.</summary>
internal sealed record ResultFormat(string Name, OutputFormat Format, string MediaType)
{
    private static readonly ResultFormat[] All =
    [
        new("json", OutputFormat.Json, "application/json; charset=utf-8"),
        new("md", OutputFormat.Markdown, "text/markdown; charset=utf-8"),
        new("html", OutputFormat.Html, "text/html; charset=utf-8"),
        new("docx", OutputFormat.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ];

    /// <summary>Without their parameters.</summary>
    public static IEnumerable<string> MediaTypes => All.Select(f => f.MediaType.Split(';')[0]);

    public static ResultFormat? Of(string name) => All.FirstOrDefault(f => f.Name == name);
}
