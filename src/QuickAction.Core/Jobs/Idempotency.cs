namespace QuickAction.Core.Jobs;

/// <summary>Whether a key was used before (draft-ietf-httpapi-idempotency-key-header).</summary>
/// <param name="Fingerprint">Keyed digest of the first request with the key; empty while that is still being received.</param>
/// <param name="Location">Where its outcome is; null while that is still being received.</param>
public sealed record KnownKey(ReadOnlyMemory<byte> Fingerprint, string? Location)
{
    public bool IsDone => Location is not null;
}

/// <summary>A submission under a key.</summary>
/// <param name="Scope">Who and which route.</param>
/// <param name="Location">Where the outcome is.</param>
public sealed record IdempotentSubmission(string Scope, string Key, ReadOnlyMemory<byte> Fingerprint, string Location);

/// <summary>Keys of requests, kept for 24 hours.</summary>
public interface IIdempotencyKeys
{
    /// <summary>How often whoever is receiving a request renews its key; one that was not renewed three times over is free, because its process has died.</summary>
    static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(10);

    /// <summary>Takes a key for a request that begins.</summary>
    /// <returns>Null when it is now this request's; else what is known of the request that had it first.</returns>
    Task<KnownKey?> TakeAsync(string team, string scope, string key, CancellationToken cancellationToken);

    /// <summary>Says that the request which took a key is still being received.</summary>
    Task RenewAsync(string team, string scope, string key, CancellationToken cancellationToken);

    /// <summary>Gives a key free whose request came to nothing.</summary>
    Task ReleaseAsync(string team, string scope, string key, CancellationToken cancellationToken);

    /// <summary>The keyed digest (HMAC-SHA-256) of a request's canonical text: the text itself cannot be guessed from it.</summary>
    ReadOnlyMemory<byte> Fingerprint(string canonical);
}
