using System.Globalization;
using QuickAction.Core.Jobs;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>
/// <c>GET /v1/figures</c>: what the service has done in a time, and how many days of work by hand that stands for. Governance and system administrators see all teams
/// together, a team's administrator the team's own.
/// </summary>
internal static class FigureRoutes
{
    private const int UsualDays = 30;
    private const string DateFormat = "yyyy-MM-dd";

    public static void MapFigures(this RouteGroupBuilder group) => group.MapGet("/figures", FiguresAsync).WithName("getFigures")
        .WithSummary("Documents, words and minutes of talk that were worked on, and the days of work by hand that they stand for").Produces<FiguresView>().Refuses(400);

    private static async Task<IResult> FiguresAsync(
        Caller caller, IWorkFigures figures, QuickActionSettings settings, TimeProvider clock, string? from, string? until, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (first, last) = (today.AddDays(1 - UsualDays), today);
        if ((from is not null && !TryParse(from, out first)) || (until is not null && !TryParse(until, out last)) || last < first)
        {
            return Problem.Of(ProblemType.InvalidField, "from and until are days such as 2026-04-01, the first and the last that count.");
        }

        var team = caller.Has(Roles.Governance) || caller.Has(Roles.SystemAdmin) ? null : caller.Team;
        var done = await figures.DoneAsync(team, Midnight(first), Midnight(last).AddDays(1), cancellationToken);
        return TypedResults.Ok(FiguresView.Of(first, last, team, done, settings.Service.Manual));
    }

    private static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is > 1999 and < 9999;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

/// <param name="From">The first day that counts, in UTC.</param>
/// <param name="Until">The last.</param>
/// <param name="Team">The team whose work it is; null for all teams together.</param>
/// <param name="ManualHours">What the work would have taken by hand, at the rates below; the time that people take to check results is not taken off.</param>
/// <param name="ManualDays">The same in working days.</param>
/// <param name="Rates">The rates that the hours were worked out with; they are the organisation's own to set.</param>
internal sealed record FiguresView(DateOnly From, DateOnly Until, string? Team, IReadOnlyList<FigureView> Kinds, double ManualHours, double ManualDays, ManualRates Rates)
{
    public static FiguresView Of(DateOnly from, DateOnly until, string? team, IReadOnlyList<WorkDone> done, ManualRates rates)
    {
        var kinds = done.Select(d => FigureView.Of(d, rates)).ToList();
        var hours = kinds.Sum(k => k.ManualHours);
        return new FiguresView(from, until, team, kinds, Math.Round(hours, 2), Math.Round(hours / rates.HoursPerDay, 2), rates);
    }
}

/// <param name="TalkMinutes">Minutes of talk that transcripts give times for.</param>
internal sealed record FigureView(string Kind, long Jobs, long Files, long Words, long Pages, double TalkMinutes, double ManualHours)
{
    public static FigureView Of(WorkDone done, ManualRates rates)
    {
        var talk = done.Size.TalkMs / 60_000.0;
        var hours = done.Kind == JobKind.Minutes
            // Times where there are any; else as long as so many words take to say.
            ? (talk > 0 ? talk : done.Size.Words / rates.WordsPerTalkMinute) / 60 * rates.HoursPerTalkHour
            : done.Size.Words / rates.WordsSummarisedPerMinute / 60;
        return new FigureView(done.Kind.Text(), done.Jobs, done.Size.Files, done.Size.Words, done.Size.Pages, Math.Round(talk, 1), Math.Round(hours, 2));
    }
}
