using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Access;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Review;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>Break-glass: who has opened what and why, and the form that opens one job's content for a while.</summary>
[Authorize(Policy = Policies.BreakGlass)]
[NeedsFreshSignIn]
internal sealed class GovernancePage(
    IBreakGlass glasses, IReviewFigures figures, IAccessDesk desk, IPersonNames names, SecurityEvents events, IAntiforgery forgery, TimeProvider clock) : PageModel
{
    private const int MostShown = 100;
    private const int ReviewDays = 30;
    private IReadOnlyDictionary<(string Tenant, string Id), string> _names = new Dictionary<(string Tenant, string Id), string>();

    public string FormToken { get; private set; } = "";

    public string? Problem { get; private set; }

    /// <summary>The field that the problem is about.</summary>
    public string ProblemField { get; private set; } = "work";

    /// <summary>What was typed, when it could not be used.</summary>
    public string? Work { get; private set; }

    public string? Reason { get; private set; }

    public int? Minutes { get; private set; }

    public IReadOnlyList<BrokenGlass> All { get; private set; } = [];

    /// <summary>How reviews were done in the last thirty days.</summary>
    public ReviewFiguresView? Reviews { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Razor Pages have checked the form's token before this.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? work, [FromForm] string? reason, [FromForm] int? minutes, CancellationToken cancellationToken)
    {
        var why = VisibleText.Line(reason);
        (Problem, ProblemField) = why.Length is < BrokenGlass.ShortestReason or > BrokenGlass.LongestReason
            ? ($"Enter a reason of {BrokenGlass.ShortestReason} to {BrokenGlass.LongestReason} characters", "reason")
            : minutes is < 1 or > BrokenGlass.LongestMinutes ? ($"Enter a number of minutes from 1 to {BrokenGlass.LongestMinutes}", "minutes")
            : (null, "work");
        if (Problem is null)
        {
            if (await glasses.OpenAsync(work?.Trim() ?? "", Me.AsPerson, why, TimeSpan.FromMinutes(minutes ?? BrokenGlass.UsualMinutes), cancellationToken) is { } glass)
            {
                events.BrokeGlass(HttpContext, Me.AsPerson, glass.Id, "opened");
                return RedirectToPage();
            }

            Problem = "Enter the id of a job, or of a decision in the log, whose content has not been erased";
        }

        (Work, Reason, Minutes) = (work, reason, minutes);
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync([FromForm] string? id, CancellationToken cancellationToken)
    {
        if (id is null || !await glasses.CloseAsync(id, Me.AsPerson, cancellationToken))
        {
            return NotFound();
        }

        events.BrokeGlass(HttpContext, Me.AsPerson, id, "closed");
        return RedirectToPage();
    }

    public string ErrorAt(string field) => Problem is not null && ProblemField == field ? "error" : "";

    public bool IsOpen(BrokenGlass glass) => glass.IsOpen(clock.GetUtcNow());

    public bool IsMine(BrokenGlass glass) => glass.By.Tenant == Me.Tenant && glass.By.Id == Me.Person;

    public string By(BrokenGlass glass) => IsMine(glass) ? "You" : _names.TryGetValue((glass.By.Tenant, glass.By.Id), out var name) ? name : desk.ReferenceOf(glass.By);

    public static string Minute(DateTimeOffset time) => time.ToString("d MMMM yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static string Sign(string sign) => sign == TokenReview.TooFast ? "quicker than anybody reads" : "no source opened, though it speaks of what the law protects most";

    public static string Percent(double? share) => share is { } of ? $"{Math.Round(of * 100).ToString(System.Globalization.CultureInfo.InvariantCulture)}%" : "–";

    private Caller Me => Caller.Of(User);

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        All = await glasses.ListAsync(null, MostShown, cancellationToken);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        Reviews = ReviewFiguresView.Of(today.AddDays(-ReviewDays), today, await figures.ListAsync(now.AddDays(-ReviewDays), now.AddDays(1), cancellationToken), MostShown);
        _names = await names.FindAsync(All.Select(g => (g.By.Tenant, g.By.Id)), cancellationToken);
    }
}
