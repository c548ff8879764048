using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Leaves;

/// <summary>The encoding of leaves is for ever: a change of any of these bytes is a new schema.</summary>
public sealed class GoldenLeafTests
{
    [Asvs("V16.2.1", "V16.2.2")]
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
        Commitments.In(json).ShouldBe(leaf.Openings.Select(o => o.At), ignoreOrder: true);
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
    public void A_leaf_of_thousands_of_files_and_decisions_stays_short_and_commits_to_all_of_them()
    {
        var files = Enumerable.Range(0, 5_000).Select(i => new InputFile(i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture), "text/plain", i, i, 1)).ToList();
        var requested = SomeRecords.Of(AuditKind.DecisionRequested) with { Parts = [new InputPart(files, new string('d', 64), 1)] };
        var export = SomeRecords.Of(AuditKind.ExportMade).Parts.OfType<ExportPart>().Single() with { Decisions = [.. files.Select(f => f.Sha256[..36])] };

        var leaf = LeafWriter.Encode(requested, Commitment.NewSalt);
        var made = LeafWriter.Encode(requested with { Kind = AuditKind.ExportMade, Parts = [export] }, Commitment.NewSalt);

        leaf.Bytes.Length.ShouldBeLessThan(8_192);
        made.Bytes.Length.ShouldBeLessThan(8_192);
        leaf.Openings.Single(o => o.Field == "files_commit").Value.ShouldBeOfType<CanonicalList>().Items.Count.ShouldBe(5_000 - InputPart.MostListed);
        made.Openings.Single(o => o.Field == "decisions_commit").Value.ShouldBeOfType<CanonicalList>().Items[^1].ShouldBe(export.Decisions[^1]);
        Commitments.In(CanonicalJson.Decode(leaf.Bytes.Span)).ShouldBe(leaf.Openings.Select(o => o.At), ignoreOrder: true);
        Encoding.UTF8.GetString(leaf.Bytes.Span).ShouldContain("\"input_more\":{\"count\":4968,");
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
