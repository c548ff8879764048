using System.Net;
using System.Security.Claims;
using QuickAction.Core.Access;

#pragma warning disable CA1873 // Security events are always written: there is nothing to save by looking first.

namespace QuickAction.Web.Identity;

/// <summary>
/// The stream of security events: lines of the log under a category of their own, for whatever collects them. Named by the vocabulary of the OWASP Logging
/// Vocabulary Cheat Sheet. People stand in it by a keyed reference (<see cref="IAccessDesk.ReferenceOf"/>), never by an id or a name; nothing of a request stands in it
/// but where it came from and, for what has a route, the route.
/// </summary>
internal sealed partial class SecurityEvents(IAccessDesk desk, ILoggerFactory loggers)
{
    public const string Category = "QuickAction.Security";
    private readonly ILogger _logger = loggers.CreateLogger(Category);

    public void SignedIn(HttpContext context, Person person) => LogSignedIn(_logger, Who(person), person.Team, string.Join(' ', person.Roles), From(context));

    /// <param name="why">A stable word of our own.</param>
    public void SignInFailed(HttpContext context, string why) => LogSignInFailed(_logger, why, From(context));

    public void SignedOut(HttpContext context, Person person) => LogSignedOut(_logger, Who(person), From(context));

    /// <param name="others">How many other sessions of theirs they ended.</param>
    public void SignedOutElsewhere(HttpContext context, Person person, int others) => LogSignedOutElsewhere(_logger, Who(person), others, From(context));

    public void SessionExpired(HttpContext context, Person person) => LogSessionExpired(_logger, Who(person), From(context));

    public void TokenMade(HttpContext context, Person person, ApiToken token) => LogTokenMade(_logger, Who(person), token.Id, string.Join(' ', token.Scopes), token.Expires, From(context));

    public void TokenRevoked(HttpContext context, Person person, TokenId token) => LogTokenRevoked(_logger, Who(person), token, From(context));

    public void TokenRefused(HttpContext context) => LogTokenRefused(_logger, From(context));

    public void Refused(HttpContext context) => LogRefused(_logger, Who(context.User), context.Request.Method, Route(context), From(context));

    public void RolesSwitched(HttpContext context, Person before, IReadOnlyList<string> roles) =>
        LogRolesSwitched(_logger, Who(before), string.Join(' ', before.Roles), string.Join(' ', roles), From(context));

    /// <param name="subject">The reference of whoever's access was ended.</param>
    public void AccessEnded(HttpContext context, Person by, string subject, EndedAccess ended) =>
        LogAccessEnded(_logger, Who(by), subject, ended.Sessions, ended.Tokens, From(context));

    /// <param name="what">opened, closed, result or source.</param>
    public void BrokeGlass(HttpContext context, Person by, string id, string what) => LogBrokeGlass(_logger, Who(by), id, what, From(context));

    private string Who(Person person) => desk.ReferenceOf(person);

    private string Who(ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true ? Who(Caller.Of(user).AsPerson) : "nobody";

    private static IPAddress? From(HttpContext context) => context.Connection.RemoteIpAddress;

    private static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";

    [LoggerMessage(Level = LogLevel.Information, Message = "authn_login_success who={Who} team={Team} roles={Roles} from={From}")]
    private static partial void LogSignedIn(ILogger logger, string who, string team, string roles, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "authn_login_fail why={Why} from={From}")]
    private static partial void LogSignInFailed(ILogger logger, string why, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Information, Message = "authn_logout who={Who} from={From}")]
    private static partial void LogSignedOut(ILogger logger, string who, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Information, Message = "authn_logout who={Who} others={Others} from={From}")]
    private static partial void LogSignedOutElsewhere(ILogger logger, string who, int others, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Information, Message = "session_expired who={Who} from={From}")]
    private static partial void LogSessionExpired(ILogger logger, string who, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Information, Message = "authn_token_created who={Who} token={Token} scopes={Scopes} expires={Expires:O} from={From}")]
    private static partial void LogTokenMade(ILogger logger, string who, TokenId token, string scopes, DateTimeOffset expires, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Information, Message = "authn_token_revoked who={Who} token={Token} from={From}")]
    private static partial void LogTokenRevoked(ILogger logger, string who, TokenId token, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "authn_token_refused from={From}")]
    private static partial void LogTokenRefused(ILogger logger, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "authz_fail who={Who} method={Method} route={Route} from={From}")]
    private static partial void LogRefused(ILogger logger, string who, string method, string route, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "authz_change who={Who} before={Before} after={After} from={From}")]
    private static partial void LogRolesSwitched(ILogger logger, string who, string before, string after, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "authz_admin who={Who} ended={Subject} sessions={Sessions} tokens={Tokens} from={From}")]
    private static partial void LogAccessEnded(ILogger logger, string who, string subject, int sessions, int tokens, IPAddress? from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "sensitive_read who={Who} glass={Glass} what={What} from={From}")]
    private static partial void LogBrokeGlass(ILogger logger, string who, string glass, string what, IPAddress? from);
}
