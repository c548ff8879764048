using System.Security.Cryptography;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;

namespace QuickAction.Core.Tests.Audit.Leaves;

public sealed class CommitmentTests
{
    [Fact]
    public void A_commitment_is_the_hash_that_the_format_says()
    {
        var salt = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        byte[] input = [.. "qa.commit.v1"u8, 0, .. "case_ref"u8, 0, .. salt, .. "\"CASE-7\""u8];

        Commitment.To("case_ref", salt, "CASE-7").ShouldBe(Convert.ToBase64String(SHA256.HashData(input)).Replace('+', '-').Replace('/', '_').TrimEnd('='));
    }

    [Fact]
    public void The_same_value_under_another_field_or_salt_cannot_be_linked()
    {
        var salt = Commitment.NewSalt();

        Commitment.To("a", salt, "value").ShouldNotBe(Commitment.To("b", salt, "value"));
        Commitment.To("a", salt, "value").ShouldNotBe(Commitment.To("a", Commitment.NewSalt(), "value"));
        Commitment.To("a", salt, "value").ShouldNotBe(Commitment.To("a", salt, "valuf"));
    }

    [Fact]
    public void A_salt_of_another_length_is_refused()
    {
        Should.Throw<AuditException>(() => Commitment.To("a", new byte[16], "value"));
    }

    [Fact]
    public void Openings_are_read_as_they_were_written_and_open_what_they_say()
    {
        IReadOnlyList<Opening> openings =
        [
            new("/actor_ref", "actor_ref", Commitment.NewSalt(), new CanonicalObject { { "tenant", "t" }, { "oid", "o" } }),
            new("/input_commit/0/file", "file", Commitment.NewSalt(), "ab"),
        ];

        var read = Opening.FromJson(CanonicalJson.Decode(CanonicalJson.Encode(Opening.ToJson(openings))));

        read.Select(o => o.Commitment).ShouldBe(openings.Select(o => o.Commitment));
        read.Select(o => o.At).ShouldBe(["/actor_ref", "/input_commit/0/file"]);
        Should.Throw<AuditException>(() => Opening.FromJson(new CanonicalList([new CanonicalObject { { "at", "/a" } }])));
        Should.Throw<AuditException>(() => Opening.FromJson(null));
    }
}
