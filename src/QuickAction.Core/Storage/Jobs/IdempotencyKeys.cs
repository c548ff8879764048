using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>Keys of requests as rows; a key whose request died with its process is free when nobody has renewed it for a while, every other after 24 hours.</summary>
public sealed class IdempotencyKeys(AuditStore store, TimeProvider clock) : IIdempotencyKeys
{
    private const string Use = "quickaction idempotency v1";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Three renewals long.</summary>
    private static readonly TimeSpan Received = 3 * IIdempotencyKeys.BetweenRenewals;

    private const string DeleteOld = "DELETE FROM idempotency WHERE taken < @old OR (location IS NULL AND taken < @stuck)";
    private const string Insert = "INSERT INTO idempotency (scope, key, team_id, taken) VALUES (@scope, @key, @team, @now) ON CONFLICT (scope, key) DO NOTHING";
    private const string Select = "SELECT fingerprint, location FROM idempotency WHERE scope = @scope AND key = @key";

    public Task<KnownKey?> TakeAsync(string team, string scope, string key, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var now = clock.GetUtcNow();
        await using var session = await store.Database.BeginAsync(Scope.Of(team), cancellationToken);
        Parameter[] ages = [new("@old", (now - Kept).ToUnixTimeMilliseconds()), new("@stuck", (now - Received).ToUnixTimeMilliseconds())];
        await session.ExecuteAsync(DeleteOld, ages, cancellationToken);
        Parameter[] which = [new("@scope", scope), new("@key", key)];
        var isNew = await session.ExecuteAsync(Insert, (Parameter[])[.. which, new("@team", team), new("@now", now.ToUnixTimeMilliseconds())], cancellationToken) > 0;
        var known = isNew ? null : await session.FirstAsync(
            Select,
            which,
            row => new KnownKey(row.IsDBNull(0) ? [] : row.GetFieldValue<byte[]>(0), row.IsDBNull(1) ? null : row.GetString(1)),
            cancellationToken);
        await session.CommitAsync();
        return known;
    });

    private const string Renew = "UPDATE idempotency SET taken = @now WHERE scope = @scope AND key = @key AND location IS NULL";

    public Task RenewAsync(string team, string scope, string key, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.BeginAsync(Scope.Of(team), cancellationToken);
        Parameter[] values = [new("@scope", scope), new("@key", key), new("@now", clock.GetUtcNow().ToUnixTimeMilliseconds())];
        await session.ExecuteAsync(Renew, values, cancellationToken);
        await session.CommitAsync();
        return true;
    });

    private const string Delete = "DELETE FROM idempotency WHERE scope = @scope AND key = @key AND location IS NULL";

    public Task ReleaseAsync(string team, string scope, string key, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.BeginAsync(Scope.Of(team), cancellationToken);
        await session.ExecuteAsync(Delete, new Parameter[] { new("@scope", scope), new("@key", key) }, cancellationToken);
        await session.CommitAsync();
        return true;
    });

    public ReadOnlyMemory<byte> Fingerprint(string canonical) => HMACSHA256.HashData(store.DerivedKey(Use), Encoding.UTF8.GetBytes(canonical));

    private const string Finish = """
        INSERT INTO idempotency (scope, key, team_id, fingerprint, location, taken) VALUES (@scope, @key, @team, @fingerprint, @location, @now)
        ON CONFLICT (scope, key) DO UPDATE SET fingerprint = excluded.fingerprint, location = excluded.location WHERE idempotency.location IS NULL
        """;

    /// <summary>Notes the outcome, in the transaction that makes it.</summary>
    /// <exception cref="QuickActionException">This request was slow to renew its key, and another that took it meanwhile has come to its end: this one makes nothing.</exception>
    internal static async ValueTask FinishAsync(WriteSession session, string team, IdempotentSubmission done, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Parameter[] values =
        [
            new("@scope", done.Scope), new("@key", done.Key), new("@team", team), new("@fingerprint", done.Fingerprint.ToArray()), new("@location", done.Location),
            new("@now", now.ToUnixTimeMilliseconds()),
        ];
        if (await session.ExecuteAsync(Finish, values, cancellationToken) == 0)
        {
            throw new QuickActionException(ProblemCode.Unavailable, "Another request with this key has ended before this one; send it again to have its outcome.", retryable: true);
        }
    }
}
