using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Witnessing;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Witnessing;

public sealed class TrustPolicyTests
{
    private static readonly string Head =
        $"log {SomeKeys.Log.Verifier}\nwitness A {SomeKeys.Witness.Verifier} https://witness.example.gov.uk/a\n\twitness B {SomeKeys.OtherWitness.Verifier}\n# two neighbours\n\n";

    [Theory]
    [InlineData("quorum none", 0, true)]
    [InlineData("quorum A", 0, false)]
    [InlineData("quorum A", 1, true)]
    [InlineData("quorum B", 1, false)]
    [InlineData("group both all A B\nquorum both", 1, false)]
    [InlineData("group both all A B\nquorum both", 2, true)]
    [InlineData("group either any A B\nquorum either", 1, true)]
    [InlineData("group one 1 A B\nquorum one", 0, false)]
    [InlineData("group inner any A\ngroup outer 2 inner B\nquorum outer", 2, true)]
    [InlineData("group inner any A\ngroup outer 2 inner B\nquorum outer", 1, false)]
    public void A_checkpoint_needs_the_witnesses_that_the_policy_asks_for(string rules, int cosigned, bool enough)
    {
        var policy = TrustPolicy.Parse(Head + rules + "\n");

        var check = () => policy.Check(Checkpoint(cosigned));

        if (enough)
        {
            check().Count.ShouldBe(cosigned);
        }
        else
        {
            check.ShouldThrow<AuditException>().Message.ShouldContain("Too few witnesses");
        }
    }

    [Fact]
    public void A_checkpoint_of_no_log_of_the_policy_is_refused()
    {
        var policy = TrustPolicy.Parse($"log {SomeKeys.Stranger.Verifier}\nquorum none\n");

        Should.Throw<AuditException>(() => policy.Check(Checkpoint(0)));
    }

    [Fact]
    public void A_cosignature_that_does_not_fit_is_not_counted_but_refused()
    {
        var policy = TrustPolicy.Parse(Head + "quorum none\n");
        var note = Checkpoint(1);
        var broken = note.Signatures[1].Signature.ToArray();
        broken[20] ^= 1;

        Should.Throw<AuditException>(() => policy.Check(note with { Signatures = [note.Signatures[0], note.Signatures[1] with { Signature = broken }] }));
    }

    [Theory]
    [InlineData("quorum C")]
    [InlineData("quorum A\nquorum B")]
    [InlineData("group g 3 A B\nquorum g")]
    [InlineData("group g 0 A B\nquorum g")]
    [InlineData("group g any\nquorum g")]
    [InlineData("group g any A A\nquorum g")]
    [InlineData("group g any A\ngroup h any A\nquorum h")]
    [InlineData("group g any later\ngroup later any A\nquorum g")]
    [InlineData("group A any B\nquorum A")]
    [InlineData("group none any B\nquorum none")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void Rules_that_cannot_be_kept_are_refused(string rules)
    {
        Should.Throw<AuditException>(() => TrustPolicy.Parse(Head + rules + "\n"));
    }

    [Fact]
    public void A_key_may_stand_once_and_in_its_own_place()
    {
        Should.Throw<AuditException>(() => TrustPolicy.Parse($"log {SomeKeys.Witness.Verifier}\nquorum none\n"));
        Should.Throw<AuditException>(() => TrustPolicy.Parse($"witness A {SomeKeys.Log.Verifier}\nquorum none\n"));
        Should.Throw<AuditException>(() => TrustPolicy.Parse($"log {SomeKeys.Log.Verifier}\nlog {SomeKeys.Log.Verifier}\nquorum none\n"));
    }

    private static SignedNote Checkpoint(int cosigned)
    {
        var note = MemoryLog.OfSize(3, SomeKeys.Log).Checkpoint;
        foreach (var witness in new[] { SomeKeys.Witness, SomeKeys.OtherWitness }.Take(cosigned))
        {
            note = note.With(witness.Cosign(note.TextBytes, DateTimeOffset.UnixEpoch));
        }

        return note;
    }
}
