using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

public sealed class GroundingCheckTests
{
    private static readonly SourceText Meeting = Some.Transcript(
        "Cllr Ada Quill: Good morning. Apologies from Priya Nair. Can we take the lift at Fern House first?",
        "Ben Marsh: The lift was out for nineteen days, and the repair was three thousand four hundred pounds. Mrs Okoro fell on the stairs.",
        "Cllr Ada Quill: We are not closing Fern House. Ben, could you write to the contractor by Friday?",
        "Ben Marsh: Yes, I'll do that. Two thirds of the tenants have answered the survey.",
        "Cllr Ada Quill: The next meeting is on the ninth of June, half past two. Kate has no thoughts of harming herself, the nurse says.",
        "Ben Marsh: Attendance went from seventy one to eighty eight per cent.",
        "Cllr Ada Quill: Kate was not in pain and the bruise on her arm had gone down.");

    private static readonly GroundingCheck Check = new(Meeting, new DateOnly(2026, 5, 12));

    [Theory]
    [InlineData("The lift at Fern House was out of use for 19 days.", 1)]
    [InlineData("The repair cost £3,400.", 1)]
    [InlineData("Ben Marsh reported that Mrs Okoro had fallen on the stairs.", 1)]
    [InlineData("Fern House would not be closed.", 2)]
    [InlineData("67 per cent of tenants had answered the survey.", 3)]
    [InlineData("The next meeting would be held on Tuesday 9 June 2026 at 2.30pm.", 4)]
    [InlineData("Attendance had risen from 71% to 88%.", 5)]
    [InlineData("Councillor Quill said that Fern House was not closing.", 2)]
    [InlineData("The nurse says that Kate has no thoughts of self-harm.", 4)]
    [InlineData("The bruise on Kate's arm had gone down.", 6)]
    [InlineData("[[PERSON_12]] has no thoughts of self-harm, says the nurse.", 4)]
    [InlineData("Ben Marsh (External) reported that Mrs Okoro had fallen on the stairs.", 1)]
    [InlineData("Ben Marsh (Guest) reported that Mrs Okoro had fallen on the stairs.", 1)]
    public void A_true_paraphrase_is_left_alone(string text, int segment)
    {
        Codes(text, segment).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The lift was out of use for 29 days.", 1, "number-not-in-source")]
    [InlineData("The lift was out of use for 88 days.", 1, "number-not-cited")]
    [InlineData("The repair cost £4,300.", 1, "amount-not-in-source")]
    [InlineData("The next meeting would be held on 19 June.", 4, "date-not-in-source")]
    [InlineData("The contractor would be written to on 9 June.", 2, "date-not-cited")]
    [InlineData("Mrs Wexford fell on the stairs.", 1, "name-not-in-source")]
    [InlineData("Ada Quill fell on the stairs.", 5, "name-not-cited")]
    [InlineData("The group is closing Fern House.", 2, "negation-dropped")]
    [InlineData("The lift was not out for nineteen days.", 1, "negation-added")]
    [InlineData("Ben Marsh said that the next meeting was on 9 June.", 4, "speaker-differs")]
    [InlineData("Mrs Okoro has expressed suicidal thoughts.", 1, "harm-not-cited")]
    [InlineData("Kate is harming herself.", 4, "harm-denied")]
    public void An_invention_is_found(string text, int segment, string code)
    {
        Codes(text, segment).ShouldContain(code);
    }

    [Fact]
    public void Harm_that_the_cited_words_do_not_carry_is_of_high_severity_even_without_a_citation()
    {
        var warnings = Check.Of([new Statement { Text = "He has a history of domestic abuse.", Supported = false }]);

        warnings.ShouldHaveSingleItem().Severity.ShouldBe(Severity.High);
    }

    [Theory]
    [InlineData("Ben Marsh", null, null)]
    [InlineData("Cllr Ada Quill", null, "owner-differs")]
    [InlineData("Priya Nair", null, "owner-differs")]
    [InlineData("Gareth Pugh", null, "owner-not-in-source")]
    [InlineData("Ben Marsh", "by Friday", null)]
    [InlineData("Ben Marsh", "by the end of July", "due-not-stated")]
    public void The_owner_takes_the_action_on_and_its_due_date_is_said(string owner, string? due, string? code)
    {
        var action = new ActionItem { Text = "Write to the contractor", Owner = owner, Due = due, Citations = [Whole(2), Whole(3)] };

        var codes = Check.Of(new MinutesFindings { Actions = [action] }).Select(w => w.Code);

        codes.ShouldBe(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("I'm ringing placements myself tomorrow.", "Ada Quill", null)]
    [InlineData("I'm ringing placements myself tomorrow.", "Ben Marsh", "owner-differs")]
    [InlineData("We're writing to all of them.", "Ada Quill", null)]
    public void Whoever_says_that_they_are_doing_it_takes_it_on(string said, string owner, string? code)
    {
        var source = Some.Transcript("Ben Marsh: And placements?", $"Ada Quill: {said}", "Ben Marsh: Right.");
        var action = new ActionItem { Text = "Ring placements", Owner = owner, Citations = [Cite.Whole(source.Segments[1])] };

        new GroundingCheck(source, meetingDate: null).Of(new MinutesFindings { Actions = [action] }).Select(w => w.Code).Where(c => c.StartsWith("owner-", StringComparison.Ordinal)).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public void A_due_day_that_does_not_follow_from_what_was_said_is_found()
    {
        var action = new ActionItem { Text = "Write to the contractor", Owner = "Ben Marsh", Due = "by Friday", Citations = [Whole(2)] };

        Check.Of(new MinutesFindings { Actions = [action with { DueDate = new DateOnly(2026, 5, 15) }] }).ShouldBeEmpty();
        Check.Of(new MinutesFindings { Actions = [action with { DueDate = new DateOnly(2026, 5, 20) }] })
            .ShouldHaveSingleItem().Code.ShouldBe("due-date-not-stated");
    }

    [Theory]
    [InlineData("Ben Marsh", null)]
    [InlineData("B. Marsh", null)]
    [InlineData("Councillor Ada Quill", null)]
    [InlineData("Mrs Okoro", "attendee-not-present")]
    [InlineData("Gareth Pugh", "attendee-not-in-source")]
    public void An_attendee_was_there_and_not_only_mentioned(string name, string? code)
    {
        Check.Of(new MinutesFindings { Attendees = [new Attendee { Name = name }] }).Select(w => w.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public void A_finding_says_what_is_wrong_and_cites_what_the_statement_cites()
    {
        var warning = Check.Of([new Statement { Text = "The lift was out of use for 29 days.", Citations = [Whole(1)] }]).ShouldHaveSingleItem();

        warning.Message.ShouldBe("The number \"29\" is nowhere in the source (\"The lift was out of use for 29 days\").");
        warning.Citations.ShouldBe([Whole(1)]);
    }

    [Fact]
    public void The_meetings_date_must_be_stated()
    {
        var source = Meeting with { Preamble = ["Housing panel, 12 May 2026"] };

        new GroundingCheck(source, null).StatesMeetingDate(new DateOnly(2026, 5, 12)).ShouldBeTrue();
        new GroundingCheck(source, null).StatesMeetingDate(new DateOnly(2026, 5, 13)).ShouldBeFalse();
    }

    private static IEnumerable<string> Codes(string text, int segment) =>
        Check.Of([new Statement { Text = text, Citations = [Whole(segment)] }]).Where(w => w.Severity > Severity.Info).Select(w => w.Code);

    private static Citation Whole(int segment) => Cite.Whole(Meeting.Segments[segment]);
}
