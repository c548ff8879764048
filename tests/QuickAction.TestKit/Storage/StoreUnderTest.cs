using QuickAction.Core.Audit.Leaves;
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

    /// <summary>Databases whose statements can be made to fail.</summary>
    internal abstract Databases Faulty(FaultPlan plan);

    /// <summary>Runs a statement that the product would not, without the triggers that keep mistakes out.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var database = Log();
        await using var session = await database.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var table in new[] { "entry", "node", "checkpoint" })
        {
            await session.ExecuteAsync(DropTriggers(table), default, TestContext.Current.CancellationToken);
        }

        await session.ExecuteAsync(sql, default, TestContext.Current.CancellationToken);
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

    protected static bool AnyHolds(string folder, byte[] bytes) => Files(new DirectoryInfo(folder)).Any(file => Holds(file.FullName, bytes));

    /// <summary>Whatever is there; what other tests remove meanwhile is not.</summary>
    private static IEnumerable<FileInfo> Files(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.GetFiles(), .. folder.GetDirectories().SelectMany(Files)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static bool Holds(string path, byte[] bytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(bytes) >= 0;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
