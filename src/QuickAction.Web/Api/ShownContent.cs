using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Api;

/// <summary>
/// Notes what a person was shown, as evidence of a review: the one way from pages and routes to that record. Only content that is sent counts; it is called when nothing can send the person
/// away any more. A HEAD sends nothing, who has gone away sees nothing, and to whom the client's own copy was confirmed (304), nothing was sent either.
/// </summary>
internal sealed class ShownContent(IReviewStore reviews)
{
    /// <summary>A version of the result.</summary>
    public Task VersionAsync(HttpContext context, Caller caller, JobId job, int version, CancellationToken cancellationToken) =>
        IsSent(context) ? reviews.ShownAsync(caller.Team, job, caller.Actor, version, cancellationToken) : Task.CompletedTask;

    /// <summary>The source beside a version.</summary>
    /// <param name="segment">The one that is shown; null for all of it.</param>
    public Task SourceAsync(HttpContext context, Caller caller, Job job, int? segment, CancellationToken cancellationToken) =>
        IsSent(context) ? reviews.SourceShownAsync(caller.Team, job.Id, caller.Actor, job.ResultVersion, segment, cancellationToken) : Task.CompletedTask;

    private static bool IsSent(HttpContext context) => HttpMethods.IsGet(context.Request.Method) && !context.RequestAborted.IsCancellationRequested;
}
