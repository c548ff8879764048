using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Notes;

public sealed class CheckpointTests
{
    // The example of C2SP tlog-checkpoint.
    private const string Example = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    [Fact]
    public void The_example_of_the_format_is_read_and_written_as_it_is()
    {
        var checkpoint = Checkpoint.Parse(Example);

        checkpoint.Origin.ShouldBe("example.com/behind-the-sofa");
        checkpoint.Size.ShouldBe(20_852_163);
        checkpoint.Text.ShouldBe(Example);
    }

    [Fact]
    public void The_example_with_a_cosignature_is_read_with_its_time()
    {
        // The example of C2SP tlog-cosignature.
        var note = SignedNote.Parse(
            Example
            + "\n\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
            + "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n");

        Cosignature.Time(note.Signatures[1].Signature.Span).ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_679_315_147));
        Cosignature.Time(note.Signatures[0].Signature.Span).ShouldBeNull();
    }

    [Fact]
    public void Extension_lines_of_other_logs_are_allowed()
    {
        Checkpoint.Parse(Example + "an extension\n").Size.ShouldBe(20_852_163);
    }

    [Theory]
    [InlineData("")]
    [InlineData("origin\n1\n")]
    [InlineData("\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n")]
    [InlineData("origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n")]
    [InlineData("origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")]
    [InlineData("origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n")]
    [InlineData("origin\n99999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    public void What_is_not_a_checkpoint_is_refused(string text)
    {
        Should.Throw<AuditException>(() => Checkpoint.Parse(text));
    }

    [Fact]
    public void A_cosignature_covers_the_time_and_the_checkpoint()
    {
        var text = new Checkpoint(MemoryLog.Origin, 0, TreeHash.Empty).Text;
        var time = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);
        var note = SignedNote.Sign(text, SomeKeys.Log).With(SomeKeys.Witness.Cosign(System.Text.Encoding.UTF8.GetBytes(text), time));

        note.SignedBy([SomeKeys.Witness.Verifier]).ShouldBe([SomeKeys.Witness.Verifier]);
        Cosignature.Time(note.Signatures[1].Signature.Span).ShouldBe(time);
        var later = note.Signatures[1].Signature.ToArray();
        later[7] ^= 1;
        var moved = note with { Signatures = [note.Signatures[1] with { Signature = later }] };
        Should.Throw<AuditException>(() => moved.SignedBy([SomeKeys.Witness.Verifier]));
    }

    [Fact]
    public void A_witness_signs_no_notes_and_a_log_cosigns_nothing()
    {
        Should.Throw<AuditException>(() => SomeKeys.Witness.Sign("text\n"u8));
        Should.Throw<AuditException>(() => SomeKeys.Log.Cosign("text\n"u8, DateTimeOffset.UnixEpoch));
    }
}
