using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The database of the log and the one of the data keys, which is apart.</summary>
internal sealed record Databases(Database Log, Database Keys) : IAsyncDisposable
{
    /// <summary>The same as the role that owns the tables reaches it; null where the service's own does.</summary>
    public Database? LogOwner { get; init; }

    /// <inheritdoc cref="LogOwner"/>
    public Database? KeysOwner { get; init; }

    /// <summary>Brings both up to date; afterwards nothing is kept of the owner's way in.</summary>
    public async ValueTask MigrateAsync(CancellationToken cancellationToken)
    {
        await MigrateAsync(Log, Migrations.Log, LogOwner, cancellationToken);
        await MigrateAsync(Keys, Migrations.Keys, KeysOwner, cancellationToken);
        await DisposeOwnersAsync();
    }

    private static ValueTask MigrateAsync(Database database, Migrations migrations, Database? owner, CancellationToken cancellationToken) =>
        owner is null ? database.MigrateAsync(migrations, cancellationToken) : database.MigrateAsync(migrations, owner, cancellationToken);

    public static Databases Of(AuditOptions options)
    {
        PrivateFiles.MakeFolder(options.DataFolder);
        return new Databases(
            options.Connection.Length == 0 ? SqliteDatabase.At(options.SqliteFile) : PostgresDatabase.At(options.Connection), KeysOf(options))
        {
            LogOwner = OwnerOf(options.Connection, options.MigrateConnection),
            KeysOwner = options.KeysConnection.Length == 0 ? OwnerOf(options.Connection, options.MigrateConnection) : OwnerOf(options.KeysConnection, options.MigrateKeysConnection),
        };
    }

    private static PostgresDatabase? OwnerOf(string connection, string owner) => connection.Length > 0 && owner.Length > 0 ? PostgresDatabase.At(owner) : null;

    public static Database KeysOf(AuditOptions options) => (options.KeysConnection, options.Connection) switch
    {
        ("", "") => SqliteDatabase.At(options.SqliteKeysFile),
        ("", var connection) => PostgresDatabase.At(connection),
        var (connection, _) => PostgresDatabase.At(connection),
    };

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        await Keys.DisposeAsync();
        await DisposeOwnersAsync();
    }

    private async ValueTask DisposeOwnersAsync()
    {
        foreach (var owner in new[] { LogOwner, KeysOwner }.OfType<Database>())
        {
            await owner.DisposeAsync();
        }
    }
}
