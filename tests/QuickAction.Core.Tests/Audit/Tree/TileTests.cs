using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Tree;

public sealed class TileTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 1_234_067, 256, "tile/0/x001/x234/067")]
    [InlineData(2, 0, 1, "tile/2/000.p/1")]
    [InlineData(1, 999, 17, "tile/1/999.p/17")]
    [InlineData(1, 1000, 256, "tile/1/x001/000")]
    public void A_tile_is_found_where_the_format_says(int level, long index, int width, string path)
    {
        new TileAddress(level, index, width).Path.ShouldBe(path);
    }

    [Fact]
    public void A_log_of_70000_has_the_tiles_of_the_example_in_the_format()
    {
        // C2SP tlog-tiles, "Partial Tiles": 273 full and one of 112, one full and one of 17, one of 1.
        var tiles = LogResources.TilesSince(0, 70_000).GroupBy(t => t.Level).ToDictionary(g => g.Key, g => g.ToList());

        tiles.Keys.Order().ShouldBe([0, 1, 2]);
        tiles[0].Count(t => t.IsFull).ShouldBe(273);
        tiles[0][^1].Width.ShouldBe(112);
        tiles[1].Select(t => t.Width).ShouldBe([256, 17]);
        tiles[2].Select(t => t.Width).ShouldBe([1]);
    }

    [Fact]
    public void A_log_of_256_has_one_full_tile_and_one_hash_above_it()
    {
        LogResources.TilesSince(0, 256).Select(t => t.Path).ShouldBe(["tile/0/000", "tile/1/000.p/1"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public void From_the_tiles_of_a_log_its_root_follows(int size)
    {
        var log = MemoryLog.OfSize(size);

        Subtrees.Root(size, log).ShouldBe(log.Root);
        var range = CompactRange.Load(size, log);
        range.Size.ShouldBe(size);
        range.Root().ShouldBe(log.Root);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(255, 256)]
    [InlineData(255, 257)]
    [InlineData(256, 257)]
    [InlineData(300, 300)]
    [InlineData(65_535, 65_536)]
    [InlineData(65_000, 70_000)]
    public void What_is_new_since_an_older_size_is_exactly_what_the_older_log_lacks(int oldSize, int size)
    {
        var old = Paths(oldSize);

        var added = LogResources.TilesSince(oldSize, size).Select(t => t.Path).ToHashSet();

        added.ShouldBe(Paths(size).Except(old), ignoreOrder: true);
    }

    [Fact]
    public void An_entry_goes_through_a_bundle_whole_and_half_an_entry_is_none()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        EntryBundle.Append("one"u8, buffer);
        EntryBundle.Append(""u8, buffer);
        EntryBundle.Append(new byte[EntryBundle.MaxEntry], buffer);

        var bundle = buffer.WrittenSpan;

        EntryBundle.TryTake(ref bundle, out var entry).ShouldBeTrue();
        entry.ToArray().ShouldBe("one"u8.ToArray());
        EntryBundle.TryTake(ref bundle, out entry).ShouldBeTrue();
        entry.Length.ShouldBe(0);
        var half = bundle[..^1];
        EntryBundle.TryTake(ref half, out _).ShouldBeFalse();
        EntryBundle.TryTake(ref bundle, out entry).ShouldBeTrue();
        entry.Length.ShouldBe(EntryBundle.MaxEntry);
        EntryBundle.TryTake(ref bundle, out _).ShouldBeFalse();
        Should.Throw<AuditException>(() => EntryBundle.Append(new byte[EntryBundle.MaxEntry + 1], buffer));
    }

    [Fact]
    public async Task A_proof_needs_no_tiles_but_those_around_its_entry()
    {
        var log = MemoryLog.OfSize(66_000);
        var read = 0;
        ValueTask<ReadOnlyMemory<byte>?> Read(TileAddress address, CancellationToken token)
        {
            read++;
            return log.ReadHashesAsync(address, token);
        }

        foreach (var index in new long[] { 0, 255, 256, 40_000, 65_535, 65_536, 65_999 })
        {
            read = 0;
            var tiles = await TileSet.AroundAsync(index, log.Size, Read, TestContext.Current.CancellationToken);

            read.ShouldBeLessThanOrEqualTo(6);
            InclusionProof.Make(index, log.Size, tiles).ShouldBe(InclusionProof.Make(index, log.Size, log));
            ConsistencyProof.Make(index + 1, log.Size, tiles).ShouldBe(ConsistencyProof.Make(index + 1, log.Size, log));
            Subtrees.Hash(0, index + 1, log.Size, tiles).ShouldBe(Reference.Root([.. log.Entries.Take((int)index + 1).Select(e => Reference.Leaf(e))]));
        }
    }

    [Fact]
    public async Task A_missing_tile_is_named()
    {
        var log = MemoryLog.OfSize(300);
        log.Resources.Remove("tile/0/001.p/44");

        var error = await Should.ThrowAsync<AuditException>(async () => await log.TilesAroundAsync(270, 300, TestContext.Current.CancellationToken));

        error.Message.ShouldContain("tile/0/001.p/44");
    }

    private static HashSet<string> Paths(int size) => [.. LogResources.TilesSince(0, size).Select(t => t.Path)];
}
