using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Access;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>Where a person is signed in, and the end of all of it but here (ASVS 7.4.3, 7.5.2). Where nobody signs in there is no such page.</summary>
[Authorize(Policy = Policies.Own)]
internal sealed class SessionsPage(ISessionStore sessions, SecurityEvents events, QuickActionSettings settings, IAntiforgery forgery, TimeProvider clock) : PageModel
{
    public const string Address = "/sessions";

    public string FormToken { get; private set; } = "";

    public IReadOnlyList<OwnSession> Own { get; private set; } = [];

    /// <summary>Whether the person has to sign in again before they can end the others.</summary>
    public bool HasToProve { get; private set; }

    /// <summary>How many were just ended; null when none were to be.</summary>
    [FromQuery(Name = "ended")]
    public int? Ended { get; set; }

    /// <param name="again">Given by the link that leads to the provider first.</param>
    public async Task<IActionResult> OnGetAsync(string? again, CancellationToken cancellationToken)
    {
        if (!IsSignedIn)
        {
            return NotFound();
        }

        HasToProve = FreshSignIn.IsMissing(HttpContext);
        if (again is not null && HasToProve)
        {
            await FreshSignIn.AskAsync(HttpContext, Address);
            return new EmptyResult();
        }

        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        // Who was away for so long is not let in any more, so that is no session to worry about.
        var since = clock.GetUtcNow().AddMinutes(-settings.Service.Identity.IdleMinutes);
        Own = [.. (await sessions.ListAsync(Me, Secret, cancellationToken)).Where(s => s.IsThis || s.Seen > since)];
        return Page();
    }

    /// <summary>Razor Pages have checked the form's token before this.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!IsSignedIn)
        {
            return NotFound();
        }

        if (FreshSignIn.IsMissing(HttpContext))
        {
            return RedirectToPage();
        }

        var ended = await sessions.EndOthersAsync(Me, Secret, cancellationToken);
        events.SignedOutElsewhere(HttpContext, Me, ended);
        return RedirectToPage(new { ended });
    }

    private bool IsSignedIn => settings.Service.Identity.Mode == IdentityMode.Oidc;

    private string Secret => Request.Cookies[SessionIdentity.Cookie] ?? "";

    private Person Me => Caller.Of(User).AsPerson;
}
