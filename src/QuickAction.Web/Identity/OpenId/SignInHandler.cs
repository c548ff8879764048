using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using QuickAction.Core.Access;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Identity.OpenId;

/// <summary>
/// Sign-in by authorization code with PKCE. State and its cookie, and the code verifier, are the framework's OAuth handler's; what OpenID Connect adds is here:
/// the provider's metadata, the nonce, and the ID token, which is the only thing that says who somebody is.
/// </summary>
internal sealed class SignInHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, Provider provider, ISessionStore sessions, SecurityEvents events, QuickActionSettings settings, IHttpClientFactory clients)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string SchemeName = "oidc";
    private const string Nonce = "nonce";
    private ProviderMetadata? _metadata;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
        {
            // What was posted would be lost on the way, and the browser would come back to an address that shows nothing.
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        _metadata = await provider.MetadataAsync(Context.RequestAborted);
        await base.HandleChallengeAsync(properties);
    }

    /// <summary>A provider that says who it is in its answer (RFC 9207) must be the one that was asked.</summary>
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync() =>
        Request.Query["iss"] is [{ } issuer] && issuer != (await provider.MetadataAsync(Context.RequestAborted)).Issuer
            ? HandleRequestResult.Fail(Refuse("mix-up"))
            : await base.HandleRemoteAuthenticateAsync();

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        // Goes into the state, which only we can read, and comes back in the ID token.
        properties.Items[Nonce] = nonce;
        var parameters = QueryHelpers.ParseQuery(new Uri(base.BuildChallengeUrl(properties, redirectUri)).Query).ToDictionary(p => p.Key, p => (string?)p.Value.ToString());
        parameters[Nonce] = nonce;
        if (properties.Items.ContainsKey(FreshSignIn.Asked))
        {
            // The provider has to ask, and to say when it did (OpenID Connect Core 1.0, 3.1.2.1).
            parameters["prompt"] = "login";
            parameters["max_age"] = "0";
        }

        return QueryHelpers.AddQueryString(_metadata?.Authorization ?? throw new InvalidOperationException("The provider's metadata has not been read."), parameters);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var metadata = await provider.MetadataAsync(Context.RequestAborted);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = Options.ClientId,
            ["client_secret"] = Options.ClientSecret,
            ["code"] = context.Code,
            ["redirect_uri"] = context.RedirectUri,
            [OAuthConstants.CodeVerifierKey] = context.Properties.Items[OAuthConstants.CodeVerifierKey] ?? "",
        };
        using var client = clients.CreateClient(Provider.ClientName);
        using var answer = await client.PostAsync(metadata.Token, new FormUrlEncodedContent(form), Context.RequestAborted);
        return answer.IsSuccessStatusCode
            ? OAuthTokenResponse.Success(JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted)))
            : OAuthTokenResponse.Failed(Refuse("code"));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = tokens.Response?.RootElement.TryGetProperty("id_token", out var value) == true && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
        var claims = await ClaimsOfAsync(token, properties.Items.TryGetValue(Nonce, out var nonce) ? nonce ?? "" : "");
        var person = PersonOf.Read(claims, settings.Service.Identity, settings.Service.NoMaskRole);
        // Before anybody is refused: who has lost their last role has lost it in their other sessions and their tokens too.
        await sessions.NoteAsync(person, Context.RequestAborted);
        if (person.Roles.Count == 0 || person.Team.Length == 0)
        {
            events.SignInFailed(Context, person.Roles.Count == 0 ? "no-role" : "no-team");
            throw new SignInRefusedException(
                person.Roles.Count == 0
                    ? "You are signed in, but have no role in QuickAction; ask whoever runs it in your organisation for one."
                    : "You are signed in, but are not in exactly one team of QuickAction; ask whoever runs it in your organisation.");
        }

        var signedIn = new AuthenticationProperties { RedirectUri = properties.RedirectUri };
        FreshSignIn.Note(signedIn, ProvedAt(claims, properties));
        return new AuthenticationTicket(Caller.Principal(person, SchemeName), signedIn, SchemeName);
    }

    /// <summary>When the provider last saw who it is; null where it does not say so.</summary>
    /// <exception cref="SignInRefusedException">It was to ask anew, and does not say that it did.</exception>
    private DateTimeOffset? ProvedAt(JsonElement claims, AuthenticationProperties properties)
    {
        var now = TimeProvider.GetUtcNow();
        DateTimeOffset? proved = claims.TryGetProperty("auth_time", out var said) && said.ValueKind == JsonValueKind.Number && said.TryGetInt64(out var seconds)
            && seconds >= 0 && seconds <= (now + IdTokenCheck.Skew).ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        if (properties.Items.TryGetValue(FreshSignIn.Asked, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            && (proved is null || proved < DateTimeOffset.FromUnixTimeSeconds(asked) - IdTokenCheck.Skew))
        {
            events.SignInFailed(Context, "not-anew");
            throw new SignInRefusedException(
                "This has to be done by somebody who has just signed in, and your organisation’s sign-in does not say when you did. Nothing was done; ask whoever runs QuickAction in your organisation.");
        }

        return proved;
    }

    private async Task<JsonElement> ClaimsOfAsync(string token, string nonce)
    {
        var metadata = await provider.MetadataAsync(Context.RequestAborted);
        var expected = new IdTokenExpectation(metadata.Issuer, Options.ClientId, nonce, settings.Service.Identity.Tenant, TimeProvider.GetUtcNow());
        var outcome = IdTokenCheck.Check(token, await provider.KeysAsync(fresh: false, Context.RequestAborted), expected);
        if (outcome.Refusal == IdTokenOutcome.UnknownKey)
        {
            outcome = IdTokenCheck.Check(token, await provider.KeysAsync(fresh: true, Context.RequestAborted), expected);
        }

        return outcome.Claims ?? throw Refuse(outcome.Refusal ?? "");
    }

    private ToldFailureException Refuse(string why)
    {
        events.SignInFailed(Context, why);
        return new ToldFailureException();
    }
}

/// <summary>A sign-in that was refused, and of which the stream of security events has been told why.</summary>
internal sealed class ToldFailureException() : AuthenticationFailureException("The sign-in was refused.");
