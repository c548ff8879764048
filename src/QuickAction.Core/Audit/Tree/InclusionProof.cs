namespace QuickAction.Core.Audit.Tree;

/// <summary>Shows that an entry stands at an index of a tree (RFC 6962, section 2.1.1; checked as RFC 9162, section 2.1.3.2 says).</summary>
public static class InclusionProof
{
    /// <summary>The hashes beside the path from the entry to the root, the entry's own neighbour first.</summary>
    public static IReadOnlyList<TreeHash> Make(long index, long size, ITileSource tiles)
    {
        if (index < 0 || index >= size)
        {
            throw new AuditException($"The log has no entry {index}: it has {size} entries.");
        }

        var path = new List<TreeHash>();
        long start = 0, end = size;
        while (end - start > 1)
        {
            var split = start + Subtrees.Split(end - start);
            if (index < split)
            {
                path.Add(Subtrees.Hash(split, end, size, tiles));
                end = split;
            }
            else
            {
                path.Add(Subtrees.Hash(start, split, size, tiles));
                start = split;
            }
        }

        path.Reverse();
        return path;
    }

    public static bool Verify(long index, long size, in TreeHash leaf, IReadOnlyList<TreeHash> path, in TreeHash root) =>
        RootFrom(index, size, leaf, path) is { } found && found == root;

    /// <summary>The root that the proof leads to, or null when it has the wrong length for the place.</summary>
    public static TreeHash? RootFrom(long index, long size, in TreeHash leaf, IReadOnlyList<TreeHash> path)
    {
        if (index < 0 || index >= size)
        {
            return null;
        }

        var node = index;
        var last = size - 1;
        var hash = leaf;
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return null;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.Node(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = TreeHash.Node(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 ? hash : null;
    }
}
