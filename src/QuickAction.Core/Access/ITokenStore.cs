namespace QuickAction.Core.Access;

/// <summary>Personal API tokens. Their owner makes, lists and revokes them; nobody else sees that they are there.</summary>
public interface ITokenStore
{
    /// <param name="owner">As they are signed in now; kept when nothing is known of them.</param>
    /// <param name="expires">At most <see cref="ApiToken.MostDays"/> from now.</param>
    /// <returns>Null when the owner has <see cref="ApiToken.MostAlive"/> already.</returns>
    Task<MadeToken?> MakeAsync(Person owner, string name, IReadOnlyList<string> scopes, DateTimeOffset expires, CancellationToken cancellationToken);

    /// <summary>The newest first, with those that are revoked or expired.</summary>
    Task<IReadOnlyList<ApiToken>> ListAsync(Person owner, CancellationToken cancellationToken);

    /// <summary>From the next request on nobody is let in with it. Again changes nothing.</summary>
    /// <returns>Whether the owner has such a token.</returns>
    Task<bool> RevokeAsync(Person owner, TokenId id, CancellationToken cancellationToken);

    /// <summary>Whom a token lets in, and notes that it was used.</summary>
    /// <returns>Null when it is unknown, revoked or expired, or when its owner has left the team that it was made for or has not signed in for long.</returns>
    Task<TokenHolder?> UseAsync(string secret, CancellationToken cancellationToken);
}
