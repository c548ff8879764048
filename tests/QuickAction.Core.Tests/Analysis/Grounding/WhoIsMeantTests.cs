using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>People, places and days are named once and meant for a long time: what a careful minute writer names in full passes, somebody else does not.</summary>
public sealed class WhoIsMeantTests
{
    private static readonly DateOnly Meeting = new(2026, 10, 14);

    // Twelve turns and more lie between a name and the words that are cited.
    private static readonly string[] Between = [.. Enumerable.Range(0, 14).Select(i => i % 2 == 0 ? "Ada Quill: The bed has come and the frame is ordered." : "Ben Marsh: That is good to hear.")];

    [Fact]
    public void A_first_name_that_is_cited_may_have_the_surname_of_the_family()
    {
        var talk = Talk(["Ada Quill: Mrs Hobbs is next.", .. Between, "Ben Marsh: Does Reg know about the checklist?"]);

        Codes(talk, "Reg Hobbs should know about the checklist.").ShouldBeEmpty();
        Codes(Talk(["Ada Quill: Mrs Hobbs is next.", "Ada Quill: Reg Tully is her neighbour.", .. Between, "Ben Marsh: Does Reg know about the checklist?"]), "Reg Hobbs should know about the checklist.").ShouldBe(["name-not-cited"]);
    }

    [Fact]
    public void A_relative_who_bears_the_name_of_somebody_who_speaks_is_somebody_else()
    {
        var talk = Talk(["Ada Quill: It's Nesta Quill, my mother.", .. Between[..10], "Ben Marsh: She gets up four times a night."]);

        Codes(talk, "Nesta Quill gets up four times a night.").ShouldBeEmpty();
    }

