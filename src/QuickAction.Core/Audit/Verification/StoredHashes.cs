using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Verification;

/// <summary>
/// Compares the hashes that a log serves in its tiles with those that follow from its entries, and remembers the first that differs. One tile of each
/// level is in memory.
/// </summary>
internal sealed class StoredHashes(ILogReader log, long size)
{
    private readonly byte[]?[] _tiles = new byte[TileAddress.MaxLevel + 1][];

    /// <summary>Which tile of each level was read last; one behind it, so that it begins with none.</summary>
    private readonly long[] _read = new long[TileAddress.MaxLevel + 1];

    public Difference? First { get; private set; }

    /// <summary>Compares one hash of level 0 or above. Call it with positions in order, from the first or from a later one on.</summary>
    public async ValueTask CompareAsync(TileNode node, CancellationToken cancellationToken)
    {
        var address = TileAddress.Holding(node.Level, node.Index, size);
        var place = (int)(node.Index % TileAddress.FullWidth);
        if (_read[node.Level] != address.Index + 1 && await FetchAsync(address, cancellationToken) is false)
        {
            Differ(node, address, DifferenceKind.Missing);
        }

        if (_tiles[node.Level] is { } tile && TreeHash.At(tile, place) != node.Hash)
        {
            Differ(node, address, node.Level == 0 ? DifferenceKind.Entry : DifferenceKind.Subtree);
        }
    }

    private async ValueTask<bool> FetchAsync(TileAddress address, CancellationToken cancellationToken)
    {
        _read[address.Level] = address.Index + 1;
        var bytes = await log.ReadHashesAsync(address, cancellationToken);
        if (bytes is null)
        {
            _tiles[address.Level] = null;
            return false;
        }

        var tile = _tiles[address.Level] ??= new byte[TileAddress.FullBytes];
        bytes.Value.CopyTo(tile);
        return true;
    }

    private void Differ(TileNode node, TileAddress address, DifferenceKind kind)
    {
        var first = node.Index << (TileAddress.Height * node.Level);
        var hashes = kind == DifferenceKind.Missing ? address.Width : 1;
        var last = Math.Min(size, (node.Index + hashes) << (TileAddress.Height * node.Level)) - 1;
        // A difference higher up is seen later but may begin earlier only when it is the same one, seen with less detail.
        First ??= new Difference(kind, first, last, address.Path);
    }
}

internal enum DifferenceKind
{
    /// <summary>An entry does not hash to what its tile holds.</summary>
    Entry,

    /// <summary>The hash over a run of entries is not what a higher tile holds.</summary>
    Subtree,

    /// <summary>A tile is not there.</summary>
    Missing,
}

internal sealed record Difference(DifferenceKind Kind, long FirstIndex, long LastIndex, string Path);
