using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Tests.Audit.Tree;

public sealed class TileAddressTests
{
    [Theory]
    [InlineData(0, 0, 256)]
    [InlineData(0, 7, 12)]
    [InlineData(2, 1_234_067, 256)]
    [InlineData(1, 999_000, 255)]
    public void A_path_reads_back(int level, long index, int width)
    {
        var address = new TileAddress(level, index, width);

        TileAddress.TryParse(address.Path["tile/".Length..], out var read).ShouldBeTrue();
        read.ShouldBe(address);
        TileAddress.TryParseEntries((address with { Level = 0 }).EntriesPath["tile/entries/".Length..], out var entries).ShouldBeTrue();
        entries.ShouldBe(address with { Level = 0 });
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0/0")]
    [InlineData("0/0000")]
    [InlineData("8/000")]
    [InlineData("-1/000")]
    [InlineData("0/000.p/256")]
    [InlineData("0/000.p/0")]
    [InlineData("0/000.p/05")]
    [InlineData("0/x000/000")]
    [InlineData("0/001/000")]
    [InlineData("0/x001/x000")]
    [InlineData("0/../000")]
    [InlineData("0/x999/x999/x999/x999/x999/x999/x999/999")]
    public void A_path_in_any_other_form_is_none(string path) => TileAddress.TryParse(path, out _).ShouldBeFalse();
}
