using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

public sealed class TitleCheckTests
{
    private static readonly SourceText Club = Some.Transcript(
        "Ada Quill: Good morning. The youth club first, please.",
        "Ben Marsh: We have twenty two members on a Friday now, and Amy says that she has somewhere to go after school.",
        "Ada Quill: And the money?",
        "Ben Marsh: The grant was four hundred pounds and the pool table is mended.",
        "Ada Quill: Domestic abuse, the awareness day.",
        "Ben Marsh: I will come to that.",
        "Ada Quill: Yes.",
        "Ben Marsh: Sorry, I have lost my page.",
        "Ada Quill: Take your time.",
        "Ben Marsh: Here it is.",
        "Ada Quill: Good.",
        "Ben Marsh: The leaflets are printed and Mr Leigh will bring them on Tuesday.",
        "Ada Quill: Any other business, then?");

    private static readonly GroundingCheck Check = new(Club, new DateOnly(2026, 5, 12));

    [Theory]
    [InlineData("The youth club")]
    [InlineData("Membership of the club on a Friday")]
    [InlineData("Membership And Growth")]
    [InlineData("The £400 grant and the pool table")]
    [InlineData("22 members")]
    [InlineData("1. The money")]
    [InlineData("Somewhere to go after school")]
    public void A_heading_of_what_was_said_is_left_alone(string title) => OfTopic(title, 1, 3).ShouldBeEmpty();

    [Theory]
    [InlineData("Theft of the grant by the treasurer", "harm-not-cited", Severity.High)]
    [InlineData("Amy attempted suicide before she joined", "harm-not-cited", Severity.High)]
    [InlineData("The £9,000 grant", "amount-not-in-source", Severity.Warn)]
    [InlineData("The pool table and Priya Wexford", "name-not-in-source", Severity.High)]
    [InlineData("Eviction of the youth club", "grave-not-cited", Severity.Warn)]
    [InlineData("Rooftop solar batteries", "matter-not-cited", Severity.Warn)]
    [InlineData("Domestic abuse of Mr Leigh", "harm-not-cited", Severity.High, 11)]
    public void A_heading_of_what_nobody_said_is_found(string title, string code, Severity severity, int segment = 1)
    {
        var found = OfTopic(title, segment, segment).Where(w => w.Code == code).ShouldHaveSingleItem();

        found.Severity.ShouldBe(severity);
        found.Message.ShouldStartWith("In a heading: ");
        found.Citations.Select(c => c.Segment).ShouldBe([segment]);
    }

    [Fact]
    public void A_matter_may_be_named_long_before_the_first_point_beneath_it() => Check.Of(new MinutesFindings
    {
        Topics = [Topic("The youth club", 1, 3), Topic("Domestic abuse, the awareness day", 11)],
    }).ShouldBeEmpty();

    [Fact]
    public void A_matter_may_be_named_long_after_the_last_point_beneath_it_where_no_other_heading_begins() => Check.Of(new MinutesFindings
    {
        Topics = [Topic("The club and the leaflets of Mr Leigh", 1), Topic("Any other business", 12)],
    }).ShouldBeEmpty();

    [Fact]
    public void A_heading_without_a_point_is_held_to_the_whole_source() => Check.Of(new MinutesFindings
    {
        Topics = [Topic("The pool table"), Topic("Sexual abuse at the club")],
    }).Select(w => w.Code).ShouldBe(["harm-not-cited"]);

    [Fact]
    public void Headings_of_summaries_and_titles_of_stories_are_held_to_their_source_too()
    {
        var story = new UseCase { Title = "Amy was raped", Quote = Club.Segments[1].Text, Citation = Cite.Whole(Club.Segments[1]), Why = "deed" };

        Check.Of(new SummaryFindings { Sections = [new SectionSummary { Title = "Drug dealing in the club", Points = Topic("", 1).Points }], UseCases = [story] })
            .Select(w => (w.Code, w.Message.Contains("raped"))).Distinct().ShouldBe([("harm-not-cited", false), ("harm-not-cited", true)]);
    }

    private static IReadOnlyList<Warning> OfTopic(string title, int first, int last) =>
        Check.Of(new MinutesFindings { Topics = [Topic(title, first == last ? [first] : [first, last])] });

    private static Topic Topic(string title, params int[] segments) => new()
    {
        Title = title,
        Points = [.. segments.Select(s => new Statement { Text = Club.Segments[s].Text, Citations = [Cite.Whole(Club.Segments[s])] })],
    };
}
