using Microsoft.Net.Http.Headers;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>What people make of a result: edits as new versions, approval and rejection of one version.</summary>
internal static class ReviewRoutes
{
    private const int MostBytes = 16 * 1024 * 1024;

    public static void MapReviews(this RouteGroupBuilder group)
    {
        group.MapPut("/jobs/{id}/result", EditAsync).WithName("editResult")
            .WithSummary("Store an edited result as a new version; If-Match names the version that was edited, by the ETag of its JSON")
            .Accepts<object>("application/json").Produces<VersionView>().ReadsJson().Refuses(404, 409, 410, 412, 422, 428).Needs("If-Match").Sends(200, "ETag").Sends(409, "Retry-After");
        group.MapGet("/jobs/{id}/versions", VersionsAsync).WithName("listVersions").WithSummary("The versions of the result with their edits and reviews").Produces<VersionList>()
            .Refuses(404, 409, 410).Sends(409, "Retry-After");
        group.MapPost("/jobs/{id}/review", ReviewAsync).WithName("reviewResult").RequireAuthorization(Policies.Review)
            .WithSummary("Approve, reject or escalate the newest version, named by If-Match, contentHash or version; warnings of high severity block an approval until each has a resolution")
            .Produces<JobView>().ReadsJson().Refuses(404, 409, 412, 428).Reads("If-Match");
    }

    private static async Task<IResult> EditAsync(
        HttpContext context, Caller caller, IJobStore jobs, IReviewStore reviews, ReviewDesk desk, string id, CancellationToken cancellationToken)
    {
        var target = await TargetAsync(context, caller, jobs, id, cancellationToken);
        if (target.Problem is { } problem)
        {
            return problem;
        }

        if (await BodyAsync(context.Request, cancellationToken) is not { } body)
        {
            return Problem.Of(ProblemType.TooLarge, "The result is larger than is allowed.");
        }

        return await AnswerAsync(context, caller, reviews, target, await desk.EditAsync(caller.Actor, target.Job, target.Version, body, cancellationToken), cancellationToken);
    }

    /// <summary>The job and the version that a request is about to change; <c>If-Match</c> has to name the newest.</summary>
    internal static async Task<EditTarget> TargetAsync(HttpContext context, Caller caller, IJobStore jobs, string id, CancellationToken cancellationToken)
    {
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(caller.Team, jobId, cancellationToken) is not { } job)
        {
            return EditTarget.Of(Problem.NotFound);
        }

        if (ResultRoutes.Missing(job) is { } missing)
        {
            return EditTarget.Of(missing);
        }

        if (TagsOf(context.Request) is not { } wanted)
        {
            return EditTarget.Of(Problem.Of(ProblemType.PreconditionRequired, "Say in If-Match which version was edited, by the ETag that its JSON came with."));
        }

        if (await jobs.VersionAsync(caller.Team, jobId, null, cancellationToken) is not { } version)
        {
            return EditTarget.Of(Problem.Of(ProblemType.Erased, "The content of this job was erased."));
        }

