using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Tree;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit;

public sealed class TlogProofTests
{
    private static readonly MemoryLog Log = MemoryLog.OfSize(700, SomeKeys.Log, SomeKeys.SecondLine);

    [Theory]
    [InlineData(0)]
    [InlineData(512)]
    [InlineData(699)]
    public void A_receipt_that_was_written_and_read_shows_its_entry_and_no_other(int index)
    {
        var receipt = TlogProof.Parse(Receipt(index).ToString());

        receipt.Verify(Log.Entries[index], [SomeKeys.Log.Verifier]).Size.ShouldBe(700);
        Should.Throw<AuditException>(() => receipt.Verify(Log.Entries[index - 1 < 0 ? 1 : index - 1], [SomeKeys.Log.Verifier])).Message.ShouldContain($"entry {index}");
        Should.Throw<AuditException>(() => receipt.Verify(Log.Entries[index], [SomeKeys.Stranger.Verifier]));
    }

    [Fact]
    public void A_receipt_has_the_lines_of_the_format()
    {
        var receipt = Receipt(512) with { Extra = "more"u8.ToArray() };

        var lines = receipt.ToString().Split('\n');

        lines[..3].ShouldBe(["c2sp.org/tlog-proof@v1", "extra bW9yZQ==", "index 512"]);
        lines.Skip(3).TakeWhile(l => l.Length > 0).ShouldBe(Reference.Path(512, [.. Log.Entries.Select(e => Reference.Leaf(e))]).Select(h => h.ToString()));
        receipt.ToString().ShouldEndWith($"\n\n{Log.Checkpoint}");
        var read = TlogProof.Parse(receipt.ToString());
        read.Extra.ShouldNotBeNull().ToArray().ShouldBe("more"u8.ToArray());
        read.ToString().ShouldBe(receipt.ToString());
    }

    [Fact]
    public void A_log_of_one_entry_needs_no_hashes()
    {
        var one = MemoryLog.OfSize(1, SomeKeys.Log);
        var receipt = new TlogProof { Index = 0, Path = [], Checkpoint = one.Checkpoint };

        TlogProof.Parse(receipt.ToString()).Verify(one.Entries[0], [SomeKeys.Log.Verifier]).Size.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra bW9yZQ==\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n")]
    public void What_is_not_a_receipt_is_refused(string head)
    {
        Should.Throw<AuditException>(() => TlogProof.Parse(head + Log.Checkpoint));
    }

    private static TlogProof Receipt(int index) =>
        new() { Index = index, Path = InclusionProof.Make(index, Log.Size, Log), Checkpoint = Log.Checkpoint };
}
