using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>A store of the test's own on one of the databases, and what a test does to it from outside.</summary>
public abstract class StoreUnderTest : IAsyncDisposable
{
    public TempFolder Folder { get; } = new();

    public FakeClock Clock { get; } = new();

    public abstract AuditOptions Options { get; }

    public static Program Program { get; } = new("0.1.0", "abc", null);

    public Task<AuditStore> OpenAsync() => AuditStore.OpenAsync(Options, Program, Clock, TestContext.Current.CancellationToken);

    /// <summary>Opens it as commands do that look at a store or look after it.</summary>
    public Task<AuditStore> OpenToReadAsync() => AuditStore.OpenToReadAsync(Options, Program, Clock, TestContext.Current.CancellationToken);

    public string Mirror => Path.Combine(Options.DataFolder, "mirror");

    /// <summary>How far the keys have signed, as it is kept beside them.</summary>
    public string Mark => Path.Combine(Options.DataFolder, "keys", "log.key.signed");

    /// <summary>Keeps a copy of the mark, as whoever takes a snapshot of the whole data folder does.</summary>
    public void KeepMark() => File.Copy(Mark, Folder.Combine("mark"), overwrite: true);

    public void PutMarkBack() => File.Copy(Folder.Combine("mark"), Mark, overwrite: true);

    /// <summary>Writes to the log's database past the product.</summary>
    internal async Task WriteAsync(string sql, params Parameter[] values)
    {
        await using var database = Log();
        await using var session = await database.OpenAsync(TestContext.Current.CancellationToken);
        await session.ExecuteAsync(sql, values, TestContext.Current.CancellationToken);
    }

    /// <summary>The same where row-level security shows the rows to who signs people in only.</summary>
    internal async Task WriteAsOnSignInAsync(string sql)
    {
        await using var database = Log();
        await using var session = await database.BeginAsync(Scope.SignIn, TestContext.Current.CancellationToken);
        await session.ExecuteAsync(sql, default, TestContext.Current.CancellationToken);
        await session.CommitAsync();
    }

    /// <summary>Databases whose statements can be made to fail.</summary>
    internal abstract Databases Faulty(FaultPlan plan);

    /// <summary>Runs a statement that the product would not, without the triggers that keep mistakes out.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var database = Log();
        await using var session = await database.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var table in new[] { "entry", "node", "checkpoint", "content" })
        {
            await session.ExecuteAsync(DropTriggers(table), default, TestContext.Current.CancellationToken);
        }

        await session.ExecuteAsync(sql, default, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs statements on the database of the data keys that the product would not.</summary>
    public async Task TamperKeysAsync(params string[] statements)
    {
        await using var keys = Keys();
        await using var session = await keys.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var sql in statements)
        {
            await session.ExecuteAsync(sql, default, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Makes everything that has a time to be kept long overdue.</summary>
    public async Task LetTimePassAsync()
    {
        await using var keys = Keys();
        await LetTimePassAsync(keys, Options.ContentKey);
    }

    /// <summary>The same for the keys of another store. With a key is sealed when its content is due, so it is sealed anew.</summary>
    /// <returns>How many keys have a time to be kept.</returns>
    internal static Task<int> LetTimePassAsync(Database keys, string contentKey) => SealAnewAsync(
        keys, contentKey, row => row.DeleteAfter is null ? null : row with { DeleteAfter = 1 }, row => row.Name);

    /// <summary>Makes every key one of a version that did not seal with it what stands beside it.</summary>
    internal async Task MakeKeysOldAsync()
    {
        await using var keys = Keys();
        await SealAnewAsync(keys, Options.ContentKey, row => row, row => row.NameBefore);
    }

    private static async Task<int> SealAnewAsync(Database keys, string contentKey, Func<KeyRow, KeyRow?> change, Func<KeyRow, string> name)
    {
        var token = TestContext.Current.CancellationToken;
        var secret = await File.ReadAllBytesAsync(contentKey, token);
        await using var session = await keys.OpenAsync(token);
        var rows = await session.ListAsync(
            "SELECT key, job, wrapped, case_tag, delete_after FROM data_key",
            default,
            row => new KeyRow(
                row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3), row.IsDBNull(4) ? null : row.GetInt64(4)),
            token);
        var changed = 0;
        foreach (var row in rows)
        {
            if (change(row) is { } other)
            {
                var plain = Sealed.Open(secret, row.Name, row.Wrapped) ?? throw new InvalidOperationException("The key does not open.");
                Parameter[] values = [new("@key", row.Key), new("@due", other.DeleteAfter), new("@wrapped", Sealed.Seal(secret, name(other), plain))];
                changed += await session.ExecuteAsync("UPDATE data_key SET delete_after = @due, wrapped = @wrapped WHERE key = @key", values, token);
            }
        }

        return changed;
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var database = Log();
        await using var session = await database.OpenAsync(TestContext.Current.CancellationToken);
        return await session.FirstAsync(sql, default, row => row.GetInt64(0), TestContext.Current.CancellationToken);
    }

    /// <summary>The bytes of a column, as they are stored.</summary>
    public async Task<List<byte[]>> BytesAsync(string sql, bool keys = false)
    {
        await using var database = keys ? Keys() : Log();
        await using var session = await database.OpenAsync(TestContext.Current.CancellationToken);
        return await session.ListAsync(sql, default, row => row.GetFieldValue<byte[]>(0), TestContext.Current.CancellationToken);
    }

    /// <summary>Keeps a copy of the log's database as it is; the keys have backups of their own.</summary>
    public abstract Task BackUpAsync();

    /// <summary>Puts the copy in the place of the database.</summary>
    public abstract Task PutBackAsync();

    public abstract Task RemoveBackupAsync();

    /// <summary>Keeps a copy of the database of the data keys.</summary>
    public abstract Task BackUpKeysAsync();

    /// <summary>Puts that copy in its place.</summary>
    public abstract Task PutBackKeysAsync();

    /// <summary>Removes the database of the data keys.</summary>
    public abstract Task LoseKeysAsync();

    /// <summary>Another program that has begun to read both databases, and goes on with it until it is disposed of.</summary>
    public async Task<IAsyncDisposable> ReadAllTheWhileAsync() =>
        new Readers([await Reader.BeginAsync(Log(), "audit_content"), await Reader.BeginAsync(Keys(), "data_key")]);

    /// <summary>Removes the log's database; keys and mirror stay.</summary>
    public abstract Task LoseAsync();

    /// <summary>Whether the bytes stand anywhere in the files of the databases.</summary>
    public abstract Task<bool> FilesHoldAsync(byte[] bytes);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal abstract Database Log();

    internal abstract Database Keys();

    protected abstract string DropTriggers(string table);

    private sealed class Readers(IReadOnlyList<Reader> readers) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var reader in readers)
            {
                await reader.DisposeAsync();
            }
        }
    }

    private sealed class Reader(Database database, Session session) : IAsyncDisposable
    {
        public static async Task<Reader> BeginAsync(Database database, string table)
        {
            var session = await database.OpenAsync(TestContext.Current.CancellationToken);
            await session.ExecuteAsync("BEGIN", default, TestContext.Current.CancellationToken);
            await session.FirstAsync($"SELECT COUNT(*) FROM {table}", default, row => row.GetInt64(0), TestContext.Current.CancellationToken);
            return new Reader(database, session);
        }

        public async ValueTask DisposeAsync()
        {
            await session.ExecuteAsync("ROLLBACK", default, CancellationToken.None);
            await session.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
