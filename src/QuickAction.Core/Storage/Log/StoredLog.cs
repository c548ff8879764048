using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The log in the database as a verifier, an export or a web server reads it.</summary>
internal sealed class StoredLog(Session session, long? size) : ILogReader, IAsyncDisposable
{
    private long? _size = size;

    /// <param name="size">The checkpoint that it reads as of; null for the latest at the time of its first reading, whatever is appended meanwhile.</param>
    public static async ValueTask<StoredLog> OpenAsync(Database database, CancellationToken cancellationToken, long? size = null) =>
        new(await database.OpenAsync(cancellationToken), size);

    public async ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancellationToken)
    {
        var note = _size is { } size
            ? await Checkpoints.AtAsync(session, size, cancellationToken)
            : await Checkpoints.LatestAsync(session, cancellationToken);
        if (note is null)
        {
            return null;
        }

        _size = note.Checkpoint.Size;
        return note.Note.ToBytes();
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadTileAsync(TileAddress address, CancellationToken cancellationToken) =>
        StoredTiles.ReadTileAsync(session, address, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> ReadEntriesAsync(TileAddress address, CancellationToken cancellationToken) =>
        StoredTiles.ReadEntriesAsync(session, address, cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
