using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding.Quotes;

public sealed class QuoteResolverTests
{
    private static readonly SourceText Meeting = Some.Transcript(
        "Ada Quill: Good morning, everybody. It’s the ninth of June – a Tuesday.",
        "Ben Marsh: The boiler at Fern House was mended on Friday, and the tenants have hot water again.",
        "Ada Quill: Good. And the lift? We said that we would not",
        "Ben Marsh: pay for a second inspection. No, we will not pay.",
        "Ada Quill: Then I'll write to the contractor by the end of the week.",
        "Ben Marsh: That is agreed, thank you.",
        "Ada Quill: That is agreed, thank you.");

    private readonly QuoteResolver _resolver = new(Meeting);

    [Fact]
    public void Words_that_stand_in_the_named_segment_are_cited_exactly()
    {
        var found = _resolver.Resolve([1], "the tenants have hot water again");

        found.Match.ShouldBe(QuoteMatch.Exact);
        var citation = found.Citations.ShouldHaveSingleItem();
        citation.Segment.ShouldBe(1);
        citation.Speaker.ShouldBe("Ben Marsh");
        Meeting.Segments[1].Text[citation.Start..citation.End].ShouldBe(citation.Quote);
    }

    [Theory]
    [InlineData("it's THE ninth of  June - a tuesday", "It’s the ninth of June – a Tuesday")]
    [InlineData("“Good morning,\u00A0everybody.”", "Good morning, everybody.")]
    [InlineData("[0] Ada Quill: Good morning, everybody", "Good morning, everybody")]
    [InlineData("Good morning, everybody;", "Good morning, everybody")]
    public void White_space_quotation_marks_dashes_and_case_do_not_matter(string quote, string expected)
    {
        var found = _resolver.Resolve([0], quote);

        found.Citations.ShouldHaveSingleItem().Quote.ShouldBe(expected);
        found.Reanchored.ShouldBeFalse();
    }

    [Fact]
    public void A_quotation_that_goes_on_into_the_next_turn_is_cited_in_both()
    {
        var found = _resolver.Resolve([2], "We said that we would not pay for a second inspection.");

        found.Citations.Select(c => (c.Segment, c.Quote)).ShouldBe(
            [(2, "We said that we would not"), (3, "pay for a second inspection.")]);
        found.Reanchored.ShouldBeFalse();
    }

    [Fact]
    public void Parts_around_an_ellipsis_are_cited_apart()
    {
        var found = _resolver.Resolve([1], "The boiler at Fern House … hot water again.");

        found.Citations.Select(c => c.Quote).ShouldBe(["The boiler at Fern House", "hot water again"]);
    }

    [Fact]
    public void Sentences_of_two_named_segments_put_together_are_cited_apart()
    {
        var found = _resolver.Resolve([0, 4], "Good morning, everybody. I'll write to the contractor by the end of the week.");

        found.Citations.Select(c => c.Segment).ShouldBe([0, 4]);
    }

    [Fact]
    public void Small_changes_are_aligned_and_the_sources_own_words_cited()
    {
        var found = _resolver.Resolve([1], "The boiler in Fern House was repaired Friday, and the tenants have hot water again");

        found.Match.ShouldBe(QuoteMatch.Aligned);
        found.Citations.ShouldHaveSingleItem().Quote.ShouldBe(
            "The boiler at Fern House was mended on Friday, and the tenants have hot water again");
    }

    [Fact]
    public void A_quotation_of_the_wrong_segment_is_moved_to_the_only_place_where_it_stands()
    {
        var found = _resolver.Resolve([0], "the tenants have hot water again");

        found.Reanchored.ShouldBeTrue();
        found.Citations.ShouldHaveSingleItem().Segment.ShouldBe(1);
    }

    [Fact]
    public void A_quotation_that_stands_in_several_other_places_is_not_found()
    {
        _resolver.Resolve([0], "That is agreed, thank you.").Supported.ShouldBeFalse();
    }

    [Theory]
    [InlineData("the roof at Fern House will be replaced in the spring")]
    [InlineData("no")]
    [InlineData("or")]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("\uD800")]
    public void Words_that_were_not_said_there_are_not_found(string quote)
    {
        _resolver.Resolve([0, 1], quote).Supported.ShouldBeFalse();
    }

    [Fact]
    public void Segments_that_do_not_exist_are_named()
    {
        var found = _resolver.Resolve([1, 99, -4], "the tenants have hot water again");

        found.UnknownSegments.ShouldBe([99, -4]);
        found.Supported.ShouldBeTrue();
    }

    [Fact]
    public void A_sentence_that_goes_over_a_running_footer_is_one_quotation()
    {
        var resolver = new QuoteResolver(Some.Of(SourceShape.Document,
        [
            new Segment { Index = 0, Text = "The panel heard that the fence" },
            new Segment { Index = 1, Text = "Page 3 of 12", Kind = SegmentKind.PageFurniture },
            new Segment { Index = 2, Text = "had fallen twice." },
        ]));

        resolver.Resolve([0], "heard that the fence had fallen twice").Citations.Select(c => c.Segment).ShouldBe([0, 2]);
    }

    [Fact]
    public void What_happened_to_quotations_is_said_once_for_each_kind()
    {
        var tally = new QuoteTally();
        tally.Add(_resolver.Resolve([0], "the tenants have hot water again"));
        tally.Add(_resolver.Resolve([0], "I'll write to the contractor by the end of the week"));
        tally.Add(_resolver.Resolve([77], "nobody said this at all"));

        tally.Warnings().Select(w => (w.Code, w.Severity, w.Citations.Count)).ShouldBe(
            [("segment-unknown", Severity.Warn, 0), ("quote-reanchored", Severity.Info, 2)]);
    }
}
