using System.Security.Cryptography;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.TestKit.Audit;

/// <summary>The Merkle tree as RFC 6962, section 2.1 defines it: recursive, slow and easy to compare with the text. Shares no code with what it checks.</summary>
public static class Reference
{
    public static TreeHash Leaf(ReadOnlySpan<byte> entry) => new(SHA256.HashData([0, .. entry]));

    public static TreeHash Root(IReadOnlyList<TreeHash> leaves) => leaves.Count switch
    {
        0 => new TreeHash(SHA256.HashData([])),
        _ => Root(leaves, 0, leaves.Count),
    };

    /// <summary>PATH(index, D[n]) of section 2.1.1.</summary>
    public static List<TreeHash> Path(int index, IReadOnlyList<TreeHash> leaves) => Path(index, leaves, 0, leaves.Count);

    /// <summary>PROOF(m, D[n]) of section 2.1.2.</summary>
    public static List<TreeHash> Proof(int m, IReadOnlyList<TreeHash> leaves) => SubProof(m, leaves, 0, leaves.Count, whole: true);

    private static TreeHash Root(IReadOnlyList<TreeHash> leaves, int start, int end)
    {
        if (end - start == 1)
        {
            return leaves[start];
        }

        var k = start + Split(end - start);
        return new TreeHash(SHA256.HashData([1, .. Root(leaves, start, k).ToArray(), .. Root(leaves, k, end).ToArray()]));
    }

    private static List<TreeHash> Path(int index, IReadOnlyList<TreeHash> leaves, int start, int end)
    {
        if (end - start == 1)
        {
            return [];
        }

        var k = start + Split(end - start);
        return index < k
            ? [.. Path(index, leaves, start, k), Root(leaves, k, end)]
            : [.. Path(index, leaves, k, end), Root(leaves, start, k)];
    }

    private static List<TreeHash> SubProof(int m, IReadOnlyList<TreeHash> leaves, int start, int end, bool whole)
    {
        if (m == end)
        {
            return whole ? [] : [Root(leaves, start, end)];
        }

        var k = start + Split(end - start);
        return m <= k
            ? [.. SubProof(m, leaves, start, k, whole), Root(leaves, k, end)]
            : [.. SubProof(m, leaves, k, end, whole: false), Root(leaves, start, k)];
    }

    /// <summary>The largest power of two smaller than n, found by trying.</summary>
    private static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }
}