    [Fact]
    public void A_title_and_a_surname_stand_for_the_whole_name_that_is_said_later()
    {
        var talk = Talk(["Ada Quill: Would Dr Qazi write that?", "Ben Marsh: I'll ask.", .. Between, "Ada Quill: That's Dr Nasreen Qazi."]);

        Codes(talk, "Dr Nasreen Qazi was asked to write.").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Ben Marsh: Mrs Hobbs wants the ramp.", "Mr Hobbs wants the ramp.", "name-not-cited")]
    [InlineData("Ben Marsh: Mr. Tom Hobbs wants the ramp.", "Mrs Hobbs wants the ramp.", "name-not-cited")]
    [InlineData("Ms Hobbs: I want the ramp.", "Mr Hobbs wants the ramp.", "name-not-cited")]
    [InlineData("Ben Marsh: Mrs Lane wants the ramp.", "Mr Lane wants the ramp.", "name-not-cited")]
    [InlineData("Ben Marsh: Mrs Hobbs wants the ramp.", "Mrs Lane wants the ramp.", "name-not-in-source")]
    [InlineData("Ben Marsh: Mrs Hobbs wants the ramp.", "Ms Hobbs wants the ramp.", "name-not-cited")]
    [InlineData("Ben Marsh: Mrs Hobbs wants the ramp.", "Miss Hobbs wants the ramp.", "name-not-cited")]
    [InlineData("Ben Marsh: Mrs Hobbs wants the ramp.", "Dr Hobbs wants the ramp.", "name-not-cited")]
    [InlineData("Ben Marsh: Mrs Hobbs wants the ramp.", "Councillor Hobbs wants the ramp.", "name-not-cited")]
    [InlineData("Ben Marsh: Mr Hobbs wants the ramp.", "Sir Hobbs wants the ramp.", "name-not-cited")]
    [InlineData("Ben Marsh: Mrs Hobbs, she's a doctor, wants the ramp.", "Dr Hobbs wants the ramp.", null)]
    [InlineData("Ben Marsh: Cllr Hobbs wants the ramp.", "Councillor Hobbs wants the ramp.", null)]
    [InlineData("Ben Marsh: Mr Lane and Mrs Hobbs want the ramp.", "Mr Hobbs wants the ramp.", "name-not-cited")]
    [InlineData("Ben Marsh: Mrs Hobbs wants the ramp.", "Mrs Hobbs wants the ramp.", null)]
    [InlineData("Ben Marsh: Mr and Mrs Hobbs want the ramp.", "Mr Hobbs and Mrs Hobbs want the ramp.", null)]
    [InlineData("Ben Marsh: Dr Hobbs wants the ramp.", "Mrs Hobbs wants the ramp.", null)]
    [InlineData("Ben Marsh: Hobbs wants the ramp.", "Mr Hobbs wants the ramp.", null)]
    public void Mr_and_Mrs_of_one_name_are_two_people(string said, string text, string? code) =>
        Codes(Talk([said, .. Between]), text, 0).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void Whoever_is_addressed_elsewhere_is_not_addressed_otherwise()
    {
        var talk = Talk(["Ada Quill: Mrs Hobbs is next.", .. Between, "Ben Marsh: Hobbs has the keys."]);

        Codes(talk, "Mrs Hobbs has the keys.").ShouldBeEmpty();
        Codes(talk, "Mr Hobbs has the keys.").ShouldBe(["name-not-cited"]);
        Codes(Talk(["Ada Quill: Mrs Hobbs is next.", "Ada Quill: And Mr Hobbs is with her.", .. Between, "Ben Marsh: Hobbs has the keys."]), "Mr Hobbs has the keys.").ShouldBeEmpty();
    }

    [Fact]
    public void A_firm_that_is_named_again_and_again_is_meant_by_we()
    {
        string[] named = ["Ada Quill: What does Corvane say?", "Ben Marsh: Corvane is short of drivers.", "Ada Quill: And Corvane has no plan?"];

        Codes(Talk([.. named, .. Between, "Ben Marsh: We could lose two more crews."]), "Corvane could lose two more crews.").ShouldBeEmpty();
        Codes(Talk([.. named[..2], .. Between, "Ben Marsh: We could lose two more crews."]), "Corvane could lose two more crews.").ShouldBe(["name-not-cited"]);
    }

    [Fact]
    public void A_person_is_no_place_however_often_named()
    {
        string[] named = ["Ada Quill: That's Leonard Hobbs.", "Ben Marsh: Hobbs, yes.", "Ada Quill: Hobbs came in.", "Ben Marsh: So did Hobbs's brother."];

        Codes(Talk([.. named, .. Between, "Ben Marsh: Somebody may fall in the dark."]), "The meeting heard that Hobbs may fall in the dark.").ShouldBe(["name-not-cited"]);
    }

    [Theory]
    [InlineData("Ada Quill reported that Leonard Hobbs had told her that he would go.")]
    [InlineData("Corvane Homes raised its rate for Leonard Hobbs.")]
    public void What_somebody_is_reported_to_have_said_is_the_reporters_to_tell(string text)
    {
        var talk = Talk(["Ben Marsh: Corvane Homes.", "Ada Quill: Leonard Hobbs was clear that he would go, and the rate at Corvane Homes is up."]);

        Codes(talk, text, segment: 1).ShouldNotContain("speaker-differs");
    }

    [Fact]
    public void A_sentence_under_its_speakers_label_is_about_whomever_it_likes() =>
        Codes(Talk(["PhD D: Which, er, he found on Friday, so that is the other way."]), "PhD D: Which he found on Friday, that is the other way.").ShouldNotContain("name-not-cited");

    [Fact]
    public void What_somebody_said_is_theirs_to_say()
    {
        var talk = Talk(["Ben Marsh: Good morning.", "Ada Quill: He would go, Leonard Hobbs."]);

        Codes(talk, "Leonard Hobbs told the meeting that he would go.").ShouldContain("speaker-differs");
    }

    [Theory]
    [InlineData("the sixth", "2027-01-06", "I'd like them here in January.")]
    [InlineData("this weekend", "2026-10-18", "It has to be revised.")]
    [InlineData("the day after", "2026-10-22", "There's a meeting on the twenty first.")]
    [InlineData("in the morning", "2026-10-15", "Somebody should ring them.")]
    public void A_day_that_the_words_leave_to_what_else_was_said_follows_from_that(string due, string day, string before)
    {
        Dues(due, day, before).ShouldBeEmpty();
        Dues(due, "2026-12-03", before).ShouldNotBeEmpty();
        Dues(due, "2029-" + day[5..], before).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_day_without_its_month_is_the_last_or_the_next_or_of_a_month_that_was_spoken_of()
    {
        Codes(Talk(["Ada Quill: He's been fit since the eighth."]), "He has been fit since 8 October.").ShouldBeEmpty();
        Codes(Talk(["Ada Quill: He's been fit since the eighth."]), "He has been fit since 8 August.").ShouldNotBeEmpty();
        Codes(Talk(["Ben Marsh: And over Christmas?", "Ada Quill: Collected on the twenty sixth."]), "They will be collected on Saturday 26 December.").ShouldBeEmpty();
        Codes(Talk(["Ben Marsh: And over Christmas?", "Ada Quill: Collected on the twenty sixth."]), "They will be collected on Friday 26 December.").ShouldNotBeEmpty();
    }

    [Fact]
    public void A_day_of_the_month_in_the_very_words_of_the_talk_was_said() =>
        Codes(Talk(["Ada Quill: I'll do the visit on the first myself."]), "Ada Quill to do the visit on the first.").ShouldBeEmpty();

    private static SourceText Talk(string[] turns) => Some.Transcript(turns);

    /// <summary>Codes of what is found in a statement that rests on the last turn, or on another.</summary>
    private static List<string> Codes(SourceText talk, string text, int? segment = null) =>
        [.. new GroundingCheck(talk, Meeting).Of([new Statement { Text = text, Citations = [Cite.Whole(talk.Segments[segment ?? (text.Contains("Qazi", StringComparison.Ordinal) ? 0 : talk.Segments.Count - 1)])] }])
            .Where(w => w.Severity >= Severity.Warn)
            .Select(w => w.Code)];

    private static List<string> Dues(string due, string day, string before)
    {
        var talk = Talk([$"Ben Marsh: {before}", $"Ada Quill: I'll ring them {due}."]);
        var action = new ActionItem { Text = "Ring them", Citations = [Cite.Whole(talk.Segments[1])], Owner = "Ada Quill", Due = due, DueDate = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) };
        return [.. new GroundingCheck(talk, Meeting).Of(new MinutesFindings { Actions = [action] }).Where(w => w.Severity >= Severity.Warn).Select(w => w.Code)];
    }
}
