using System.Text;
using QuickAction.Core.Audit.Tree;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Tree;

public sealed class TreeHashTests
{
    /// <summary>The eight entries and roots that the Certificate Transparency project has always tested with.</summary>
    private static readonly string[] Entries =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_known_roots_of_the_known_entries_are_found()
    {
        var range = new CompactRange();

        for (var i = 0; i < Entries.Length; i++)
        {
            range.Append(TreeHash.Leaf(Convert.FromHexString(Entries[i])));

            Convert.ToHexStringLower(range.Root().Span).ShouldBe(Roots[i]);
        }
    }

    [Fact]
    public void A_tree_without_entries_has_the_hash_of_nothing()
    {
        new CompactRange().Root().ToString().ShouldBe("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(65_535)]
    public void An_entry_of_any_length_is_hashed_behind_its_mark(int length)
    {
        var entry = Encoding.ASCII.GetBytes(new string('e', length));

        TreeHash.Leaf(entry).ShouldBe(Reference.Leaf(entry));
    }

    [Fact]
    public void An_entry_of_any_length_is_hashed_after_its_prefix()
    {
        foreach (var length in Enumerable.Range(0, 200).Concat([4_094, 4_095, 4_096, 4_097, 65_535]))
        {
            var entry = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();

            TreeHash.Leaf(entry).ToArray().ShouldBe(System.Security.Cryptography.SHA256.HashData([0, .. entry]));
        }
    }

    [Fact]
    public void A_range_gives_the_hashes_of_higher_tiles_when_their_subtrees_are_whole()
    {
        var log = MemoryLog.OfSize(65_537);
        var range = new CompactRange();
        var completed = new List<TileNode>();

        foreach (var entry in log.Entries)
        {
            range.Append(TreeHash.Leaf(entry), completed);
        }

        completed.Count(n => n.Level == 1).ShouldBe(256);
        completed.Count(n => n.Level == 2).ShouldBe(1);
        completed.ShouldAllBe(n => TreeHash.At(log.Resources[TileAddress.Holding(n.Level, n.Index, log.Size).Path], (int)(n.Index % 256)) == n.Hash);
        range.Root().ShouldBe(log.Root);
    }

    [Fact]
    public void A_subtree_cannot_be_appended_where_none_of_its_height_begins()
    {
        var range = new CompactRange();
        range.Append(TreeHash.Empty);

        Should.Throw<InvalidOperationException>(() => range.AppendSubtree(1, TreeHash.Empty));
    }
}
