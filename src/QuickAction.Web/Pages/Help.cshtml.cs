using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>What this is, what it does with text, and what to expect of it; true of the settings that it runs with.</summary>
[Authorize(Policy = Policies.Own)]
internal sealed class HelpPage(QuickActionSettings settings) : PageModel
{
    public string Engine => settings.Engine;

    public bool IsOffline => settings.Engine == "offline";

    public bool SignsIn => settings.Service.Identity.Mode == IdentityMode.Oidc;

    public void OnGet() => ViewData["Title"] = "How it works";
}
