using System.Collections.Concurrent;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Tiles that were read and hashed for a proof, kept for the next: all proofs of a log share those at the top and at its right edge. Somebody may have put
/// the database back meanwhile, so what is made from them is checked against the checkpoint, and they are forgotten when it does not fit.
/// </summary>
internal sealed class RecentTiles
{
    /// <summary>Two megabytes; a log of a million records has 16 tiles above its lowest level.</summary>
    private const int Most = 128;

    private readonly ConcurrentDictionary<TileAddress, Tile> _tiles = new();

    /// <inheritdoc cref="TileSet.AroundAsync(long, long, Func{TileAddress, CancellationToken, ValueTask{ReadOnlyMemory{byte}?}}, CancellationToken)"/>
    public ValueTask<TileSet> AroundAsync(Session session, long index, long size, CancellationToken cancellationToken) => TileSet.AroundAsync(
        index,
        size,
        async (address, token) =>
        {
            if (_tiles.TryGetValue(address, out var known))
            {
                return known;
            }

            if (await StoredTiles.ReadTileAsync(session, address, token) is not { } bytes)
            {
                return null;
            }

            if (_tiles.Count >= Most)
            {
                Forget();
            }

            return _tiles[address] = new Tile(bytes.Span, address.Width);
        },
        cancellationToken);

    public void Forget() => _tiles.Clear();
}
