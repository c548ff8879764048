using System.Globalization;
using QuickAction.Core.Review;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>
/// <c>GET /v1/governance/reviews</c>: how reviews were done, by team, and the approvals that look like token ones (governance A.3). Nobody is named: it is about how a team works, and
/// not made for judging people.
/// </summary>
internal static class ReviewFigureRoutes
{
    private const int UsualDays = 30;
    private const int MostListed = 500;
    private const string DateFormat = "yyyy-MM-dd";

    public static void MapReviewFigures(this RouteGroupBuilder group) => group.MapGet("/governance/reviews", ReviewsAsync)
        .WithName("listReviews").WithSummary("How reviews were done, by team, and the approvals that were too quick or opened no source; nobody is named")
        .WithDescription(
            "`from` and `until` are days, the first and the last that count; without them the last 30. An approval is listed as `too-fast` when it took less than a second for every 20 words of the result, and as "
            + "`no-source-opened` when the source has words of special-category matter and no place of it was opened. Governance looks into them; they prove nothing by themselves.")
        .Produces<ReviewFiguresView>().Refuses(400);

    private static async Task<IResult> ReviewsAsync(IReviewFigures figures, TimeProvider clock, string? from, string? until, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (first, last) = (today.AddDays(1 - UsualDays), today);
        if ((from is not null && !TryParse(from, out first)) || (until is not null && !TryParse(until, out last)) || last < first)
        {
            return Problem.Of(ProblemType.InvalidField, "from and until are days such as 2026-04-01, the first and the last that count.");
        }

        var found = await figures.ListAsync(Midnight(first), Midnight(last).AddDays(1), cancellationToken);
        return TypedResults.Ok(ReviewFiguresView.Of(first, last, found, MostListed));
    }

    private static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is > 1999 and < 9999;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

/// <param name="From">The first day that counts, in UTC.</param>
/// <param name="Until">The last.</param>
/// <param name="Listed">Approvals that look like token ones, the newest first, 500 at most.</param>
internal sealed record ReviewFiguresView(DateOnly From, DateOnly Until, IReadOnlyList<TeamReviewsView> Teams, IReadOnlyList<ListedReviewView> Listed)
{
    public static ReviewFiguresView Of(DateOnly from, DateOnly until, IReadOnlyList<ReviewFigure> reviews, int mostListed) => new(
        from,
        until,
        [.. reviews.GroupBy(r => r.Team, StringComparer.Ordinal).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => TeamReviewsView.Of(t.Key, [.. t]))],
        [.. reviews.Select(r => ListedReviewView.Of(r, TokenReview.SignsOf(r))).Where(r => r.Signs.Count > 0).Take(mostListed)]);
}

/// <param name="ApprovedShare">Approvals among what was approved or rejected, 0 to 1; null when nothing was.</param>
/// <param name="Listed">Approvals that look like token ones.</param>
/// <param name="ListedShare">Their share of the approvals, 0 to 1; null when there is none.</param>
internal sealed record TeamReviewsView(string Team, int Approved, int Rejected, int Escalated, double? ApprovedShare, int Listed, double? ListedShare)
{
    public static TeamReviewsView Of(string team, IReadOnlyList<ReviewFigure> reviews)
    {
        int Count(ReviewOutcome outcome) => reviews.Count(r => r.Outcome == outcome);
        var (approved, rejected) = (Count(ReviewOutcome.Approved), Count(ReviewOutcome.Rejected));
        var listed = reviews.Count(r => TokenReview.SignsOf(r).Count > 0);
        return new TeamReviewsView(team, approved, rejected, Count(ReviewOutcome.Escalated), Share(approved, approved + rejected), listed, Share(listed, approved));
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round(part / (double)whole, 3);
}

/// <param name="Record">The record of the review in the log.</param>
/// <param name="Signs">too-fast, no-source-opened.</param>
/// <param name="Words">Of the result.</param>
/// <param name="Claims">Statements of the result.</param>
/// <param name="ClaimsChecked">Those of which a cited place was opened.</param>
/// <param name="EditedRatio">How much of the engine's text was changed, 0 to 1.</param>
internal sealed record ListedReviewView(
    string Record, string Team, string Job, DateTimeOffset Time, IReadOnlyList<string> Signs, long Words, long DwellMs, long SourcesOpened, long Claims, long ClaimsChecked, double EditedRatio)
{
    public static ListedReviewView Of(ReviewFigure r, IReadOnlyList<string> signs) =>
        new(r.Record, r.Team, r.Job, r.Time, signs, r.Words, (long)r.Dwell.TotalMilliseconds, r.SourcesOpened, r.Claims, r.ClaimsChecked, r.EditedPermille / 1000.0);
}
