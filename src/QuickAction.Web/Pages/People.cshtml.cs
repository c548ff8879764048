using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Access;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>Who has signed in, and what is open of theirs; all of a person can be ended at once.</summary>
[Authorize(Policy = Policies.People)]
[NeedsFreshSignIn]
internal sealed class PeoplePage(IAccessDesk desk, SecurityEvents events, IAntiforgery forgery) : PageModel
{
    public string FormToken { get; private set; } = "";

    public IReadOnlyList<KnownPerson> People { get; private set; } = [];

    public bool IsOfAllTeams => PeopleRoutes.TeamOf(Me) is null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        People = await desk.ListAsync(PeopleRoutes.TeamOf(Me), cancellationToken);
    }

    /// <summary>Razor Pages have checked the form's token before this.</summary>
    public async Task<IActionResult> OnPostEndAsync([FromForm] string? reference, CancellationToken cancellationToken)
    {
        if (reference is null || await desk.EndAsync(PeopleRoutes.TeamOf(Me), reference, Me.AsPerson, PeopleRoutes.RoleOf(Me), null, cancellationToken) is not { } ended)
        {
            return NotFound();
        }

        events.AccessEnded(HttpContext, Me.AsPerson, reference, ended);
        return RedirectToPage();
    }

    private Caller Me => Caller.Of(User);
}
