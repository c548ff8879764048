using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Access;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>A person's API tokens: make one, see when each was used, revoke it.</summary>
[Authorize(Policy = Policies.Own)]
internal sealed class TokensPage(ITokenStore tokens, SecurityEvents events, IAntiforgery forgery, TimeProvider clock) : PageModel
{
    public string FormToken { get; private set; } = "";

    /// <summary>The token that was just made, shown this once.</summary>
    public string? Made { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>The field that the problem is at.</summary>
    public string ProblemField { get; private set; } = "name";

    /// <summary>What was typed, when it could not be used; null else.</summary>
    public TokenRequest? Typed { get; private set; }

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Razor Pages have checked the form's token before this.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? name, [FromForm] string[]? scopes, [FromForm] int? days, CancellationToken cancellationToken)
    {
        var request = new TokenRequest(name, scopes, days);
        if (request.Wrong() is [var wrong, ..])
        {
            ProblemField = wrong.Pointer switch
            {
                "/name" => "name",
                "/scopes" => "scope-read",
                _ => "days",
            };
            Problem = wrong.Pointer switch
            {
                "/name" => "Enter a name of up to 100 characters",
                "/scopes" => "Select what the token may be used for",
                _ => "Enter a number of days from 1 to 365",
            };
        }
        else if (await tokens.MakeAsync(Me, request.Name ?? "", request.Asked(), clock.GetUtcNow().AddDays(request.Days ?? ApiToken.UsualDays), cancellationToken) is { } made)
        {
            Made = made.Secret.Text;
            events.TokenMade(HttpContext, Me, made.Token);
        }
        else
        {
            Problem = $"You have {ApiToken.MostAlive} tokens; revoke one that you do not use";
        }

        Typed = Problem is null ? null : request;
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync([FromForm] string? id, CancellationToken cancellationToken)
    {
        if (!TokenId.TryParse(id, out var token) || !await tokens.RevokeAsync(Me, token, cancellationToken))
        {
            return NotFound();
        }

        events.TokenRevoked(HttpContext, Me, token);
        return RedirectToPage();
    }

    public string ErrorAt(string field) => Problem is not null && ProblemField == field ? "error" : "";

    public bool IsChosen(string scope) => Typed is null ? scope == TokenScope.JobsRead : Typed.Asked().Contains(scope);

    public bool IsAlive(ApiToken token) => token.Revoked is null && token.Expires > clock.GetUtcNow();

    public string StateOf(ApiToken token) => token.Revoked is not null ? "Revoked" : IsAlive(token) ? $"Until {Day(token.Expires)}" : "Expired";

    public static string Day(DateTimeOffset time) => time.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private Person Me => Caller.Of(User).AsPerson;

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        Tokens = await tokens.ListAsync(Me, cancellationToken);
    }
}
