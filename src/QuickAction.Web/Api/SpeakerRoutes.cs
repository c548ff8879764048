using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>Names for a source's speakers, as an overlay: owners and attendees follow, the evidence stays as it is.</summary>
internal static class SpeakerRoutes
{
    public static void MapSpeakers(this RouteGroupBuilder group)
    {
        group.MapGet("/jobs/{id}/speakers", ListAsync).WithName("listSpeakers").WithSummary("The labels under which the source's speakers speak, and their names").Produces<SpeakerList>()
            .Refuses(404, 409, 410).Sends(200, "ETag").Sends(409, "Retry-After");
        group.MapPut("/jobs/{id}/speakers", NameAsync).WithName("nameSpeakers")
            .WithSummary("Name the source's speakers, all of them at once; two labels with one name are one person, a label that is left out keeps itself")
            .WithDescription("The names become part of a new version of the result, in which attendees, owners and lines follow them; citations and the source keep their labels. If-Match names the version, by the ETag of its JSON.")
            .Produces<VersionView>().ReadsJson().Refuses(404, 409, 410, 412, 428).Needs("If-Match").Sends(200, "ETag").Sends(409, "Retry-After");
    }

    private static async Task<IResult> ListAsync(HttpContext context, Caller caller, IJobStore jobs, IFileVault vault, string id, CancellationToken cancellationToken)
    {
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(caller.Team, jobId, cancellationToken) is not { } job)
        {
            return Problem.NotFound;
        }

        if (ResultRoutes.Missing(job) is { } missing)
        {
            return missing;
        }

        if (await jobs.VersionAsync(caller.Team, jobId, null, cancellationToken) is not { } version
            || await vault.ReadSourceAsync(caller.Team, jobId, cancellationToken) is not { } source)
        {
            return Problem.Of(ProblemType.Erased, "The content of this job was erased.");
        }

        var names = ResultReader.Read(version.Content).Speakers.ToDictionary(s => s.Label, s => s.Name, StringComparer.Ordinal);
        context.Response.Headers.ETag = ResultRoutes.Tag(version, "json", isDraft: job.State != JobState.Approved);
        return TypedResults.Ok(new SpeakerList([.. SpeakerLabels.Of(SourceTextReader.Read(source))
            .Select(l => new SpeakerView(l.Label, names.GetValueOrDefault(l.Label, l.Label), l.Turns, l.First.Index))]));
    }

    private static async Task<IResult> NameAsync(
        HttpContext context, Caller caller, IJobStore jobs, IReviewStore reviews, ReviewDesk desk, string id, SpeakersBody? body, CancellationToken cancellationToken)
    {
        // Whether the job is the caller's own comes first: another team's is not there, whatever is said of it.
        var target = await ReviewRoutes.TargetAsync(context, caller, jobs, id, cancellationToken);
        if (target.Problem is { } problem)
        {
            return problem;
        }

        if (body?.Speakers is not { } speakers || speakers.Any(s => s is null))
        {
            return Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with { Fields = [new FieldProblem("/speakers", "missing", "speakers is a list of labels with their names")] };
        }

        List<SpeakerName> names = [.. speakers.Select(s => new SpeakerName(s?.Label ?? "", s?.Name?.Trim() ?? ""))];
        return await ReviewRoutes.AnswerAsync(context, caller, reviews, target, await desk.NameSpeakersAsync(caller.Actor, target.Job, target.Version, names, cancellationToken), cancellationToken);
    }
}

/// <param name="Speakers">Every label that is to have a name other than itself.</param>
internal sealed record SpeakersBody(IReadOnlyList<SpeakerNameBody?>? Speakers);

/// <param name="Label">As the source writes it.</param>
/// <param name="Name">1 to 100 characters.</param>
internal sealed record SpeakerNameBody(string? Label, string? Name);

internal sealed record SpeakerList(IReadOnlyList<SpeakerView> Speakers);

/// <param name="Label">As the source writes it.</param>
/// <param name="Name">As the result shows it; the label itself until somebody has named it.</param>
/// <param name="Turns">Segments that they speak.</param>
/// <param name="FirstSegment">The first of them.</param>
internal sealed record SpeakerView(string Label, string Name, int Turns, int FirstSegment);
