using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Content;

/// <summary>
/// The data keys, wrapped by the key-encryption key, which is in a file outside. They have a database of their own, so that its backups can live shorter
/// than those of the data: as long as a backup of a key exists, nothing under it is erased. What stands beside a key (job, case, time) is sealed with it: where it was
/// changed the key does not open.
/// </summary>
internal sealed class DataKeys(Database database, byte[] keyEncryptionKey, TimeProvider clock)
{
    private const string CaseUse = "quickaction case index v1";
    private const string InsertKey = """
        INSERT INTO data_key (key, job, wrapped, created, case_tag, delete_after)
        VALUES (@key, @job, @wrapped, @created, @case, @deleteAfter) ON CONFLICT (job) DO NOTHING
        """;
    private const string Columns = "SELECT key, job, wrapped, case_tag, delete_after FROM data_key";
    private const string SelectByJob = $"{Columns} WHERE job = @job";

    /// <summary>The job's key; made durable before it is given out when the job has none.</summary>
    /// <param name="of">The case that the job belongs to, so that a case can be erased as a whole; null for none.</param>
    /// <param name="deleteAfter">When the job's content is due for erasure; null for never by itself. Set with the key and not changed afterwards.</param>
    public async ValueTask<DataKey> OfJobAsync(string job, CaseOf? of, DateTimeOffset? deleteAfter, CancellationToken cancellationToken)
    {
        if (await FindAsync(SelectByJob, new("@job", job), cancellationToken) is { } known)
        {
            return known;
        }

        var fresh = new DataKey(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), RandomNumberGenerator.GetBytes(Sealed.KeyBytes));
        var row = new KeyRow(fresh.Id, job, [], of is null ? null : Tag(of), deleteAfter?.ToUnixTimeMilliseconds());
        await using (var session = await database.BeginAsync(Scope.None, cancellationToken))
        {
            Parameter[] values =
            [
                new("@key", row.Key),
                new("@job", row.Job),
                new("@wrapped", Sealed.Seal(keyEncryptionKey, row.Name, fresh.Secret)),
                new("@created", clock.GetUtcNow().ToUnixTimeMilliseconds()),
                new("@case", row.Case),
                new("@deleteAfter", row.DeleteAfter),
            ];
            await session.ExecuteAsync(InsertKey, values, cancellationToken);
            await session.CommitAsync();
        }

