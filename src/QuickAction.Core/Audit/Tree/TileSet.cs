namespace QuickAction.Core.Audit.Tree;

/// <summary>
/// Tiles that were fetched beforehand, so that the reading (which may wait for a disk or a database) and the hashing (which does not) stay apart.
/// </summary>
public sealed class TileSet : ITileSource
{
    private readonly Dictionary<(int Level, long Index), Tile> _tiles = [];

    /// <summary>Fetches the tiles that every proof about one entry of a tree, and about the tree that ends with that entry, can need.</summary>
    /// <param name="index">The entry; -1 for the tree's right edge alone.</param>
    /// <param name="read">Gives a tile's bytes, or null when there is no such tile.</param>
    /// <exception cref="AuditException">A tile is missing or too short.</exception>
    public static ValueTask<TileSet> AroundAsync(
        long index, long size, Func<TileAddress, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read, CancellationToken cancellationToken) => AroundAsync(
            index,
            size,
            async (address, token) =>
                await read(address, token) is { } bytes && bytes.Length >= address.Width * TreeHash.Size ? new Tile(bytes.Span, address.Width) : null,
            cancellationToken);

    /// <summary>The same, from tiles that need not be made of bytes again.</summary>
    public static async ValueTask<TileSet> AroundAsync(
        long index, long size, Func<TileAddress, CancellationToken, ValueTask<Tile?>> read, CancellationToken cancellationToken)
    {
        var set = new TileSet();
        foreach (var address in Around(index, size))
        {
            set._tiles[(address.Level, address.Index)] = await read(address, cancellationToken) ?? throw Missing(address);
        }

        return set;
    }

    public Tile Read(TileAddress address) =>
        _tiles.TryGetValue((address.Level, address.Index), out var tile) && tile.Width >= address.Width ? tile : throw Missing(address);

    /// <summary>The tiles that hold the entry or a subtree of it, which also hold the right edge of every tree that ends there, and the tree's right edge.</summary>
    private static IEnumerable<TileAddress> Around(long index, long size)
    {
        var holding = new List<TileAddress>();
        for (var level = 0; index >= 0 && level <= TileAddress.MaxLevel && index >> (TileAddress.Height * level) < TileAddress.HashesAt(level, size); level++)
        {
            holding.Add(TileAddress.Holding(level, index >> (TileAddress.Height * level), size));
        }

        return holding.Union(TileAddress.RightEdge(size));
    }

    private static AuditException Missing(TileAddress address) => new($"The log's {address.Path} is missing or too short.");
}
