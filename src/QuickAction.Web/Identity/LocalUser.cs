using QuickAction.Core.Access;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Identity;

/// <summary>Mode <c>local</c>: the one user of this machine, with the roles of the settings until they take others to try them out.</summary>
internal sealed class LocalUser(QuickActionSettings settings, IAccessDesk desk)
{
    private volatile Person _now = new(Environment.MachineName, Environment.UserName, "local", settings.Service.LocalRoles.Split(','));

    public Person Now => _now;

    /// <summary>Recorded first: roles that no record tells of are not taken.</summary>
    public async Task SwitchAsync(IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        var before = _now;
        await desk.SwitchAsync(before, roles, cancellationToken);
        _now = before with { Roles = roles };
    }
}
