using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.TestKit;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Core.Tests.Privacy;

public sealed class EgressTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void None_of_500_planted_identifiers_gets_through_in_any_spelling(int seed)
    {
        var planted = new PlantedIdentifiers((ulong)seed).Make(500);
        var source = Talk([.. planted.Select(p => p.Sentence)]);

        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source;

        var through = planted.Zip(masked.Segments, (p, s) => (p, s.Text.Text)).Where(x => Spelling.Flat(x.Text).Contains(x.p.Bare, StringComparison.Ordinal) || x.Text == x.p.Sentence);
        through.Select(x => $"{x.p.Kind}: {x.p.Sentence} -> {x.Text}").ShouldBeEmpty();
    }

    /// <summary>A leak must be seen: what was planted is found by the same comparison while nothing is masked.</summary>
    [Fact]
    public void The_comparison_finds_every_identifier_that_is_not_masked()
    {
        var planted = new PlantedIdentifiers(1).Make(500);

        planted.Where(p => !Spelling.Flat(p.Sentence).Contains(p.Bare, StringComparison.Ordinal)).Select(p => $"{p.Kind} {p.Bare} {p.Sentence}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Numbers_that_identify_nobody_are_left_alone(int seed)
    {
        var sentences = new LookAlikes((ulong)seed).Make(1000);
        var source = Talk(sentences);

        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source;

        var touched = sentences.Zip(masked.Segments, (s, m) => (Sentence: s, m.Text.Text)).Where(x => x.Sentence != x.Text).Select(x => $"{x.Sentence} -> {x.Text}").ToList();
        touched.Count.ShouldBeLessThanOrEqualTo(20, string.Join('\n', touched));
    }

    private static SourceText Talk(IReadOnlyList<string> sentences) => Some.Of(
        SourceShape.Document, [.. sentences.Select((s, i) => new Segment { Index = i, Kind = SegmentKind.Paragraph, Text = s })]);
}
