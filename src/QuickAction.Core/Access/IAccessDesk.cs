namespace QuickAction.Core.Access;

/// <summary>What those see and do who look after other people's access. They see nothing of what people work on.</summary>
public interface IAccessDesk
{
    /// <summary>People who have signed in, with what is open of theirs.</summary>
    /// <param name="team">Null for all teams.</param>
    Task<IReadOnlyList<KnownPerson>> ListAsync(string? team, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of a person and revokes their tokens, and records it. Who may still sign in can do so again: that is for the provider to say.</summary>
    /// <param name="team">The one team whose people may be meant; null for all.</param>
    /// <param name="reference">As <see cref="KnownPerson.Reference"/>.</param>
    /// <param name="by">Who orders it.</param>
    /// <param name="asRole">As what they do.</param>
    /// <param name="reason">In their words; null for none.</param>
    /// <returns>Null when there is no such person in the team.</returns>
    Task<EndedAccess?> EndAsync(string? team, string reference, Person by, string asRole, string? reason, CancellationToken cancellationToken);

    /// <summary>Gives a person other roles, and records it. For the one user of a machine who tries the roles out; elsewhere the provider says who has which.</summary>
    /// <param name="before">The person as they were.</param>
    Task SwitchAsync(Person before, IReadOnlyList<string> roles, CancellationToken cancellationToken);

    /// <summary>
    /// A short name for a person that is the same each time and tells nothing to those who do not have the key: for addresses and for the stream of security events.
    /// </summary>
    string ReferenceOf(Person person);
}

/// <param name="Reference">Stands for the person in addresses.</param>
/// <param name="Seen">When they last signed in.</param>
/// <param name="Sessions">Sessions that have not ended.</param>
/// <param name="Tokens">API tokens that are neither revoked nor expired.</param>
public sealed record KnownPerson(string Reference, Person Person, DateTimeOffset Seen, int Sessions, int Tokens);

/// <summary>What was ended.</summary>
public sealed record EndedAccess(int Sessions, int Tokens);
