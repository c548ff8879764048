using System.Numerics;

namespace QuickAction.Core.Audit.Tree;

/// <summary>Shows that a tree begins with an older one, entry by entry (RFC 6962, section 2.1.2; checked as RFC 9162, section 2.1.4.2 says).</summary>
public static class ConsistencyProof
{
    /// <summary>The hashes from which both roots follow. Empty for an old size of 0 and for equal sizes, where there is nothing to show.</summary>
    public static IReadOnlyList<TreeHash> Make(long oldSize, long size, ITileSource tiles)
    {
        if (oldSize < 0 || oldSize > size)
        {
            throw new AuditException($"A log of {size} entries cannot be shown to extend one of {oldSize}.");
        }

        var proof = new List<TreeHash>();
        if (oldSize > 0 && oldSize < size)
        {
            Add(proof, oldSize, size, tiles);
        }

        return proof;
    }

    private static void Add(List<TreeHash> proof, long oldSize, long size, ITileSource tiles)
    {
        long start = 0, end = size;
        while (oldSize != end)
        {
            var split = start + Subtrees.Split(end - start);
            if (oldSize <= split)
            {
                proof.Add(Subtrees.Hash(split, end, size, tiles));
                end = split;
            }
            else
            {
                proof.Add(Subtrees.Hash(start, split, size, tiles));
                start = split;
            }
        }

        if (start > 0)
        {
            // Not left out as RFC 6962 does for a whole old tree: here the old tree is more than this subtree.
            proof.Add(Subtrees.Hash(start, end, size, tiles));
        }

        proof.Reverse();
    }

    public static bool Verify(long oldSize, long size, in TreeHash oldRoot, in TreeHash root, IReadOnlyList<TreeHash> proof)
    {
        if (oldSize < 0 || oldSize > size)
        {
            return false;
        }

        if (oldSize == 0)
        {
            return proof.Count == 0 && oldRoot == TreeHash.Empty && (size > 0 || root == TreeHash.Empty);
        }

        return oldSize == size ? proof.Count == 0 && oldRoot == root : Follow(oldSize, size, oldRoot, root, proof);
    }

    private static bool Follow(long oldSize, long size, in TreeHash oldRoot, in TreeHash root, IReadOnlyList<TreeHash> proof)
    {
        var next = 0;
        // A power of two is one subtree of the new tree, so its root is not in the proof.
        if (!BitOperations.IsPow2(oldSize) && proof.Count == 0)
        {
            return false;
        }

        var first = BitOperations.IsPow2(oldSize) ? oldRoot : proof[next++];
        var node = oldSize - 1;
        var last = size - 1;
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }

        var (old, @new) = (first, first);
        for (; next < proof.Count; next++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                old = TreeHash.Node(proof[next], old);
                @new = TreeHash.Node(proof[next], @new);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                @new = TreeHash.Node(@new, proof[next]);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && old == oldRoot && @new == root;
    }
}
