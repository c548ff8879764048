using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The log in the database as a verifier, an export or a web server reads it, as of one checkpoint, whatever is appended meanwhile.</summary>
/// <param name="read">Gives the checkpoint; asked once.</param>
internal sealed class StoredLog(Session session, Func<CancellationToken, ValueTask<SignedCheckpoint?>> read) : ILogReader, IAsyncDisposable
{
    private SignedCheckpoint? _asOf;

    /// <summary>As of a checkpoint, wherever that is kept; one that is null makes it a log without one.</summary>
    public static async ValueTask<StoredLog> OpenAsync(Database database, SignedCheckpoint? asOf, CancellationToken cancellationToken) =>
        new(await database.OpenAsync(cancellationToken), _ => ValueTask.FromResult(asOf));

    /// <summary>As of the latest checkpoint in the database at the time of the first reading.</summary>
    public static async ValueTask<StoredLog> OpenAsync(Database database, CancellationToken cancellationToken)
    {
        var session = await database.OpenAsync(cancellationToken);
        return new(session, token => Checkpoints.LatestAsync(session, token));
    }

    /// <summary>As of the checkpoint of a size in the database.</summary>
    public static async ValueTask<StoredLog> OpenAsync(Database database, long size, CancellationToken cancellationToken)
    {
        var session = await database.OpenAsync(cancellationToken);
        return new(session, token => Checkpoints.AtAsync(session, size, token));
    }

    public async ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancellationToken)
    {
        _asOf ??= await read(cancellationToken);
        return _asOf is { } signed ? signed.Note.ToBytes() : (ReadOnlyMemory<byte>?)null;
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadTileAsync(TileAddress address, CancellationToken cancellationToken) =>
        StoredTiles.ReadTileAsync(session, address, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> ReadEntriesAsync(TileAddress address, CancellationToken cancellationToken) =>
        StoredTiles.ReadEntriesAsync(session, address, cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
