using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Access;

/// <summary>
/// The keys under which pages' forms and sign-ins that are on their way are protected, as rows sealed under the key-encryption key: every node has the same ones,
/// and a copy of the database alone has none.
/// </summary>
public sealed class FormKeys(AuditStore store, TimeProvider clock)
{
    private const string Use = "quickaction form keys v1";
    private const string Select = "SELECT id, sealed FROM form_key ORDER BY created, id";
    private const string SelectAny = "SELECT id FROM form_key LIMIT 1";
    private const string Insert = "INSERT INTO form_key (id, created, sealed) VALUES (@id, @created, @sealed)";

    /// <summary>All that were ever stored, the oldest first.</summary>
    /// <exception cref="QuickActionException">One cannot be opened: the key file is that of another store.</exception>
    public Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var key = store.DerivedKey(Use);
        await using var session = await store.Database.OpenAsync(Scope.None, cancellationToken);
        return (IReadOnlyList<string>)await session.ListAsync(Select, default, row => Opened(key, row.GetString(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
    });

    /// <param name="isFirst">
    /// True when its maker knew of no other. Two nodes that start on an empty store at once both make one: only the first of them is kept, and both use that.
    /// </param>
    /// <returns>Whether it was kept.</returns>
    public Task<bool> AddAsync(string text, bool isFirst, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var session = await store.Database.BeginAsync(Scope.None, cancellationToken);
        // Any lock will do that only one can hold; this is asked for once in the life of a store, and then every three months.
        await store.Database.LockLogAsync(session, cancellationToken);
        if (isFirst && await session.FirstAsync(SelectAny, default, row => row.GetString(0), cancellationToken) is not null)
        {
            return false;
        }

        Parameter[] values =
        [
            new("@id", id),
            new("@created", clock.GetUtcNow().ToUnixTimeMilliseconds()),
            new("@sealed", Sealed.Seal(store.DerivedKey(Use), Name(id), Encoding.UTF8.GetBytes(text))),
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken);
        await session.CommitAsync();
        return true;
    });

    private static string Opened(byte[] key, string id, byte[] bytes) => Sealed.Open(key, Name(id), bytes) is { } plain
        ? Encoding.UTF8.GetString(plain)
        : throw new QuickActionException(ProblemCode.Unavailable, "A key of the pages' forms was changed in the database, or was sealed under another key file; put the right one back from your copy of it.");

    private static string Name(string id) => $"quickaction form key v1\n{id}";
}
