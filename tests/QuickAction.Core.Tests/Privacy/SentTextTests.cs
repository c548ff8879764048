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

    /// <summary>Texts are read for the beginnings of words before any pattern is tried: what each pattern can begin with must be among them.</summary>
    [Theory]
    [InlineData("health", "diagnosis|medication|prescribed|prescription|hospitals|patient|dementia|depressed|depression|anxiety|autism|autistic|ADHD|epileptic|diabetes|asthma|cancer|stroke|disability|disabled|wheelchairs|pregnancy|mental health|mental illness|psychosis|psychiatrist|self-harm|suicidal|overdosed|addiction|alcoholic|surgery|gp")]
    [InlineData("ethnicity", "ethnicity|racial|racism|racist|black British|Black African|black Caribbean|mixed heritage|Asian British|white British|Roma|Romany|gypsy|Irish traveller")]
    [InlineData("religion", "religion|church|mosque|synagogue|gurdwara|Muslim|Islamic|Christian|Christians|Christianity|Catholic|Jewish|Judaism|Hindu|Sikh|Buddhist|Ramadan|halal|kosher|atheist")]
    [InlineData("sexuality", "sexuality|sex life|gay|lesbian|bisexual|homosexual|LGBT|transgender|same-sex")]
    [InlineData("politics", "political party|political opinion|political belief|political view|party member|Labour Party|conservative party|liberal democrat|green party|Reform UK|Plaid Cymru|vote labour|votes conservative|vote tory")]
    [InlineData("trade_union", "trade union|union rep|union member|union official|union steward|shop steward|Unison|Unite the union")]
    [InlineData("criminal", "convicted|conviction|criminal|offence|offences|offender|offending|arrested|probation|prison|cautioned by the police|caution by the police|on bail|custody suite|custody record|custody sergeant|sentenced|police caution")]
    public void No_word_of_a_special_category_is_passed_over(string category, string words)
    {
        foreach (var word in words.Split('|'))
        {
            SpecialCategory.In($"They said ({word}) and went on.").ShouldContain(category, word);
        }
    }

    /// <summary>The sign for kelvin is a "k" to a pattern that looks at no case, and none to a comparison.</summary>
    [Fact]
    public void A_word_with_a_letter_of_another_kind_is_flagged_as_the_pattern_has_it() => SpecialCategory.In("It was a stro\u212Ae.").ShouldBe(["health"]);
}
