using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Content;

/// <summary>
/// The data keys, wrapped by the key-encryption key, which is in a file outside. They have a database of their own, so that its backups can live shorter
/// than those of the data: as long as a backup of a key exists, nothing under it is erased.
/// </summary>
internal sealed class DataKeys(Database database, byte[] keyEncryptionKey, TimeProvider clock)
{
    private const string CaseUse = "quickaction case index v1";
    private const string InsertKey = """
        INSERT INTO data_key (key, job, wrapped, created, case_tag, delete_after)
        VALUES (@key, @job, @wrapped, @created, @case, @deleteAfter) ON CONFLICT (job) DO NOTHING
        """;
    private const string SelectByJob = "SELECT key, job, wrapped FROM data_key WHERE job = @job";

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
        await using (var session = await database.BeginAsync(Scope.None, cancellationToken))
        {
            Parameter[] values =
            [
                new("@key", fresh.Id),
                new("@job", job),
                new("@wrapped", Sealed.Seal(keyEncryptionKey, Name(fresh.Id, job), fresh.Secret)),
                new("@created", clock.GetUtcNow().ToUnixTimeMilliseconds()),
                new("@case", of is null ? null : Tag(of)),
                new("@deleteAfter", deleteAfter?.ToUnixTimeMilliseconds()),
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

    private const string SelectCaseOfJob = "SELECT case_tag FROM data_key WHERE job = @job AND case_tag IS NOT NULL";

    /// <summary>The same for the case that a job belongs to; null when it belongs to none.</summary>
    public async ValueTask<string?> CaseOwnerOfAsync(string job, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        var tag = await session.FirstAsync(SelectCaseOfJob, new Parameter[] { new("@job", job) }, row => row.GetFieldValue<byte[]>(0), cancellationToken);
        return tag is null ? null : OwnerOf(tag);
    }

    private const string SelectDue = "SELECT job FROM data_key WHERE delete_after <= @now ORDER BY delete_after, job";

    /// <summary>The jobs whose time to be kept is over, the longest overdue first.</summary>
    public async ValueTask<IReadOnlyList<string>> DueAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(Scope.None, cancellationToken);
        return await session.ListAsync(
            SelectDue, new Parameter[] { new("@now", clock.GetUtcNow().ToUnixTimeMilliseconds()) }, row => row.GetString(0), cancellationToken);
    }

    private const string SelectByKey = "SELECT key, job, wrapped FROM data_key WHERE key = @key";

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

    /// <summary>The key as it stands in the key store, whether it opens or not; null when it is not there.</summary>
    public ValueTask<StoredKey?> LookUpAsync(string key, CancellationToken cancellationToken) => LookUpAsync(SelectByKey, new("@key", key), cancellationToken);

    /// <inheritdoc cref="LookUpAsync(string, CancellationToken)"/>
    public ValueTask<StoredKey?> LookUpByJobAsync(string job, CancellationToken cancellationToken) => LookUpAsync(SelectByJob, new("@job", job), cancellationToken);

    private const string SelectAll = "SELECT key, job, wrapped FROM data_key";

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
        await session.EachAsync(SelectAll, default, row => (any, opens) = (true, opens || ToStored(row).Key is not null), cancellationToken);
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

    private StoredKey ToStored(System.Data.Common.DbDataReader row)
    {
        var (key, job) = (row.GetString(0), row.GetString(1));
        return new StoredKey(key, job, Sealed.Open(keyEncryptionKey, Name(key, job), row.GetFieldValue<byte[]>(2)) is { } secret ? new DataKey(key, secret) : null);
    }

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

    private static string Name(string key, string job) => $"quickaction data key v1\n{key}\n{job}";
}

/// <summary>A key as it stands in the key store.</summary>
/// <param name="Key">Null when it does not open: it was changed, or is wrapped under another content key.</param>
internal sealed record StoredKey(string Id, string Job, DataKey? Key);

/// <summary>What a content key is to a store.</summary>
internal enum KeyFit
{
    Fits,

    /// <summary>Not the log's own key, but some of the others.</summary>
    OpensOthers,
    OpensNone,
}
