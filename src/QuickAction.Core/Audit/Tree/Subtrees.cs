using System.Numerics;

namespace QuickAction.Core.Audit.Tree;

/// <summary>Hashes over ranges of entries, from tiles: RFC 6962's MTH(D[start:end]).</summary>
public static class Subtrees
{
    /// <summary>The root of the tree of the first <paramref name="size"/> entries.</summary>
    public static TreeHash Root(long size, ITileSource tiles) => size == 0 ? TreeHash.Empty : Hash(0, size, size, tiles);

    /// <summary>The root that a tree had when it was smaller.</summary>
    public static TreeHash RootAt(long oldSize, long size, ITileSource tiles) => oldSize == 0 ? TreeHash.Empty : Hash(0, oldSize, size, tiles);

    /// <param name="start">A multiple of the smallest power of two that is at least <c>end - start</c>: no others occur in proofs.</param>
    /// <param name="size">The size of the tree whose tiles are at hand; at least <paramref name="end"/>.</param>
    internal static TreeHash Hash(long start, long end, long size, ITileSource tiles)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count))
        {
            return Perfect(BitOperations.Log2((ulong)count), start, size, tiles);
        }

        var split = start + Split(count);
        return TreeHash.Node(Hash(start, split, size, tiles), Hash(split, end, size, tiles));
    }

    /// <summary>The largest power of two that is smaller than the count (RFC 6962, section 2.1).</summary>
    internal static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    private static TreeHash Perfect(int height, long start, long size, ITileSource tiles)
    {
        var level = height / TileAddress.Height;
        var first = start >> (level * TileAddress.Height);
        var within = height % TileAddress.Height;
        var tile = tiles.Read(TileAddress.Holding(level, first, size));
        return tile.At(within, (int)(first % TileAddress.FullWidth) >> within);
    }
}
