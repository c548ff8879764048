using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using QuickAction.Core.Jobs;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;
using QuickAction.Web.Submission;

namespace QuickAction.Web.Api;

/// <summary><c>POST /v1/jobs</c>.</summary>
internal static class SubmitRoute
{
    private const string KeyHeader = "Idempotency-Key";
    private const int SecondsToFirstLook = 1;

    public static void MapSubmission(this RouteGroupBuilder group) => group.MapPost("/jobs", SubmitAsync)
        .WithName("submitJobs")
        .WithSummary("Submit a transcript or document")
        .WithDescription(
            "A multipart form: one or more parts `file`, and the options of the command line as fields: `kind` (minutes or summary), `engine`, `template`, `date`, `title`, `chair`, "
            + "`case`, `words`, `previous`, `combine`. Several files, or a ZIP of files, become one job each, under a batch, unless `combine` is true; those that cannot be used are listed in `leftOut` "
            + "and do not stop the others. With an `Idempotency-Key` the same request may be sent again for 24 hours.")
        .Accepts<SubmissionView>("multipart/form-data")
        .Produces<SubmittedView>(StatusCodes.Status202Accepted)
        .Refuses(400, 409, 413, 415, 422)
        .Reads(KeyHeader)
        .Sends(202, "Location", "Retry-After")
        .Sends(409, "Retry-After")
        .DisableAntiforgery();

    private static async Task<IResult> SubmitAsync(HttpContext context, Caller caller, Submitter submitter, IIdempotencyKeys keys, IFileVault vault, UploadReader reader, TimeProvider clock)
    {
        var cancellationToken = context.RequestAborted;
        if (KeyOf(context.Request) is not { } key)
        {
            var plain = await submitter.SubmitAsync(context.Request, caller, null, null, cancellationToken);
            return Accepted(context, plain.Location, plain.LeftOut);
        }

        var scope = $"{caller.Tenant}/{caller.Person}/{caller.Team} POST /v1/jobs";
        if (await keys.TakeAsync(caller.Team, scope, key, cancellationToken) is { } known)
        {
            return await ReplayAsync(context, caller, known, keys, vault, reader);
        }

        try
        {
            await using var lease = new KeyLease(keys, caller.Team, scope, key, clock);
            var submitted = await submitter.SubmitAsync(
                context.Request,
                caller,
                null,
                (upload, location) => new IdempotentSubmission(scope, key, keys.Fingerprint(upload.Canonical()), location),
                cancellationToken);
            return Accepted(context, submitted.Location, submitted.LeftOut);
        }
        catch
        {
            await keys.ReleaseAsync(caller.Team, scope, key, CancellationToken.None);
            throw;
        }
    }

    /// <summary>A key that was used before: the same request gets the same answer, another one is refused.</summary>
    private static async Task<IResult> ReplayAsync(HttpContext context, Caller caller, KnownKey known, IIdempotencyKeys keys, IFileVault vault, UploadReader reader)
    {
        if (known.Location is not { } location)
        {
            return Problem.Of(ProblemType.KeyInUse, "The first request with this key has not ended; wait for it and send this one again.") with { RetryAfterSeconds = 2 };
        }

        var upload = await reader.ReadAsync(context.Request, caller, null, isRepeated: true, context.RequestAborted);
        await vault.DropAsync(upload.Files, CancellationToken.None);
        return keys.Fingerprint(upload.Canonical()).Span.SequenceEqual(known.Fingerprint.Span)
            ? Accepted(context, location, upload.LeftOut)
            : Problem.Of(ProblemType.KeyReused, "This key was used for another request; take a new key for each.");
    }

    private static Accepted<SubmittedView> Accepted(HttpContext context, string location, IReadOnlyList<LeftOutFile> leftOut)
    {
        context.Response.Headers.RetryAfter = SecondsToFirstLook.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Accepted(location, new SubmittedView(location, LeftOutView.Of(leftOut)));
    }

    /// <summary>A structured-field string, or a bare word.</summary>
    private static string? KeyOf(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(KeyHeader, out var values))
        {
            return null;
        }

        var key = values is [{ } one] ? HeaderUtilities.RemoveQuotes(one.Trim()).Value ?? "" : "";
        return key.Length is > 0 and <= 255 && key.All(c => c is > ' ' and < '\x7f')
            ? key
            : throw new ProblemException(Problem.Of(ProblemType.BadRequest, "An Idempotency-Key is one text of 1 to 255 visible characters."));
    }
}

/// <param name="Location">Where the work that was taken in can be followed.</param>
/// <param name="LeftOut">Files that were not taken in; the others were.</param>
internal sealed record SubmittedView(string Location, IReadOnlyList<LeftOutView> LeftOut);

/// <summary>A file that became no job.</summary>
/// <param name="Name">As it was named in the form, or in the archive.</param>
/// <param name="Code">Why, as a stable code.</param>
/// <param name="Detail">One plain sentence that says what to do.</param>
internal sealed record LeftOutView(string Name, string Code, string Detail)
{
    public static IReadOnlyList<LeftOutView> Of(IReadOnlyList<LeftOutFile> files) => [.. files.Select(f => new LeftOutView(f.Name, f.Code, f.Detail))];
}

/// <summary>The form of a submission.</summary>
internal sealed class SubmissionView
{
    public required IFormFile File { get; init; }
    public string? Kind { get; init; }
    public string? Engine { get; init; }
    public string? Template { get; init; }
    public DateOnly? Date { get; init; }
    public string? Title { get; init; }
    public string? Chair { get; init; }
    public string? Case { get; init; }
    public int? Words { get; init; }
    public IFormFile? Previous { get; init; }
    public string? NoMaskReason { get; init; }
    public bool? Combine { get; init; }
}
