using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>A statement of several sentences has at most three short quotations: what the turns between and beside them say is pointed out, and no more; what they do not say is found fault with.</summary>
public sealed class SaidNearbyTests
{
    private static readonly SourceText Review = Some.Transcript(
        "Ada Quill: Six months is the rule. When would you like me back?",
        "Ben Marsh: Sooner, please.",
        "Ada Quill: I'll come back in twelve weeks, not six months.",
        "Cy Orme: I wouldn't mind that either.",
        "Dee Platt: That's the bins done.",
        "Dee Platt: And the lights.",
        "Dee Platt: And the drains.",
        "Eve Holt: There are nine hydrants on the ring road.");

    [Fact]
    public void Who_speaks_between_the_quoted_turns_has_said_what_is_told_of_it() =>
        Codes("Ada Quill said that six months was the rule. Ben Marsh asked for it sooner, and Ada Quill said that the next would be in twelve weeks.").ShouldBeEmpty();

    [Fact]
    public void Who_speaks_there_of_something_else_has_not() =>
        Codes("Ada Quill said that six months was the rule. Cy Orme asked for it sooner, and Ada Quill said that the next would be in twelve weeks.").ShouldContain("speaker-differs");

    [Fact]
    public void Who_speaks_further_off_has_not() =>
        Codes("Ada Quill said that six months was the rule. Eve Holt asked for it sooner, and Ada Quill said that the next would be in twelve weeks.").ShouldContain("speaker-differs");

    [Fact]
    public void What_is_denied_beside_the_quoted_turns_may_be_denied() =>
        Codes("Ada Quill said that six months was the rule and that the next would be in twelve weeks. Cy Orme did not mind that either.").ShouldBeEmpty();

    [Fact]
    public void What_nobody_denies_there_may_not() =>
        Codes("Ada Quill said that six months was not the rule. The next would be in twelve weeks.").ShouldContain("negation-added");

    [Fact]
    public void A_number_of_another_place_is_not_near() =>
        Codes("Ada Quill said that six months was the rule. The next would be in twelve weeks, after nine of them.").ShouldContain("number-not-cited");

    [Fact]
    public void A_number_and_what_it_counts_may_be_said_a_while_off() =>
        Codes("Ada Quill said that six months was the rule. The next would be in twelve weeks, after the nine hydrants were seen to.").ShouldNotContain("number-not-cited");

    private static IEnumerable<string> Codes(string statement) =>
        new GroundingCheck(Review, meetingDate: null)
            .Of([new Statement { Text = statement, Citations = [Cite.Whole(Review.Segments[0]), Cite.Whole(Review.Segments[2])] }])
            .Where(w => w.Severity >= Severity.Warn)
            .Select(w => w.Code);
}
