using System.Text.RegularExpressions;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.TestKit;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>500 identifiers in spellings that whoever wrote the rules had not seen, and 300 figures beside them (tests/QuickAction.TestKit/Privacy/Fresh).</summary>
public sealed partial class FreshSpellingsTests
{
    public static TheoryData<string> Kinds => [.. FreshSpellings.Identifiers.Select(i => i.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void None_gets_through(string kind) =>
        FreshSpellings.Identifiers.Where(i => i.Kind == kind).Select(i => (i.Sentence, Left: Left(i))).Where(i => IsPartOfOne(kind).IsMatch(i.Left)).ShouldBeEmpty();

    /// <summary>The comparison sees all of them as long as nothing is masked.</summary>
    [Fact]
    public void Each_would_be_seen() =>
        FreshSpellings.Identifiers.Where(i => !IsPartOfOne(i.Kind).IsMatch(string.Concat(i.Secrets.Select(s => i.Sentence[s])))).ShouldBeEmpty();

    [Fact]
    public void There_are_500() => FreshSpellings.Identifiers.Count.ShouldBe(500);

    [Fact]
    public void Figures_that_are_nobodys_are_left_alone()
    {
        var touched = FreshSpellings.LookAlikes.Select(l => (Line: l, Masked: Mask(l).Text)).Where(l => l.Line != l.Masked).ToList();

        FreshSpellings.LookAlikes.Count.ShouldBe(300);
        touched.Count.ShouldBeLessThanOrEqualTo(6, string.Join('\n', touched));
    }

    /// <summary>What stays of it, without what a writer notes in brackets and without the words between its groups.</summary>
    private static string Left(FreshSpellings.Spelt identifier)
    {
        var masked = Mask(identifier.Sentence);
        var left = identifier.Sentence.ToCharArray();
        foreach (var replaced in masked.Replacements)
        {
            Array.Fill(left, '\u2588', replaced.Start, replaced.End - replaced.Start);
        }

        return Note().Replace(string.Join(' ', identifier.Secrets.Select(s => new string(left[s]))), "");
    }

    private static MaskedText Mask(string text) =>
        new Pseudonymiser(new PrivacyOptions()).Mask(Some.Of(SourceShape.Document, [new Segment { Index = 0, Text = text }]), new PseudonymMap()).Source.Segments[0].Text;

    private static Regex IsPartOfOne(string kind) => kind == "EMAIL" ? Letter() : Code();

    [GeneratedRegex(@"[\p{L}\p{N}]")]
    private static partial Regex Letter();

    /// <summary>A digit in figures or words, a letter alone, capitals.</summary>
    [GeneratedRegex(@"\p{N}|\b[A-Z]{1,5}\b|(?<!')\b[b-z]\b|\b(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double)\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"[\[({*<][^\])}*>\d]{3,}[\])}*>]|\[\d\d:\d\d:\d\d\]")]
    private static partial Regex Note();
}
