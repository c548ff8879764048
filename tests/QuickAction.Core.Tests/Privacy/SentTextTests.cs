using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.TestKit.Samples;

namespace QuickAction.Core.Tests.Privacy;

public sealed class SentTextTests
{
    private static readonly SentText Look = new(new PrivacyOptions());

    [Theory]
    [InlineData("Her NHS number is 943 476 5919.", 1)]
    [InlineData("Call 07700 900123 or write to jo@example.org.", 2)]
    [InlineData("NI AB 12 34 56 C, and again\nAB123456C", 2)]
    [InlineData("Her NHS number is [[NHS_1]], call [[PHONE_2]].", 0)]
    [InlineData("The vote was 12 to 7 and the meeting closed at 16:40.", 0)]
    public void Identifiers_of_a_fixed_pattern_are_counted_and_placeholders_are_not(string text, int hits)
    {
        Look.Identifiers(text).ShouldBe(hits);
    }

    [Fact]
    public async Task A_masked_source_holds_none()
    {
        var token = TestContext.Current.CancellationToken;
        var path = SeedFiles.PathOf("transcripts/team-meeting.vtt");
        var source = await new SourceReader(Extractors.All, new DocumentLimits()).ReadAsync(new SourceFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path, token)), token);
        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap());

        masked.Source.Segments.Sum(s => Look.Identifiers(s.Text.Text)).ShouldBe(0);
    }

    [Theory]
    [InlineData("She was diagnosed with epilepsy.", "health")]
    [InlineData("He was arrested; she is a shop steward.", "criminal,trade_union")]
    [InlineData("They go to the mosque and the gurdwara.", "religion")]
    [InlineData("A gay couple, Black Caribbean, one a party member.", "ethnicity,politics,sexuality")]
    [InlineData("The bins are collected on Tuesdays; the union jack flew at the town hall.", "")]
    public void Words_of_special_categories_are_flagged(string text, string categories)
    {
        string.Join(',', SpecialCategory.In(text)).ShouldBe(categories);
    }
}
