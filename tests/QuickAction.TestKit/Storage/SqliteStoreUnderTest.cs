using System.Data.Common;
using QuickAction.Core;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

public sealed class SqliteStoreUnderTest : StoreUnderTest
{
    private string BackupFolder => Folder.Combine("backup");

    private string KeysFolder => Path.Combine(Options.DataFolder, "keys");

    private string KeysBackupFolder => Folder.Combine("keys-backup");

    public override AuditOptions Options => new() { DataFolder = Folder.Combine("data") };

    public override Task BackUpAsync()
    {
        Directory.CreateDirectory(BackupFolder);
        Copy(Options.DataFolder, BackupFolder);
        return Task.CompletedTask;
    }

    public override async Task PutBackAsync()
    {
        await LoseAsync();
        Copy(BackupFolder, Options.DataFolder);
    }

    public override Task LoseAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Options.DataFolder, "quickaction.db*"))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    /// <summary>Changes a file that <c>quickaction backup</c> wrote, without the triggers that keep mistakes out.</summary>
    public static async Task TamperFileAsync(string file, string sql)
    {
        await using var database = SqliteDatabase.At(file);
        await using var session = await database.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var table in new[] { "entry", "node", "checkpoint" })
        {
            await session.ExecuteAsync(
                $"DROP TRIGGER IF EXISTS audit_{table}_update; DROP TRIGGER IF EXISTS audit_{table}_delete", default, TestContext.Current.CancellationToken);
        }

        await session.ExecuteAsync(sql, default, TestContext.Current.CancellationToken);
    }

    /// <summary>How many entries the log of a folder has, while another process writes to it; none before it has been made.</summary>
    public static async Task<long> EntriesAsync(string dataFolder)
    {
        var file = new AuditOptions { DataFolder = dataFolder }.SqliteFile;
        if (!File.Exists(file))
        {
            return 0;
        }

        try
        {
            await using var database = SqliteDatabase.At(file);
            await using var session = await database.OpenAsync(TestContext.Current.CancellationToken);
            return await session.FirstAsync("SELECT COUNT(*) FROM audit_entry", default, row => row.GetInt64(0), TestContext.Current.CancellationToken);
        }
        catch (Exception error) when (error is DbException or QuickActionException)
        {
            // The file is there before its tables are.
            return 0;
        }
    }

    public override Task RemoveBackupAsync()
    {
        Directory.Delete(BackupFolder, recursive: true);
        return Task.CompletedTask;
    }

    public override Task BackUpKeysAsync()
    {
        Directory.CreateDirectory(KeysBackupFolder);
        CopyKeys(KeysFolder, KeysBackupFolder);
        return Task.CompletedTask;
    }

    public override async Task PutBackKeysAsync()
    {
        await LoseKeysAsync();
        CopyKeys(KeysBackupFolder, KeysFolder);
    }

    public override Task LoseKeysAsync()
    {
        foreach (var file in Directory.EnumerateFiles(KeysFolder, "data-keys.db*"))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    public override Task<bool> FilesHoldAsync(byte[] bytes) => Task.FromResult(FileSearch.AnyHolds(Options.DataFolder, bytes));

    internal override Databases Faulty(FaultPlan plan) => new(
        new SqliteDatabase(new FaultySource(SqliteDatabase.SourceOf(Options.SqliteFile), plan)),
        new SqliteDatabase(new FaultySource(SqliteDatabase.SourceOf(Options.SqliteKeysFile), plan)));

    internal override Database Log() => SqliteDatabase.At(Options.SqliteFile);

    internal override Database Keys() => SqliteDatabase.At(Options.SqliteKeysFile);

    protected override string DropTriggers(string table) => $"DROP TRIGGER IF EXISTS audit_{table}_update; DROP TRIGGER IF EXISTS audit_{table}_delete";

    private static void Copy(string from, string to) => Copy(from, to, "quickaction.db*");

    private static void CopyKeys(string from, string to) => Copy(from, to, "data-keys.db*");

    private static void Copy(string from, string to, string files)
    {
        foreach (var file in Directory.EnumerateFiles(from, files))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
