using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Verification;

/// <summary>Which resources a log has, and how they are read by somebody who does not trust it.</summary>
public static class LogResources
{
    public const string CheckpointPath = "checkpoint";

    /// <exception cref="AuditException">It is not a signed note.</exception>
    public static async ValueTask<SignedNote?> ReadNoteAsync(this ILogReader log, CancellationToken cancellationToken)
    {
        if (await log.ReadCheckpointAsync(cancellationToken) is not { } bytes)
        {
            return null;
        }

        try
        {
            return SignedNote.Parse(bytes.Span);
        }
        catch (AuditException error)
        {
            throw new AuditException($"The log's {CheckpointPath} cannot be used: {error.Message}", error);
        }
    }

    /// <summary>The tile's hashes, or null. A partial tile may have been replaced by its full one since, and then its part of that is given.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadHashesAsync(this ILogReader log, TileAddress address, CancellationToken cancellationToken)
    {
        var bytes = await log.ReadTileAsync(address, cancellationToken)
            ?? (address.IsFull ? null : await log.ReadTileAsync(address.Full, cancellationToken));
        var length = address.Width * TreeHash.Size;
        // Spelt out: a bare null would become an empty memory, which is not nothing.
        return bytes is { } tile && tile.Length >= length ? tile[..length] : (ReadOnlyMemory<byte>?)null;
    }

    /// <summary>The tiles from which everything about an entry of a tree can be proved.</summary>
    /// <exception cref="AuditException">One of them is missing.</exception>
    public static ValueTask<TileSet> TilesAroundAsync(this ILogReader log, long index, long size, CancellationToken cancellationToken) =>
        TileSet.AroundAsync(index, size, log.ReadHashesAsync, cancellationToken);

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
}
