namespace QuickAction.Core.Access;

/// <summary>Somebody as their organisation's sign-in last described them. They are known by their ids; no address is kept.</summary>
/// <param name="Tenant">The directory (<c>tid</c>), or the issuer where there is none.</param>
/// <param name="Id">The person in it (<c>oid</c>), or the issuer's subject; never an address or a name, which change hands.</param>
/// <param name="Team">Empty when the sign-in named none: then nothing of theirs works until it does.</param>
/// <param name="Roles">Empty when every role was taken from them.</param>
public sealed record Person(string Tenant, string Id, string Team, IReadOnlyList<string> Roles)
{
    public const int LongestName = 100;

    /// <summary>What colleagues call them, for colleagues to read; nothing is decided by it. Empty when the sign-in named none.</summary>
    public string Name { get; init; } = "";

    public override string ToString() => "Person";
}
