using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The database of the log and the one of the data keys, which is apart.</summary>
internal sealed record Databases(Database Log, Database Keys) : IAsyncDisposable
{
    public static Databases Of(AuditOptions options)
    {
        PrivateFiles.MakeFolder(options.DataFolder);
        return options.Connection.Length == 0
            ? new Databases(
                SqliteDatabase.At(options.SqliteFile),
                options.KeysConnection.Length == 0 ? SqliteDatabase.At(options.SqliteKeysFile) : PostgresDatabase.At(options.KeysConnection))
            : new Databases(
                PostgresDatabase.At(options.Connection),
                PostgresDatabase.At(options.KeysConnection.Length == 0 ? options.Connection : options.KeysConnection));
    }

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        await Keys.DisposeAsync();
    }
}
