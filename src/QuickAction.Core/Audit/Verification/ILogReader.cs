using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Verification;

/// <summary>
/// All that a verifier sees of a log: its resources as C2SP tlog-tiles names them. A folder, a database and a web server can each be one. Bytes that are
/// given out are the reader's own and stay valid until its next read; null says that there is no such resource.
/// </summary>
/// <exception cref="AuditException">A resource is larger than any of its kind can be.</exception>
public interface ILogReader
{
    ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancellationToken);

    /// <summary>The hashes of a tile of exactly this width.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadTileAsync(TileAddress address, CancellationToken cancellationToken);

    /// <summary>The bundle of the entries under a tile of level 0 of exactly this width.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadEntriesAsync(TileAddress address, CancellationToken cancellationToken);
}
