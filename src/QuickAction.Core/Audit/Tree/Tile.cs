namespace QuickAction.Core.Audit.Tree;

/// <summary>Neighbouring hashes of one level of tiles, and the levels of the tree between them and the tile above, built once.</summary>
public sealed class Tile
{
    private readonly TreeHash[][] _levels;

    /// <param name="hashes">The bytes of the tile.</param>
    /// <param name="width">How many hashes of it to take.</param>
    public Tile(ReadOnlySpan<byte> hashes, int width)
    {
        _levels = new TreeHash[TileAddress.Height][];
        _levels[0] = new TreeHash[width];
        for (var i = 0; i < width; i++)
        {
            _levels[0][i] = TreeHash.At(hashes, i);
        }

        for (var height = 1; height < TileAddress.Height; height++)
        {
            var below = _levels[height - 1];
            var level = _levels[height] = new TreeHash[below.Length / 2];
            for (var i = 0; i < level.Length; i++)
            {
                level[i] = TreeHash.Node(below[2 * i], below[(2 * i) + 1]);
            }
        }
    }

    public int Width => _levels[0].Length;

    /// <summary>The root over 2^<paramref name="height"/> of the tile's hashes, counted in steps of so many.</summary>
    /// <param name="height">0 to 7: the eighth is in the tile above.</param>
    public TreeHash At(int height, int position) => _levels[height][position];
}
