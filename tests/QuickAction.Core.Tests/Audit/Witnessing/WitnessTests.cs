using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Witnessing;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Witnessing;

public sealed class WitnessTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);
    private static readonly MemoryLog Old = MemoryLog.OfSize(300, SomeKeys.Log);
    private static readonly MemoryLog Log = MemoryLog.OfSize(700, SomeKeys.Log);

    [Fact]
    public void A_log_that_grew_is_cosigned_and_remembered()
    {
        var reply = Judge(Request(300, Log), Old);

        reply.Status.ShouldBe(WitnessStatus.Cosigned);
        reply.Body.ShouldEndWith("\n");
        var cosigned = SignedNote.Parse(Log.Checkpoint + reply.Body);
        cosigned.SignedBy([SomeKeys.Witness.Verifier]).ShouldBe([SomeKeys.Witness.Verifier]);
        Cosignature.Time(cosigned.Signatures[1].Signature.Span).ShouldBe(Now);
        reply.Seen.ShouldNotBeNull().ToString().ShouldBe(cosigned.ToString());
    }

    [Fact]
    public void The_first_checkpoint_of_a_known_log_needs_no_proof()
    {
        Judge(Request(0, Log), null).Status.ShouldBe(WitnessStatus.Cosigned);
        Judge(Request(0, Log) with { Proof = [Log.Root] }, null).Status.ShouldBe(WitnessStatus.NotConsistent);
    }

    [Fact]
    public void The_same_checkpoint_may_be_cosigned_again()
    {
        Judge(Request(700, Log), Log).Status.ShouldBe(WitnessStatus.Cosigned);
    }

    [Fact]
    public void A_log_that_rewrote_its_history_with_its_own_key_is_found_out()
    {
        var entries = Log.Entries.ToArray();
        entries[100] = "another entry"u8.ToArray();
        var rewritten = MemoryLog.Of(entries, SomeKeys.Log);

        var reply = Judge(Request(300, rewritten), Old);

        reply.Status.ShouldBe(WitnessStatus.NotConsistent);
        reply.Seen.ShouldBeNull();
        Judge(Request(700, rewritten), Log).Status.ShouldBe(WitnessStatus.NotConsistent);
    }

    [Fact]
    public void Another_size_than_the_witness_has_seen_is_answered_with_the_one_that_it_has()
    {
        var reply = Judge(Request(0, Log), Old);

        reply.Status.ShouldBe(WitnessStatus.OtherSize);
        reply.Body.ShouldBe("300\n");
    }

    [Fact]
    public void A_checkpoint_smaller_than_the_old_size_is_malformed()
    {
        Judge(new AddCheckpoint(701, [], Log.Checkpoint), Log).Status.ShouldBe(WitnessStatus.Malformed);
    }

    [Fact]
    public void Logs_and_keys_that_the_witness_does_not_know_are_turned_away()
    {
        var elsewhere = new AddCheckpoint(0, [], SignedNote.Sign(new Checkpoint("log.example/b", 0, TreeHash.Empty).Text, SomeKeys.Log));
        Judge(elsewhere, null).Status.ShouldBe(WitnessStatus.UnknownLog);
        var unsigned = new AddCheckpoint(0, [], SignedNote.Sign(Log.Checkpoint.Text, SomeKeys.Stranger));
        Judge(unsigned, null).Status.ShouldBe(WitnessStatus.NotSigned);
    }

    [Fact]
    public void A_request_is_written_as_it_is_read()
    {
        var request = Request(300, Log);

        var read = AddCheckpoint.Parse(request.ToString());

        read.ToString().ShouldBe(request.ToString());
        read.OldSize.ShouldBe(300);
        read.Proof.ShouldBe(request.Proof);
        request.ToString().ShouldStartWith("old 300\n");
    }

    [Fact]
    public void The_examples_of_the_format_are_read_and_written_as_they_are()
    {
        // C2SP tlog-witness, "add-checkpoint": a request with four hashes and two signatures, and an answer with three cosignatures.
        const string request = "old 20852014\n"
            + "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\njrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
            + "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\n"
            + "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
            + "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
            + "\u2014 example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";
        const string answer = "\u2014 witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==\n"
            + "\u2014 witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==\n"
            + "\u2014 witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==\n";

        var read = AddCheckpoint.Parse(request);
        var cosigned = SignedNote.Parse(read.Checkpoint + answer);

        read.ToString().ShouldBe(request);
        read.OldSize.ShouldBe(20_852_014);
        read.Proof.Count.ShouldBe(4);
        Checkpoint.Of(read.Checkpoint).Size.ShouldBe(20_852_163);
        cosigned.Signatures.Select(s => s.Name).ShouldBe(
            ["example.com/behind-the-sofa", "example.com/behind-the-sofa", "witness.example/w1", "witness.example/w1", "witness.example/w2"]);
        cosigned.ToString().ShouldBe(read.Checkpoint + answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("old 1\n")]
    [InlineData("old 01\n\n")]
    [InlineData("old -1\n\n")]
    [InlineData("new 1\n\n")]
    [InlineData("old 1\nnot a hash\n\n")]
    public void What_is_not_a_request_is_refused(string head)
    {
        Should.Throw<AuditException>(() => AddCheckpoint.Parse(head.EndsWith("\n\n", StringComparison.Ordinal) ? head + Log.Checkpoint : head));
    }

    [Fact]
    public void More_than_63_hashes_are_not_read()
    {
        var lines = string.Concat(Enumerable.Repeat(Log.Root + "\n", 64));

        Should.Throw<AuditException>(() => AddCheckpoint.Parse($"old 1\n{lines}\n{Log.Checkpoint}"));
    }

    private static AddCheckpoint Request(int old, MemoryLog log) => new(old, ConsistencyProof.Make(old, log.Size, log), log.Checkpoint);

    private static WitnessReply Judge(AddCheckpoint request, MemoryLog? seen) =>
        Witness.Judge(request, seen is null ? null : Checkpoint.Of(seen.Checkpoint), [SomeKeys.Log.Verifier], SomeKeys.Witness, Now);
}
