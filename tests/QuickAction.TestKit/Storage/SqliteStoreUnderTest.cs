using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

public sealed class SqliteStoreUnderTest : StoreUnderTest
{
    private string BackupFolder => Folder.Combine("backup");

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

    public override Task RemoveBackupAsync()
    {
        Directory.Delete(BackupFolder, recursive: true);
        return Task.CompletedTask;
    }

    public override Task<bool> FilesHoldAsync(byte[] bytes) => Task.FromResult(AnyHolds(Options.DataFolder, bytes));

    internal override Databases Faulty(FaultPlan plan) => new(
        new SqliteDatabase(new FaultySource(SqliteDatabase.SourceOf(Options.SqliteFile), plan)),
        new SqliteDatabase(new FaultySource(SqliteDatabase.SourceOf(Options.SqliteKeysFile), plan)));

    internal override Database Log() => SqliteDatabase.At(Options.SqliteFile);

    internal override Database Keys() => SqliteDatabase.At(Options.SqliteKeysFile);

    protected override string DropTriggers(string table) => $"DROP TRIGGER IF EXISTS audit_{table}_update; DROP TRIGGER IF EXISTS audit_{table}_delete";

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "quickaction.db*"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
