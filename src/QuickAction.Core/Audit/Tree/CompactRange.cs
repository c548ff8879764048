namespace QuickAction.Core.Audit.Tree;

/// <summary>A hash of a whole subtree at a level of tiles: entries [Index * 256^Level, (Index + 1) * 256^Level).</summary>
public readonly record struct TileNode(int Level, long Index, TreeHash Hash);

/// <summary>
/// All of a tree that is needed to make it longer: the roots of the perfect subtrees that it is made of, one for each bit of its size, largest first.
/// </summary>
public sealed class CompactRange
{
    private readonly List<TreeHash> _roots = new(64);

    public CompactRange()
    {
    }

    private CompactRange(CompactRange other)
    {
        Size = other.Size;
        _roots.AddRange(other._roots);
    }

    public long Size { get; private set; }

    public CompactRange Copy() => new(this);

    /// <param name="completed">Takes the hashes of level 1 and above of which the entry completed the subtree, lowest first; null when nobody keeps them.</param>
    public void Append(in TreeHash leaf, ICollection<TileNode>? completed = null) => AppendSubtree(0, leaf, completed);

    /// <summary>Appends 2^<paramref name="height"/> entries by the root over them. The size must be a multiple of that.</summary>
    public void AppendSubtree(int height, in TreeHash root, ICollection<TileNode>? completed = null)
    {
        if ((Size & ((1L << height) - 1)) != 0)
        {
            throw new InvalidOperationException("A subtree can only be appended where one of its height begins.");
        }

        var hash = root;
        var h = height;
        for (; (Size >> h & 1) == 1; h++)
        {
            hash = TreeHash.Node(_roots[^1], hash);
            _roots.RemoveAt(_roots.Count - 1);
            if ((h + 1) % TileAddress.Height == 0)
            {
                completed?.Add(new TileNode((h + 1) / TileAddress.Height, Size >> (h + 1), hash));
            }
        }

        _roots.Add(hash);
        Size += 1L << height;
    }

    public TreeHash Root()
    {
        if (_roots.Count == 0)
        {
            return TreeHash.Empty;
        }

        var root = _roots[^1];
        for (var i = _roots.Count - 2; i >= 0; i--)
        {
            root = TreeHash.Node(_roots[i], root);
        }

        return root;
    }

    /// <summary>The range that a tree of this size has, from its tiles.</summary>
    public static CompactRange Load(long size, ITileSource tiles)
    {
        var range = new CompactRange();
        foreach (var address in TileAddress.RightEdge(size).Reverse())
        {
            var tile = tiles.Read(address);
            for (var i = 0; i < address.Width; i++)
            {
                range.AppendSubtree(address.Level * TileAddress.Height, tile.At(0, i));
            }
        }

        return range;
    }

}
