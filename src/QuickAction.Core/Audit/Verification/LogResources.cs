using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Verification;

/// <summary>Which resources a log has, and how they are read.</summary>
public static class LogResources
{
    public const string Checkpoint = "checkpoint";

    public static async ValueTask<SignedNote?> ReadCheckpointAsync(this ILogReader log, CancellationToken cancellationToken) =>
        await log.ReadAsync(Checkpoint, cancellationToken) is { } bytes ? SignedNote.Parse(bytes.Span) : null;

    /// <summary>The tile's hashes, or null. A partial tile may have been replaced by its full one since.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadTileAsync(this ILogReader log, TileAddress address, CancellationToken cancellationToken)
    {
        var bytes = await log.ReadAsync(address.Path, cancellationToken)
            ?? (address.IsFull ? null : await log.ReadAsync(Full(address).Path, cancellationToken));
        var length = address.Width * TreeHash.Size;
        return bytes is { } tile && tile.Length >= length ? tile[..length] : null;
    }

    /// <summary>The bundle of entries under a tile of level 0, or null.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadEntriesAsync(this ILogReader log, TileAddress address, CancellationToken cancellationToken) =>
        await log.ReadAsync(address.EntriesPath, cancellationToken)
        ?? (address.IsFull ? null : await log.ReadAsync(Full(address).EntriesPath, cancellationToken));

    /// <summary>The tiles from which everything about an entry of a tree can be proved.</summary>
    public static ValueTask<TileSet> TilesAroundAsync(this ILogReader log, long index, long size, CancellationToken cancellationToken) =>
        TileSet.AroundAsync(index, size, log.ReadTileAsync, cancellationToken);

    /// <summary>The tiles that a tree of this size has and one of the older size has not, lowest level first.</summary>
    public static IEnumerable<TileAddress> TilesSince(long oldSize, long size)
    {
        for (var level = 0; TileAddress.HashesAt(level, size) > 0; level++)
        {
            var unchanged = TileAddress.HashesAt(level, oldSize);
            if (unchanged == TileAddress.HashesAt(level, size))
            {
                continue;
            }

            for (var position = unchanged - (unchanged % TileAddress.FullWidth); position < TileAddress.HashesAt(level, size); position += TileAddress.FullWidth)
            {
                yield return TileAddress.Holding(level, position, size);
            }
        }
    }

    private static TileAddress Full(TileAddress address) => address with { Width = TileAddress.FullWidth };
}
