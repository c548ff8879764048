using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Content;

/// <summary>
/// The data keys, wrapped by the key-encryption key, which is in a file outside. They have a database of their own, so that its backups can live shorter
/// than those of the data: as long as a backup of a key exists, nothing under it is erased.
/// </summary>
internal sealed class DataKeys(Database database, byte[] keyEncryptionKey, TimeProvider clock)
{
    private const string CaseUse = "quickaction case index v1";
    private const string InsertKey = """
        INSERT INTO data_key (key, job, wrapped, created, case_tag) VALUES (@key, @job, @wrapped, @created, @case) ON CONFLICT (job) DO NOTHING
        """;
    private const string SelectByJob = "SELECT key, job, wrapped FROM data_key WHERE job = @job";

    /// <summary>The job's key; made durable before it is given out when the job has none.</summary>
    /// <param name="of">The case that the job belongs to, so that a case can be erased as a whole; null for none.</param>
    public async ValueTask<DataKey> OfJobAsync(string job, CaseOf? of, CancellationToken cancellationToken)
    {
        if (await FindAsync(SelectByJob, new("@job", job), cancellationToken) is { } known)
        {
            return known;
        }

        var fresh = new DataKey(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), RandomNumberGenerator.GetBytes(Sealed.KeyBytes));
        await using (var session = await database.BeginAsync(cancellationToken))
        {
            Parameter[] values =
            [
                new("@key", fresh.Id),
                new("@job", job),
                new("@wrapped", Sealed.Seal(keyEncryptionKey, Name(fresh.Id, job), fresh.Secret)),
                new("@created", clock.GetUtcNow().ToUnixTimeMilliseconds()),
                new("@case", of is null ? null : Tag(of)),
            ];
            await session.ExecuteAsync(InsertKey, values, cancellationToken);
            await session.CommitAsync();
        }

        // Read back: another process may have made the job's key in the meantime.
        return await FindAsync(SelectByJob, new("@job", job), cancellationToken) ?? throw new InvalidOperationException("A key that was stored is gone.");
    }

    /// <summary>The job's key, or null when it has none or has lost it.</summary>
    public ValueTask<DataKey?> FindByJobAsync(string job, CancellationToken cancellationToken) => FindAsync(SelectByJob, new("@job", job), cancellationToken);

    private const string SelectByCase = "SELECT job FROM data_key WHERE case_tag = @case ORDER BY created, job";

    /// <summary>The jobs of a case that still have their keys, the oldest first.</summary>
    public async ValueTask<IReadOnlyList<string>> JobsOfAsync(CaseOf of, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await session.ListAsync(SelectByCase, new Parameter[] { new("@case", Tag(of)) }, row => row.GetString(0), cancellationToken);
    }

    private const string SelectByKey = "SELECT key, job, wrapped FROM data_key WHERE key = @key";

    public ValueTask<DataKey?> FindAsync(string key, CancellationToken cancellationToken) => FindAsync(SelectByKey, new("@key", key), cancellationToken);

    private const string DeleteKey = "DELETE FROM data_key WHERE key = @key";

    /// <summary>Destroys a key for good, in the files too. It may be gone already.</summary>
    public async ValueTask DestroyAsync(string key, CancellationToken cancellationToken)
    {
        await using (var session = await database.BeginAsync(cancellationToken))
        {
            await session.ExecuteAsync(DeleteKey, new Parameter[] { new("@key", key) }, cancellationToken);
            await session.CommitAsync();
        }

        await database.ScrubAsync(Migrations.Keys, cancellationToken);
    }

    private async ValueTask<DataKey?> FindAsync(string select, Parameter parameter, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await session.FirstAsync(
            select,
            new[] { parameter },
            row => new DataKey(row.GetString(0), Unwrapped(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2))),
            cancellationToken);
    }

    private byte[] Unwrapped(string key, string job, byte[] wrapped) => Sealed.Open(keyEncryptionKey, Name(key, job), wrapped)
        ?? throw new QuickActionException(
            ProblemCode.Unavailable, "The key file for the content of records does not fit this store; put the right one back from your copy of it.");

    /// <summary>Finds a case again and tells nothing about it: a plain digest of a short reference could be guessed.</summary>
    private byte[] Tag(CaseOf of)
    {
        var secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, keyEncryptionKey, Sealed.KeyBytes, info: Encoding.UTF8.GetBytes(CaseUse));
        var reference = of.Reference.Trim().Normalize(NormalizationForm.FormC);
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{of.Team.Length}:{of.Team}{reference}"));
    }

    private static string Name(string key, string job) => $"quickaction data key v1\n{key}\n{job}";
}
