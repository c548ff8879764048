namespace QuickAction.Core.Access;

/// <summary>A personal API token as its owner sees it in a list. The token itself is shown once, when it is made.</summary>
public sealed record ApiToken
{
    public const int MostDays = 365;
    public const int UsualDays = 90;
    public const int LongestName = 100;

    /// <summary>Most tokens of one person that are neither revoked nor expired.</summary>
    public const int MostAlive = 50;

    public required TokenId Id { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Some of <see cref="TokenScope"/>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Expires { get; init; }

    /// <summary>To the minute; null when it never was.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>Null unless it was.</summary>
    public DateTimeOffset? Revoked { get; init; }

    public override string ToString() => $"ApiToken {Id}";
}

/// <summary>A token that was just made.</summary>
/// <param name="Secret">To be shown to its owner now: nobody can read it again.</param>
public sealed record MadeToken(ApiToken Token, Secret Secret);

/// <summary>Whom a request with a token is of.</summary>
/// <param name="Owner">As their last sign-in described them, so that a role that was taken away is gone from their tokens too.</param>
public sealed record TokenHolder(Person Owner, ApiToken Token);