        return IsNamed(version, wanted) ? new EditTarget(null, job, version) : EditTarget.Of(Changed);
    }

    /// <summary>The versions that <c>If-Match</c> names; null when it names none, which <c>*</c> does not either.</summary>
    private static IList<EntityTagHeaderValue>? TagsOf(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags) && !tags.Contains(EntityTagHeaderValue.Any) ? tags : null;

    /// <summary>The tag says in its last part whether it is a draft; an edit of the same words is the same edit.</summary>
    private static bool IsNamed(JobVersion version, IEnumerable<EntityTagHeaderValue> tags) =>
        tags.Any(t => !t.IsWeak && (t.Tag == ResultRoutes.Tag(version, "json", isDraft: true) || t.Tag == ResultRoutes.Tag(version, "json", isDraft: false)));

    /// <summary>What became of a change, with the tag of the version that is now the newest.</summary>
    internal static async Task<IResult> AnswerAsync(
        HttpContext context, Caller caller, IReviewStore reviews, EditTarget target, DeskAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Outcome != DeskOutcome.Done)
        {
            return answer.Outcome == DeskOutcome.NotCurrent ? Changed : Told(answer);
        }

        var versions = await reviews.VersionsAsync(caller.Team, target.Job.Id, cancellationToken);
        context.Response.Headers.ETag = $"\"{versions[^1].Sha256[..32]}-json-draft\"";
        return TypedResults.Ok(VersionView.Of(versions[^1], []));
    }

    private static async Task<IResult> VersionsAsync(Caller caller, IJobStore jobs, IReviewStore reviews, string id, CancellationToken cancellationToken)
    {
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(caller.Team, jobId, cancellationToken) is not { } job)
        {
            return Problem.NotFound;
        }

        if (ResultRoutes.Missing(job) is { } missing)
        {
            return missing;
        }

        var versions = await reviews.VersionsAsync(caller.Team, jobId, cancellationToken);
        var decided = await reviews.ReviewsAsync(caller.Team, jobId, cancellationToken);
        return TypedResults.Ok(new VersionList([.. versions.Select(v => VersionView.Of(v, decided))]));
    }

    private static async Task<IResult> ReviewAsync(
        HttpContext context, Caller caller, IJobStore jobs, ReviewDesk desk, string id, ReviewBody? body, CancellationToken cancellationToken)
    {
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(caller.Team, jobId, cancellationToken) is null)
        {
            return Problem.NotFound;
        }

        // Whether the job is the caller's own comes first: another team's is not there, whatever is said of it.
        if (body is null || ReviewWords.Parse(body.Outcome) is not { } outcome)
        {
            return Invalid([new EditFault("/outcome", "unknown-outcome", "outcome is approved, rejected or escalated")]);
        }

        // A decision is about one version, and says which: somebody else may have changed the result since it was read.
        var tags = TagsOf(context.Request);
        if (tags is null && (context.Request.Headers.IfMatch.Count > 0 || (body.Version is null && body.ContentHash is null)))
        {
            return Problem.Of(ProblemType.PreconditionRequired, "Say in If-Match which version was reviewed, by the ETag that its JSON came with; or in the body, by its contentHash or version.");
        }

        var newest = tags is null ? null : await jobs.VersionAsync(caller.Team, jobId, null, cancellationToken);
        if (tags is not null && newest is not null && !IsNamed(newest, tags))
        {
            return Changed;
        }

        var order = new ReviewOrder
        {
            Outcome = outcome,
            Version = body.Version,
            Sha256 = body.ContentHash ?? newest?.Sha256,
            Reason = string.IsNullOrWhiteSpace(body.Reason) ? null : body.Reason,
            ReasonCode = body.ReasonCode,
            Resolutions = [.. (body.Resolutions ?? []).Select(r => new Resolution(r.Warning ?? -1, r.How ?? "", r.Reason ?? ""))],
        };
        var answer = await desk.ReviewAsync(Reviewer(caller), NameOf(context, caller), jobId, order, cancellationToken);
        return answer.Outcome == DeskOutcome.Done && await jobs.FindAsync(caller.Team, jobId, cancellationToken) is { } job
            ? TypedResults.Ok(JobView.Of(job))
            : Told(answer);
    }

    /// <summary>The caller as a reviewer; the route's policy has made sure that they are one.</summary>
    public static Core.Analysis.DecisionActor Reviewer(Caller caller) => caller.Has(Roles.Reviewer) ? caller.Actor with { Role = Roles.Reviewer } : caller.Actor;

    /// <summary>As documents print it.</summary>
    public static string NameOf(HttpContext context, Caller caller) => context.User.Identity?.Name ?? caller.Person;

    private static Problem Told(DeskAnswer answer) => answer.Outcome switch
    {
        DeskOutcome.WrongState => Problem.Of(ProblemType.WrongState, "There is nothing to review here, or it is decided already; look at the job's status."),
        DeskOutcome.NotCurrent => Problem.Of(ProblemType.NotCurrentVersion, "There is a newer version; read it before you decide."),
        DeskOutcome.Invalid => Invalid(answer.Faults),
        DeskOutcome.Blocked => Problem.Of(ProblemType.ApprovalBlocked, "Something has to be settled before this can be approved; see errors.") with
        {
            Fields = [.. answer.Blockers.Select(b => new FieldProblem(b.Warning is { } index ? $"/warnings/{index}" : "", b.Code, b.Detail))],
        },
        DeskOutcome.NotAReviewer => Problem.OfStatus(StatusCodes.Status403Forbidden),
        _ => Problem.NotFound,
    };

    private static Problem Changed => Problem.Of(ProblemType.VersionChanged, "The result was changed since; read the newest version and edit that.");

    private static Problem Invalid(IReadOnlyList<EditFault> faults) => Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with
    {
        Fields = [.. faults.Take(20).Select(f => new FieldProblem(f.At, f.Code, f.Detail))],
    };

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var block = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(block, cancellationToken)) > 0;)
        {
            if (body.Length + read > MostBytes)
            {
                return null;
            }

            body.Write(block, 0, read);
        }

        return body.ToArray();
    }
}

