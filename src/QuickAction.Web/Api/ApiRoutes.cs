using QuickAction.Core.Settings;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Api;

/// <summary>The versioned API: every route of it asks for a policy, and its errors are problem details.</summary>
internal static class ApiRoutes
{
    public const string Root = "/v1";

    public static void MapApi(this WebApplication app, IdentityMode mode)
    {
        var work = app.MapGroup(Root).RequireAuthorization(Policies.Work).WithTags("jobs").WithProblems();
        work.MapSubmission();
        work.MapReading();
        work.MapResults();
        work.MapEvents();
        work.MapChanges();
        work.MapReviews();
        work.MapBreakGlassOfTeam();
        work.MapSpeakers();
        app.MapGroup($"{Root}/audit").RequireAuthorization(Policies.ReadLog).WithTags("audit").WithProblems().MapLogEntries();
        app.MapGroup(Root).RequireAuthorization(Policies.Figures).WithTags("figures").WithProblems().MapFigures();
        app.MapGroup(Root).RequireAuthorization(Policies.ReadLog).WithTags("audit").WithProblems().MapBreakGlassList();
        app.MapGroup(Root).RequireAuthorization(Policies.ReadLog).WithTags("audit").WithProblems().MapReviewFigures();
        app.MapGroup(Root).RequireAuthorization(Policies.Own).WithTags("tokens").WithProblems().MapTokens();
        app.MapGroup(Root).RequireAuthorization(Policies.Own).WithTags("me").WithProblems().MapMe(mode);
        app.MapGroup(Root).RequireAuthorization(Policies.People).WithTags("people").WithProblems().MapPeople();
    }
}

/// <summary>An error (RFC 9457).</summary>
/// <param name="Type">A URI that names the kind of error and never changes.</param>
/// <param name="Detail">One plain sentence that says what to do next.</param>
/// <param name="Instance">A URI of this request.</param>
/// <param name="Errors">What is wrong with which field.</param>
internal sealed record ProblemView(string Type, string Title, int Status, string Detail, string Instance, string TraceId, IReadOnlyList<ProblemFieldView>? Errors);

/// <param name="Pointer">A JSON pointer to the field.</param>
internal sealed record ProblemFieldView(string Pointer, string Code, string Detail);