        // Read back: another process may have made the job's key in the meantime.
        return await FindAsync(SelectByJob, new("@job", job), cancellationToken) ?? throw new InvalidOperationException("A key that was stored is gone.");
    }

    /// <summary>The key of the log's own records, which is never destroyed.</summary>
    public ValueTask<DataKey> OfLogAsync(CancellationToken cancellationToken) => OfJobAsync(Erasure.LogJob, null, null, cancellationToken);

    /// <summary>The job's key, or null when it has none or has lost it.</summary>
    public ValueTask<DataKey?> FindByJobAsync(string job, CancellationToken cancellationToken) => FindAsync(SelectByJob, new("@job", job), cancellationToken);

    private const string SelectByCase = "SELECT job FROM data_key WHERE case_tag = @case AND job <> @own ORDER BY created, job";

    /// <summary>The jobs of a case that still have their keys, the oldest first.</summary>
    public ValueTask<IReadOnlyList<string>> JobsOfAsync(CaseOf of, CancellationToken cancellationToken) => JobsOfOwnerAsync(OwnerOf(Tag(of)), cancellationToken);

    /// <summary>The same, by the name under which the case's own key stands.</summary>
    public async ValueTask<IReadOnlyList<string>> JobsOfOwnerAsync(string caseOwner, CancellationToken cancellationToken)
    {
        Parameter[] values = [new("@case", Convert.FromHexString(caseOwner.AsSpan(CaseOwner.Length))), new("@own", caseOwner)];
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        return await session.ListAsync(SelectByCase, values, row => row.GetString(0), cancellationToken);
    }

    /// <summary>
    /// The key of a case itself, which seals what its jobs share; made durable before it is given out when the case has none. It stands among the keys of jobs,
    /// under a name that no job has.
    /// </summary>
    public ValueTask<DataKey> OfCaseAsync(CaseOf of, CancellationToken cancellationToken) => OfJobAsync(OwnerOf(Tag(of)), of, null, cancellationToken);

    public ValueTask<DataKey?> FindByCaseAsync(CaseOf of, CancellationToken cancellationToken) => FindByJobAsync(OwnerOf(Tag(of)), cancellationToken);

    /// <summary>The name under which a case's own key stands.</summary>
    public string OwnerOf(CaseOf of) => OwnerOf(Tag(of));

    /// <summary>The same for the case that a job belongs to; null when it belongs to none, or when the key does not open and so cannot tell.</summary>
    public async ValueTask<string?> CaseOwnerOfAsync(string job, CancellationToken cancellationToken) =>
        await LookUpByJobAsync(job, cancellationToken) is { Key: not null, Case: { } tag } ? OwnerOf(tag) : null;

    private const string SelectDue = $"{Columns} WHERE delete_after <= @now ORDER BY delete_after, job";

    /// <summary>The keys of jobs whose time to be kept is over, the longest overdue first. Of one that does not open it is not known whether it is.</summary>
    public async ValueTask<IReadOnlyList<StoredKey>> DueAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        return await session.ListAsync(SelectDue, new Parameter[] { new("@now", clock.GetUtcNow().ToUnixTimeMilliseconds()) }, ToStored, cancellationToken);
    }

    private const string SelectByKey = $"{Columns} WHERE key = @key";

    public ValueTask<DataKey?> FindAsync(string key, CancellationToken cancellationToken) => FindAsync(SelectByKey, new("@key", key), cancellationToken);

    private const string DeleteKey = "DELETE FROM data_key WHERE key = @key";
    private const string NoteErased = """
        INSERT INTO data_key_erased (id, position) VALUES (1, @position)
        ON CONFLICT (id) DO UPDATE SET position = excluded.position WHERE data_key_erased.position < excluded.position
        """;

    /// <summary>Destroys keys for good; some may be gone already. They are out of the files after <see cref="ScrubAsync"/>.</summary>
    /// <param name="upTo">The last record of the log up to which every erasure has now been destroyed here.</param>
    public async ValueTask DestroyAsync(IReadOnlyList<string> keys, long upTo, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginAsync(Scope.None, cancellationToken);
        foreach (var key in keys)
        {
            await session.ExecuteAsync(DeleteKey, new Parameter[] { new("@key", key) }, cancellationToken);
        }

        await session.ExecuteAsync(NoteErased, new Parameter[] { new("@position", upTo) }, cancellationToken);
        await session.CommitAsync();
    }

    /// <inheritdoc cref="Database.ScrubAsync"/>
    public ValueTask<bool> ScrubAsync(TimeSpan patience, CancellationToken cancellationToken) => database.ScrubAsync(Migrations.Keys, patience, cancellationToken);

    private const string SelectErased = "SELECT position FROM data_key_erased";

    /// <summary>The last record of the log up to which every erasure has been destroyed in this key store; -1 for none.</summary>
    public async ValueTask<long> ErasedUpToAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        return await session.FirstAsync<long?>(SelectErased, default, row => row.GetInt64(0), cancellationToken) ?? -1;
    }

    private const string LowerErased = "UPDATE data_key_erased SET position = @position WHERE position > @position";

    /// <summary>The log goes on after this record: what it says from there on is not what was destroyed here before.</summary>
    public async ValueTask ForgetErasedAfterAsync(long position, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginAsync(Scope.None, cancellationToken);
        await session.ExecuteAsync(LowerErased, new Parameter[] { new("@position", position) }, cancellationToken);
        await session.CommitAsync();
    }

    private const string SelectAny = "SELECT key FROM data_key LIMIT 1";

    public static async ValueTask<bool> AnyAsync(Database database, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        return await session.FirstAsync(SelectAny, default, row => row.GetString(0), cancellationToken) is not null;
    }

    private const string SelectPresent = "SELECT key FROM data_key WHERE key = @key";

    public async ValueTask<bool> HoldsAsync(string key, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        return await session.FirstAsync(SelectPresent, new Parameter[] { new("@key", key) }, row => row.GetString(0), cancellationToken) is not null;
    }

    private const string SelectIds = "SELECT key FROM data_key";

    /// <summary>The ids of all keys.</summary>
    public async ValueTask<IReadOnlySet<string>> IdsAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        return (await session.ListAsync(SelectIds, default, row => row.GetString(0), cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The key as it stands in the key store, whether it opens or not; null when it is not there.</summary>
    public ValueTask<StoredKey?> LookUpAsync(string key, CancellationToken cancellationToken) => LookUpAsync(SelectByKey, new("@key", key), cancellationToken);

    /// <inheritdoc cref="LookUpAsync(string, CancellationToken)"/>
    public ValueTask<StoredKey?> LookUpByJobAsync(string job, CancellationToken cancellationToken) => LookUpAsync(SelectByJob, new("@job", job), cancellationToken);

    /// <summary>All keys that do not open. Reads and opens every key.</summary>
    public async ValueTask<IReadOnlyList<StoredKey>> LockedAsync(CancellationToken cancellationToken)
    {
        var locked = new List<StoredKey>();
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        await session.EachAsync(
            Columns,
            default,
            row =>
            {
                if (ToStored(row) is { Key: null } one)
                {
                    locked.Add(one);
                }
            },
            cancellationToken);
        return locked;
    }

    private const string Rewrap = "UPDATE data_key SET wrapped = @wrapped WHERE key = @key AND wrapped = @old";

    /// <summary>
    /// Seals the keys of a version that did not seal with a key what stands beside it: once, in one transaction, with the log's own. From then on no key is taken that
    /// was sealed as before, so that nobody can put an old one back with something else beside it.
    /// </summary>
    public async ValueTask TakeOverAsync(CancellationToken cancellationToken)
    {
        await using (var looking = await database.OpenAsync(Scope.None, cancellationToken))
        {
            if (!await IsOfBeforeAsync(looking, cancellationToken))
            {
                return;
            }
        }

        await using var session = await database.BeginAsync(Scope.None, cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        if (!await IsOfBeforeAsync(session, cancellationToken))
        {
            // Another process came first.
            return;
        }

        foreach (var row in await session.ListAsync(Columns, default, ToRow, cancellationToken))
        {
            if (Sealed.Open(keyEncryptionKey, row.NameBefore, row.Wrapped) is { } secret)
            {
                Parameter[] values = [new("@key", row.Key), new("@old", row.Wrapped), new("@wrapped", Sealed.Seal(keyEncryptionKey, row.Name, secret))];
                await session.ExecuteAsync(Rewrap, values, cancellationToken);
            }
        }

        await session.CommitAsync();
    }

    private async ValueTask<bool> IsOfBeforeAsync(Session session, CancellationToken cancellationToken) =>
        await session.FirstAsync(SelectByJob, new Parameter[] { new("@job", Erasure.LogJob) }, ToRow, cancellationToken) is { } own
        && Sealed.Open(keyEncryptionKey, own.NameBefore, own.Wrapped) is not null;

    /// <summary>Whether the content key is that of this store. In a sound store one key is looked at.</summary>
    public async ValueTask<KeyFit> FitAsync(CancellationToken cancellationToken)
    {
        var own = await LookUpByJobAsync(Erasure.LogJob, cancellationToken);
        if (own?.Key is not null)
        {
            return KeyFit.Fits;
        }

        var (any, opens) = (false, false);
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        // Those of before, too: where the log's own was changed before they were taken over, they have stayed what they were.
        await session.EachAsync(
            Columns,
            default,
            row => (any, opens) = (true, opens || ToStored(row).Key is not null || (ToRow(row) is var old && Sealed.Open(keyEncryptionKey, old.NameBefore, old.Wrapped) is not null)),
            cancellationToken);
        return !any || (opens && own is null) ? KeyFit.Fits
            : opens ? KeyFit.OpensOthers
            : KeyFit.OpensNone;
    }

    private async ValueTask<StoredKey?> LookUpAsync(string select, Parameter parameter, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        return await session.FirstAsync(select, new[] { parameter }, ToStored, cancellationToken);
    }

    private async ValueTask<DataKey?> FindAsync(string select, Parameter parameter, CancellationToken cancellationToken) =>
        await LookUpAsync(select, parameter, cancellationToken) is not { } stored ? null : stored.Key
            ?? throw new QuickActionException(
                ProblemCode.Unavailable,
                "A key in the key store does not open, though others do: it was changed or damaged there, or made under another content key. `quickaction audit verify` names the records whose content it keeps.");

    private StoredKey ToStored(System.Data.Common.DbDataReader reader)
    {
        var row = ToRow(reader);
        return new StoredKey(row.Key, row.Job, Sealed.Open(keyEncryptionKey, row.Name, row.Wrapped) is { } secret ? new DataKey(row.Key, secret) : null) { Case = row.Case };
    }

    private static KeyRow ToRow(System.Data.Common.DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetFieldValue<byte[]>(2),
        row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3),
        row.IsDBNull(4) ? null : row.GetInt64(4));

    /// <summary>Finds a case again and tells nothing about it: a plain digest of a short reference could be guessed.</summary>
    private byte[] Tag(CaseOf of)
    {
        var secret = Derived(CaseUse);
        var reference = of.Reference.Trim().Normalize(NormalizationForm.FormC);
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{of.Team.Length}:{of.Team}{reference}"));
    }

    /// <summary>A key for one other use, which tells nothing of the key-encryption key.</summary>
    public byte[] Derived(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, keyEncryptionKey, Sealed.KeyBytes, info: Encoding.UTF8.GetBytes(use));

    private const string CaseOwner = "case ";

    private static string OwnerOf(byte[] tag) => CaseOwner + Convert.ToHexStringLower(tag);
}

/// <summary>A key as it stands in the key store.</summary>
/// <param name="Key">Null when it does not open: it or what stands beside it was changed, or it is wrapped under another content key.</param>
internal sealed record StoredKey(string Id, string Job, DataKey? Key)
{
    /// <summary>What finds its case; null for none.</summary>
    public byte[]? Case { get; init; }
}

/// <summary>What a content key is to a store.</summary>
internal enum KeyFit
{
    Fits,

    /// <summary>Not the log's own key, but some of the others.</summary>
    OpensOthers,
    OpensNone,
}