/// <summary>What a change is of.</summary>
/// <param name="Problem">Why it cannot be made; null when it can, and then the others are there.</param>
internal sealed record EditTarget(Problem? Problem, Job? Found, JobVersion? Newest)
{
    public Job Job => Found ?? throw new InvalidOperationException("There is no job to change.");

    public JobVersion Version => Newest ?? throw new InvalidOperationException("There is no version to change.");

    public static EditTarget Of(Problem problem) => new(problem, null, null);
}

/// <summary>What a reviewer has decided.</summary>
/// <param name="Outcome">approved, rejected or escalated.</param>
/// <param name="Reason">In the reviewer's words; needed unless it is approved.</param>
/// <param name="ReasonCode">accurate, corrected, inaccurate, incomplete, unsupported, wrong-source, safeguarding, second-opinion, other.</param>
/// <param name="Version">The version that was reviewed; with or instead of its hash.</param>
/// <param name="ContentHash">SHA-256 of its JSON without the line `status`, as the list of versions has it.</param>
/// <param name="Resolutions">How warnings were settled.</param>
internal sealed record ReviewBody(string? Outcome, string? Reason, string? ReasonCode, int? Version, string? ContentHash, IReadOnlyList<ResolutionBody>? Resolutions);

/// <param name="Warning">Its index in the result's warnings.</param>
/// <param name="How">checked, corrected or accepted.</param>
/// <param name="Reason">In the reviewer's words.</param>
internal sealed record ResolutionBody(int? Warning, string? How, string? Reason);

internal sealed record VersionList(IReadOnlyList<VersionView> Versions);

/// <param name="ContentHash">SHA-256 of the version's JSON without the line `status`: what an approval is bound to.</param>
/// <param name="Author">Who wrote it; null for the engine's own.</param>
/// <param name="Edits">Against the engine's version that it came from; null for the engine's own.</param>
internal sealed record VersionView(int Version, string ContentHash, string? Author, DateTimeOffset Created, EditView? Edits, IReadOnlyList<ReviewView> Reviews)
{
    public static VersionView Of(VersionNote version, IReadOnlyList<RecordedReview> reviews) => new(
        version.Number,
        version.Sha256,
        version.IsEngines ? null : version.Author.Person,
        version.Created,
        version.Edits is { } edits ? new EditView(edits.Inserted, edits.Deleted, edits.Permille / 1000.0) : null,
        [.. reviews.Where(r => r.Sha256 == version.Sha256 && r.Version == version.Number).Select(ReviewView.Of)]);
}

/// <param name="Inserted">Characters.</param>
/// <param name="Deleted">Characters.</param>
/// <param name="Ratio">Both as a share of the characters of both texts, 0 to 1.</param>
internal sealed record EditView(long Inserted, long Deleted, double Ratio);

internal sealed record ReviewView(string Outcome, string By, DateTimeOffset Time, string? ReasonCode, string? Reason, IReadOnlyList<ResolutionBody> Resolutions)
{
    public static ReviewView Of(RecordedReview review) => new(
        review.Outcome.Text(), review.Name, review.Time, review.ReasonCode, review.Reason, [.. review.Resolutions.Select(r => new ResolutionBody(r.Warning, r.How, r.Reason))]);
}
