using QuickAction.Core.Jobs;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Work;

/// <summary>From what was asked for to the assignment. The same checks stand before a job is taken in and when it runs.</summary>
public static class Assignments
{
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>: an option names something that is not there.</exception>
    public static Assignment Of(JobRequest request, TemplateCatalogue catalogue, int summaryWords) => request.Kind switch
    {
        JobKind.Minutes => new MinutesAssignment(catalogue, request.Template is null ? null : Named(catalogue, request.Template), new MinutesRequest
        {
            MeetingDate = request.Date,
            Title = request.Title,
            Chair = request.Chair,
            PreviousActions = request.PreviousActions,
        }),
        JobKind.Summary => new SummaryAssignment(request.Words ?? summaryWords),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "No such kind of job."),
    };

    private static MinutesTemplate Named(TemplateCatalogue catalogue, string id) => catalogue.Find(id)
        ?? throw new QuickActionException(ProblemCode.Misconfigured, "There is no template of that name; leave it out to have it found from the talk.");
}
