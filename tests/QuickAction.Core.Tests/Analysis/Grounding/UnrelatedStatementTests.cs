using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>A true quotation beside a statement that is about something else.</summary>
public sealed class UnrelatedStatementTests
{
    private static readonly SourceText Meeting = Some.Transcript(
        "Carol Doyle: The bus passes for the older children run out on Friday.",
        "Ben Marsh: I'll ring the office and have them renewed.",
        "Carol Doyle: And the bins?",
        "Ben Marsh: The bins on Mill Lane were missed twice, and the crew said the gate was locked.",
        "Carol Doyle: Then somebody has to give them a key.",
        "Ben Marsh: Dean was late for school on Monday.",
        "Carol Doyle: His mother was at the hospital with the baby.",
        "Ben Marsh: That's what she told me as well.",
        "Carol Doyle: The landlord has served notice on the family.");

    private static readonly GroundingCheck Check = new(Meeting, new DateOnly(2026, 5, 12));

    [Theory]
    [InlineData(0, "The pond in the park has been drained.")]
    [InlineData(1, "The roof of the sports hall is to be replaced.")]
    [InlineData(3, "The library will close its upper reading room.")]
    [InlineData(0, "The bus passes run out on Friday, and the swimming pool is to be drained.")]
    [InlineData(0, "Carol Doyle reported that the siblings gamble online.")]
    public void What_has_nothing_to_do_with_its_evidence_is_found(int segment, string text) => Codes(segment, text).ShouldContain("matter-not-cited");

    [Theory]
    [InlineData(0, "The older children's bus passes expire on Friday.")]
    [InlineData(1, "Ben Marsh will phone the office about renewing the bus passes.")]
    [InlineData(3, "Collections on Mill Lane were missed because the gate was locked.")]
    [InlineData(4, "Provide the crew with a key to the gate.")]
    [InlineData(0, "The panel noted the update and thanked officers.")]
    [InlineData(3, "It was agreed that the item be deferred to the next meeting.")]
    public void A_writers_own_words_for_what_was_said_are_left_alone(int segment, string text) => Codes(segment, text).ShouldNotContain("matter-not-cited");

    [Theory]
    [InlineData(5, "He has been excluded from school.", "grave-not-cited")]
    [InlineData(1, "Ben Marsh reported that the office worker has died.", "grave-not-cited")]
    [InlineData(5, "Dean is a liar.", "grave-not-cited")]
    [InlineData(5, "Dean is disabled.", "grave-not-cited")]
    [InlineData(8, "The family is not eligible for housing.", "grave-not-cited")]
    [InlineData(8, "The family is intentionally homeless.", "grave-not-cited")]
    [InlineData(6, "Dean's mother lacks capacity.", "grave-not-cited")]
    [InlineData(8, "The notice was unlawful.", "grave-not-cited")]
    [InlineData(5, "Dean was furious at being late for school on Monday.", "grave-not-cited")]
    [InlineData(3, "The crew were aggressive about the locked gate on Mill Lane.", "grave-not-cited")]
    [InlineData(6, "Dean's mother was tearful at the hospital with the baby.", "grave-not-cited")]
    [InlineData(1, "Ben Marsh found the office uncooperative.", "grave-not-cited")]
    [InlineData(6, "Dean's mother is pregnant.", null)]
    [InlineData(8, "The family is to be evicted.", null)]
    public void One_word_is_enough_where_it_tells_of_a_turn_of_somebodys_life(int segment, string text, string? code) =>
        Codes(segment, text).Where(c => c == "grave-not-cited").ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData(5, "Dean said that life was not worth living.")]
    [InlineData(5, "Dean is at risk of significant harm.")]
    [InlineData(5, "Dean was touched inappropriately.")]
    [InlineData(6, "Dean saw his father hit his mother.")]
    public void What_harms_most_when_it_is_wrong_blocks_approval(int segment, string text) =>
        Check.Of([new Statement { Text = text, Citations = [Cite.Whole(Meeting.Segments[segment])] }]).ShouldContain(w => w.Code == "harm-not-cited" && w.Severity == Severity.High);

    [Fact]
    public void The_finding_names_the_stretch_and_blocks_approval_where_it_tells_of_harm()
    {
        var found = Check.Of([new Statement { Text = "The bus passes run out on Friday and the uncle was arrested for burglary.", Citations = [Cite.Whole(Meeting.Segments[0])] }]);

        var finding = found.Single(w => w.Code == "matter-not-cited");
        finding.Severity.ShouldBe(Severity.High);
        finding.Message.ShouldStartWith("Nothing of \"and the uncle was arrested for burglary\" is said in the words that are cited or near them");
    }

    private static IEnumerable<string> Codes(int segment, string text) =>
        Check.Of([new Statement { Text = text, Citations = [Cite.Whole(Meeting.Segments[segment])] }]).Where(w => w.Severity >= Severity.Warn).Select(w => w.Code);
}
