using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Tree;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Tree;

public sealed class ProofTests
{
    private const int Largest = 600;
    private static readonly MemoryLog Log = MemoryLog.OfSize(Largest);
    private static readonly IReadOnlyList<TreeHash> Leaves = [.. Log.Entries.Select(e => Reference.Leaf(e))];
    private static readonly IReadOnlyList<MemoryLog> Logs = [.. Enumerable.Range(0, Largest + 1).Select(n => MemoryLog.Of([.. Log.Entries.Take(n)]))];

    [Fact]
    public void Every_entry_of_every_log_up_to_600_is_shown_to_be_in_it_and_no_changed_proof_is_believed()
    {
        Parallel.For(1, Largest + 1, size =>
        {
            var root = Logs[size].Root;
            for (var index = 0; index < size; index++)
            {
                var path = InclusionProof.Make(index, size, Logs[size]);
                Held(InclusionProof.Verify(index, size, Leaves[index], path, root));
                // One kind of change for each pair, in turn: each kind meets tens of thousands of them.
                var change = (index + size) % (path.Count > 0 ? 6 : 3);
                Refused(change switch
                {
                    0 => InclusionProof.Verify(index, size, Flip(Leaves[index], index + size), path, root),
                    1 => InclusionProof.Verify(index, size, Leaves[index], path, Flip(root, index + size)),
                    2 => InclusionProof.Verify(index, size, Leaves[index], [.. path, root], root),
                    3 => InclusionProof.Verify(index, size, Leaves[index], Changed(path, index + size), root),
                    4 => InclusionProof.Verify(index, size, Leaves[index], [.. path.Skip(1)], root),
                    _ => InclusionProof.Verify((index + 1) % size, size, Leaves[index], path, root),
                });
            }
        });
    }

    [Fact]
    public void Every_log_up_to_600_is_shown_to_extend_every_shorter_one_and_no_changed_proof_is_believed()
    {
        Parallel.For(1, Largest + 1, size =>
        {
            var root = Logs[size].Root;
            for (var old = 1; old < size; old++)
            {
                var oldRoot = Logs[old].Root;
                var proof = ConsistencyProof.Make(old, size, Logs[size]);
                Held(ConsistencyProof.Verify(old, size, oldRoot, root, proof));
                var change = ((old * 7) + size) % 6;
                Refused(change switch
                {
                    0 => ConsistencyProof.Verify(old, size, Flip(oldRoot, old), root, proof),
                    1 => ConsistencyProof.Verify(old, size, oldRoot, Flip(root, old), proof),
                    2 => ConsistencyProof.Verify(old, size, oldRoot, root, Changed(proof, old + size)),
                    3 => ConsistencyProof.Verify(old, size, oldRoot, root, [.. proof, root]),
                    4 => ConsistencyProof.Verify(old, size, oldRoot, root, [.. proof.Skip(1)]),
                    _ => ConsistencyProof.Verify(old - 1, size, oldRoot, root, proof),
                });
            }
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    public void Proofs_are_those_of_the_definition(int size)
    {
        for (var m = 0; m < size; m++)
        {
            InclusionProof.Make(m, size, Logs[size]).ShouldBe(Reference.Path(m, [.. Leaves.Take(size)]));
            ConsistencyProof.Make(m + 1, size, Logs[size]).ShouldBe(Reference.Proof(m + 1, [.. Leaves.Take(size)]));
        }
    }

    [Fact]
    public void No_bit_of_a_proof_can_be_changed()
    {
        var path = InclusionProof.Make(137, 300, Logs[300]);
        var proof = ConsistencyProof.Make(137, 300, Logs[300]);

        for (var bit = 0; bit < path.Count * 256; bit++)
        {
            InclusionProof.Verify(137, 300, Leaves[137], Changed(path, bit), Logs[300].Root).ShouldBeFalse();
        }

        for (var bit = 0; bit < proof.Count * 256; bit++)
        {
            ConsistencyProof.Verify(137, 300, Logs[137].Root, Logs[300].Root, Changed(proof, bit)).ShouldBeFalse();
        }
    }

    [Fact]
    public void Every_log_extends_the_empty_one_and_itself()
    {
        ConsistencyProof.Make(0, 300, Logs[300]).ShouldBeEmpty();
        ConsistencyProof.Make(300, 300, Logs[300]).ShouldBeEmpty();
        ConsistencyProof.Verify(0, 300, TreeHash.Empty, Logs[300].Root, []).ShouldBeTrue();
        ConsistencyProof.Verify(0, 300, Logs[1].Root, Logs[300].Root, []).ShouldBeFalse();
        ConsistencyProof.Verify(0, 300, TreeHash.Empty, Logs[300].Root, [Logs[1].Root]).ShouldBeFalse();
        ConsistencyProof.Verify(300, 300, Logs[300].Root, Logs[300].Root, []).ShouldBeTrue();
        ConsistencyProof.Verify(300, 300, Logs[299].Root, Logs[300].Root, []).ShouldBeFalse();
        ConsistencyProof.Verify(0, 0, TreeHash.Empty, Logs[1].Root, []).ShouldBeFalse();
    }

    [Fact]
    public void Proofs_about_what_is_not_there_are_refused()
    {
        Should.Throw<AuditException>(() => InclusionProof.Make(300, 300, Logs[300])).Message.ShouldContain("no entry 300");
        Should.Throw<AuditException>(() => InclusionProof.Make(-1, 300, Logs[300]));
        Should.Throw<AuditException>(() => ConsistencyProof.Make(301, 300, Logs[300]));
        InclusionProof.Verify(300, 300, Leaves[299], [], Logs[300].Root).ShouldBeFalse();
        ConsistencyProof.Verify(301, 300, Logs[301].Root, Logs[300].Root, []).ShouldBeFalse();
    }

    /// <summary>The proof with one bit flipped; bits are numbered through all its hashes and around.</summary>
    private static List<TreeHash> Changed(IReadOnlyList<TreeHash> proof, int bit)
    {
        var changed = proof.ToList();
        var at = bit / 256 % proof.Count;
        changed[at] = Flip(changed[at], bit);
        return changed;
    }

    private static TreeHash Flip(TreeHash hash, int bit)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8 % TreeHash.Size] ^= (byte)(1 << (bit % 8));
        return new TreeHash(bytes);
    }

    // Hundreds of thousands of checks: the assertion library is too slow for each.
    private static void Held(bool verified) => Assert.True(verified);

    private static void Refused(bool verified) => Assert.False(verified);
}
