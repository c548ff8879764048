using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Leaves;

/// <summary>The encoding of leaves is for ever: a change of any of these bytes is a new schema.</summary>
public sealed class GoldenLeafTests
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_leaf_has_exactly_these_bytes(string kind)
    {
        var golden = File.ReadAllText(RepositoryFile($"{kind}.json")).TrimEnd('\n');

        Encoding.UTF8.GetString(LeafWriter.Encode(SomeRecords.Of(kind), SomeRecords.CountedSalts()).Bytes.Span).ShouldBe(golden);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_leaf_is_canonical_and_opens_with_its_salts_alone(string kind)
    {
        var leaf = LeafWriter.Encode(SomeRecords.Of(kind), Commitment.NewSalt);

        var json = CanonicalJson.Decode(leaf.Bytes.Span).ShouldBeOfType<CanonicalObject>();
        json.Text("schema").ShouldBe("qa.audit.v1");
        json.Text("kind").ShouldBe(SomeRecords.KindOf(kind));
        leaf.Openings.ShouldAllBe(o => Find(json, o.At) == o.Commitment);
        leaf.Openings.Select(o => Convert.ToHexString(o.Salt.Span)).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_personal_value_stands_in_a_leaf(string kind)
    {
        var text = Encoding.UTF8.GetString(LeafWriter.Encode(SomeRecords.Of(kind), Commitment.NewSalt).Bytes.Span);

        foreach (var personal in SomeRecords.Personal)
        {
            text.ShouldNotContain(personal, Case.Insensitive);
        }
    }

    [Fact]
    public void A_leaf_stays_far_below_what_the_format_allows()
    {
        Kinds.Select(k => LeafWriter.Encode(SomeRecords.Of(k), Commitment.NewSalt).Bytes.Length).ShouldAllBe(length => length < 4_000);
    }

    [Fact]
    public void A_leaf_that_would_be_too_long_is_refused_with_its_length()
    {
        var record = SomeRecords.Of(AuditKind.ConfigChanged) with { Parts = [new ConfigPart("keys.rotated", [new string('k', 70_000)], [])] };

        Should.Throw<AuditException>(() => LeafWriter.Encode(record, Commitment.NewSalt)).Message.ShouldContain("65535");
    }

    public static TheoryData<string> Kinds => [.. SomeRecords.Kinds];

    private static string RepositoryFile(string name) =>
        TestKit.RepositoryRoot.Combine("tests", "QuickAction.Core.Tests", "Audit", "Leaves", "Golden", name);

    private static string? Find(CanonicalValue json, string pointer) =>
        (pointer.Split('/').Skip(1).Aggregate(json, (at, step) => at switch
        {
            CanonicalObject o => o[step] ?? CanonicalNull.Instance,
            CanonicalList l => l.Items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)],
            _ => CanonicalNull.Instance,
        }) as CanonicalText)?.Value;
}
