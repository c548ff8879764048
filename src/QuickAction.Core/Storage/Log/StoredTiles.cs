using System.Buffers;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Tiles and bundles from the tables: leaf hashes stand with their entries, hashes of higher tiles in rows of their own.</summary>
internal static class StoredTiles
{
    private const string SelectLeafHashes = "SELECT leaf_hash FROM audit_entry WHERE position >= @first AND position < @end ORDER BY position";
    private const string SelectNodes = "SELECT hash FROM audit_node WHERE level = @level AND position >= @first AND position < @end ORDER BY position";

    /// <returns>Null when the log does not hold all of the tile.</returns>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadTileAsync(Session session, TileAddress address, CancellationToken cancellationToken)
    {
        var bytes = new byte[address.Width * TreeHash.Size];
        var found = 0;
        var first = address.Index * TileAddress.FullWidth;
        Parameter[] range = [new("@first", first), new("@end", first + address.Width)];
        await session.EachAsync(
            address.Level == 0 ? SelectLeafHashes : SelectNodes,
            address.Level == 0 ? range : [.. range, new("@level", address.Level)],
            row => row.GetFieldValue<byte[]>(0).CopyTo(bytes, found++ * TreeHash.Size),
            cancellationToken);
        return Whole(found == address.Width, bytes);
    }

    private const string SelectLeaves = "SELECT position, leaf FROM audit_entry WHERE position >= @first AND position < @end ORDER BY position";

    /// <summary>Some more than the records of decisions take, so that the room need not grow.</summary>
    private const int RoomOfEntry = 2048;

    /// <returns>The entries up to the first that is missing, so that a reader can tell which one it is; null when there are none.</returns>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadEntriesAsync(Session session, TileAddress address, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(address.Width * RoomOfEntry);
        var first = address.Index * TileAddress.FullWidth;
        var next = first;
        await session.EachAsync(
            SelectLeaves,
            new Parameter[] { new("@first", first), new("@end", first + address.Width) },
            row =>
            {
                if (row.GetInt64(0) == next)
                {
                    EntryBundle.Append(row.GetFieldValue<byte[]>(1), buffer);
                    next++;
                }
            },
            cancellationToken);
        return Whole(next > first, buffer.WrittenMemory);
    }

    private static ReadOnlyMemory<byte>? Whole(bool isWhole, ReadOnlyMemory<byte> bytes) => isWhole ? bytes : (ReadOnlyMemory<byte>?)null;
}
