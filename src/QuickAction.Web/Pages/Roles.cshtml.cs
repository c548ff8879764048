using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Settings;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>Mode <c>local</c>: take other roles, to see what each of them may do.</summary>
[Authorize(Policy = Policies.Own)]
internal sealed class RolesPage(QuickActionSettings settings, IServiceProvider services, SecurityEvents events, IAntiforgery forgery) : PageModel
{
    public static IReadOnlyList<RoleChoice> Choices { get; } =
    [
        new(Roles.User, "User", "Submits work, and sees and changes that of the team."),
        new(Roles.Reviewer, "Reviewer", "Also approves and rejects it."),
        new(Roles.Governance, "Governance", "Reads the decision log; sees content only by breaking the glass."),
        new(Roles.TeamAdmin, "Team administrator", "Ends sessions and tokens of people of the team; sees no content."),
        new(Roles.SystemAdmin, "System administrator", "Ends those of everybody. Sees no content, whatever other roles they have."),
    ];

    public string FormToken { get; private set; } = "";

    public string? Problem { get; private set; }

    public IReadOnlyList<string> Now { get; private set; } = [];

    private bool IsLocal => settings.Service.Identity.Mode == IdentityMode.Local;

    public IActionResult OnGet() => IsLocal ? Shown() : NotFound();

    /// <summary>Razor Pages have checked the form's token before this.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string[]? roles, CancellationToken cancellationToken)
    {
        if (!IsLocal)
        {
            return NotFound();
        }

        if (new RolesRequest(roles).Asked() is not { Count: > 0 } asked)
        {
            Problem = "Select one role or more";
            return Shown();
        }

        await services.GetRequiredService<LocalUser>().SwitchAsync(asked, cancellationToken);
        events.RolesSwitched(HttpContext, Caller.Of(User).AsPerson, asked);
        return RedirectToPage();
    }

    private PageResult Shown()
    {
        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        Now = Caller.Of(User).Roles;
        return Page();
    }
}

internal sealed record RoleChoice(string Role, string Name, string May);
