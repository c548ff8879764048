using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.TestKit;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>Records name the rules by which a text was masked. Rules that find something else need another name.</summary>
public sealed class MaskingRulesTests
{
    /// <summary>
    /// What the rules of each name find in the corpus below. Does the last line differ? Then the rules have changed: raise <see cref="MaskingRules.Name"/>, and add a line. Before a release of a
    /// name its line may be renewed; afterwards never.
    /// </summary>
    private static readonly (string Name, string Digest)[] Known =
    [
        ("uk/3", "f925608c092f2181"),
    ];

    [Fact]
    public void Rules_that_find_something_else_have_another_name() => (MaskingRules.Name, Digest(s => s)).ShouldBe(Known[^1]);

    [Fact]
    public void A_name_stands_for_one_set_of_rules() => Known.Select(k => k.Name).ShouldBeUnique();

    /// <summary>The digest must see a change: a corpus with one identifier fewer has another.</summary>
    [Fact]
    public void One_finding_fewer_is_another_digest() => Digest(s => s.Skip(1)).ShouldNotBe(Digest(s => s));

    private static string Digest(Func<IEnumerable<string>, IEnumerable<string>> choose)
    {
        string[] corpus =
        [
            .. FreshSpellings.Identifiers.Select(i => i.Sentence), .. FreshSpellings.LookAlikes,
            .. new PlantedIdentifiers(7).Make(500).Select(p => p.Sentence), .. new LookAlikes(7).Make(500),
        ];
        var source = Some.Of(SourceShape.Document, [.. choose(corpus).Select((s, i) => new Segment { Index = i, Kind = SegmentKind.Paragraph, Text = s })]);
        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source;
        var found = masked.Segments.Select((s, i) => $"{i}:{string.Join(',', s.Text.Replacements.Select(r => $"{r.Kind}{r.Start}-{r.End}"))}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', found))))[..16];
    }
}
