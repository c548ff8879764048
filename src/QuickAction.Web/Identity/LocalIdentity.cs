using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using QuickAction.Core.Access;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Identity;

/// <summary>Mode <c>local</c>: whoever uses this machine is signed in, as the one user that the command line also records.</summary>
internal sealed class LocalIdentity(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, LocalUser user)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "local";

    /// <summary>Tells the store who that is, so that their tokens follow the roles of the settings.</summary>
    public static Task NoteAsync(IServiceProvider services, QuickActionSettings settings) => settings.Service.Identity.Mode == IdentityMode.Local
        ? services.GetRequiredService<ISessionStore>().NoteAsync(services.GetRequiredService<LocalUser>().Now, CancellationToken.None)
        : Task.CompletedTask;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(Caller.Principal(user.Now, SchemeName), SchemeName)));
}
