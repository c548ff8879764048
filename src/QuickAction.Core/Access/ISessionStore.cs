namespace QuickAction.Core.Access;

/// <summary>Sign-ins of people on pages, on the server's side: a browser holds only the secret, and ending the row ends the session everywhere.</summary>
public interface ISessionStore
{
    /// <summary>Keeps what a sign-in said of a person, whether or not it lets them in: their other sessions and their tokens follow it at once.</summary>
    Task NoteAsync(Person person, CancellationToken cancellationToken);

    /// <param name="absolute">After this long the session ends, however busy it is.</param>
    /// <param name="proved">When they last showed the provider who they are; null where it has not said so.</param>
    Task<Secret> StartAsync(Person person, TimeSpan absolute, DateTimeOffset? proved, CancellationToken cancellationToken);

    /// <summary>The session, with its person as the last sign-in described them.</summary>
    /// <returns>Null when it was ended, or is over.</returns>
    Task<SessionState?> FindAsync(string secret, CancellationToken cancellationToken);

    /// <summary>Notes that somebody is there.</summary>
    Task TouchAsync(string secret, CancellationToken cancellationToken);

    Task EndAsync(string secret, CancellationToken cancellationToken);

    /// <summary>A person's own sessions that have not ended, the one last used first.</summary>
    /// <param name="secret">Of the one that asks.</param>
    Task<IReadOnlyList<OwnSession>> ListAsync(Person person, string secret, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of a person but the one that asks.</summary>
    /// <returns>How many there were.</returns>
    Task<int> EndOthersAsync(Person person, string secret, CancellationToken cancellationToken);
}

/// <summary>A session as its person sees it in a list. Of the browser and the place nothing is kept.</summary>
/// <param name="Seen">When it was last noted to be used.</param>
/// <param name="IsThis">Whether it is the one that asks.</param>
public sealed record OwnSession(DateTimeOffset Started, DateTimeOffset Seen, DateTimeOffset Ends, bool IsThis);

/// <param name="Seen">When the session was last noted to be used.</param>
/// <param name="Ends">When it ends at the latest.</param>
/// <param name="Proved">When the person last showed the provider who they are; null where it has not said so.</param>
public sealed record SessionState(Person Person, DateTimeOffset Seen, DateTimeOffset Ends, DateTimeOffset? Proved);
