using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

public sealed class MeetingPeopleTests
{
    [Theory]
    [InlineData("Jane Smith", "Jane Smith", null, null)]
    [InlineData("Smith, Jane", "Jane Smith", null, null)]
    [InlineData("Jane Smith, Chair", "Jane Smith", "Chair", null)]
    [InlineData("Cllr Jane Smith (Chair)", "Cllr Jane Smith", "Chair", null)]
    [InlineData("Jane Smith (Housing)", "Jane Smith", null, "Housing")]
    [InlineData("Jane Smith - Team manager", "Jane Smith", "Team manager", null)]
    [InlineData("Jane Smith (Guest)", "Jane Smith", null, null)]
    [InlineData("Jane Smith | Finance", "Jane Smith", null, "Finance")]
    public void Labels_are_read_as_name_role_and_organisation(string label, string name, string? role, string? organisation)
    {
        var person = SpeakerLabel.Read(label);

        (person.Name, person.Role, person.Organisation).ShouldBe((name, role, organisation));
    }

    [Fact]
    public void People_are_present_when_they_speak_or_are_introduced_not_when_they_are_mentioned()
    {
        var people = People(
            "Ann Webb: Morning. Sitting beside me is Joe Marsh, our apprentice, who's here to listen.",
            "Bob Dale: Morning. Ruth Carr rang me about the drains and Sir Ian Potts wrote.",
            "Ann Webb: We've had a letter from Ruth Carr too.");

        people.Attendees.Select(a => a.Name).ShouldBe(["Ann Webb", "Bob Dale", "Joe Marsh"]);
    }

    [Theory]
    [InlineData("And Joe Marsh is in the corner, our flood warden, who's lost his voice.")]
    [InlineData("Joe Marsh's in the corner, our flood warden, who's lost his voice.")]
    [InlineData("And that's Joe Marsh next to Bob, second day.")]
    [InlineData("That's Joe Marsh by the map, who plans exercises.")]
    [InlineData("That smart gentleman at the end is Joe Marsh, on loan from payroll.")]
    [InlineData("Behind him is Joe Marsh, a trainee, who I'm told did most of the sums.")]
    [InlineData("In the corner is Joe Marsh, our note taker, who won't be saying anything.")]
    [InlineData("And by the radiator that's Joe Marsh, who joins the panel in May and has come only to listen.")]
    [InlineData("Joe Marsh from business support is on the call learning the form, he's on mute.")]
    public void Who_is_pointed_out_without_a_word_of_theirs_is_present(string said) =>
        People($"Ann Webb: {said}", "Bob Dale: Morning.").Attendees.Select(a => a.Name).ShouldContain("Joe Marsh");

    [Theory]
    [InlineData("Joe Marsh said he'd be sitting this one out.")]
    [InlineData("We'll look at Joe Marsh's behaviour at the end.")]
    [InlineData("Next to nothing is known of where Joe Marsh was.")]
    public void Who_is_only_spoken_of_is_not_present(string said) =>
        People($"Ann Webb: {said}", "Bob Dale: Morning.").Attendees.Select(a => a.Name).ShouldNotContain("Joe Marsh");

    [Fact]
    public void A_role_before_a_full_name_makes_no_second_person() =>
        People("Ann Webb: Round the table, Joe Marsh, whose tea this is, and Bob Dale.", "Station Manager Joe Marsh: Hello.", "Bob Dale: Hello.")
            .Attendees.Select(a => a.Name).ShouldBe(["Ann Webb", "Station Manager Joe Marsh", "Bob Dale"]);

    [Fact]
    public void One_person_under_two_labels_is_one_attendee()
    {
        var people = People("Jane Smith (Housing): Hello.", "Tom Lee: Hello.", "Jane Smith: Shall we start?");

        people.Attendees.Select(a => a.Name).ShouldBe(["Jane Smith", "Tom Lee"]);
    }

    [Fact]
    public void Labels_that_name_nobody_are_no_attendees()
    {
        People("Unknown Speaker: Hello.", "Tom Lee: Hello.", "Speaker 2: Yes.").Attendees.Select(a => a.Name).ShouldBe(["Tom Lee"]);
    }

    [Theory]
    [InlineData("Ann Webb: Apologies from Ruth Carr and Dr Obi.", "Ruth Carr|Dr Obi")]
    [InlineData("Ann Webb: Ruth can't be with us, Ruth Carr, she sends apologies.", "Ruth Carr")]
    [InlineData("Ann Webb: Ruth Carr is poorly. She's sent her apologies.", "Ruth Carr")]
    [InlineData("Ann Webb: Councillor Carr and Tim Pike both send their apologies.", "Councillor Carr|Tim Pike")]
    [InlineData("Ann Webb: Tim Pike says he's sorry, he can't make it.", "Tim Pike")]
    [InlineData("Ann Webb: Mr Pike, our valuer, says sorry, Bob, he's been called away.", "Mr Pike")]
    [InlineData("Ann Webb: Tim Pike's rung, she's sorry, she can't speak.", "Tim Pike")]
    [InlineData("Ann Webb: Tim Pike is sorry for what he did to the fence.", "")]
    [InlineData("Ann Webb: Tim Pike isn't here yet.", "")]
    [InlineData("Ann Webb: Bob Dale sends apologies for being late.", "")]
    [InlineData("Ann Webb: Straight after apologies we take the budget.", "")]
    public void Apologies_are_said_or_sent(string line, string expected)
    {
        var people = People(line, "Bob Dale: Right.");

        people.Apologies.Select(a => a.Name).ShouldBe(expected.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Apologies_are_heard_in_the_answer_to_the_chairs_question()
    {
        var people = People("Ann Webb: Apologies, Bob?", "Bob Dale: Just the one, Councillor Carr.");

        people.Apologies.Select(a => a.Name).ShouldBe(["Councillor Carr"]);
    }

    [Fact]
    public void The_chair_is_whoever_is_answered_with_that_title()
    {
        var people = People("Ann Webb: Item one.", "Bob Dale: Thank you, Chair. It's short.", "Cy Lowe: I move it, Chair.");

        people.Attendees[0].Role.ShouldBe("Chair");
    }

    [Fact]
    public void What_shows_the_chair_to_be_that_is_cited()
    {
        var people = People("Ann Webb: Good morning. Item one.", "Bob Dale: It's short. Thank you, Chair.", "Cy Lowe: I move it, Chair.");

        people.Attendees[0].Citations.Select(c => c.Quote).ShouldBe(["Good morning.", "Thank you, Chair."]);
    }

    [Fact]
    public void A_role_stays_where_nobody_says_that_its_bearer_is_the_chair_too()
    {
        var people = People("Ann Webb: I'm Ann Webb, team manager.", "Bob Dale: Thank you, Madam Chairman.");

        people.Attendees[0].Role.ShouldBe("team manager, Chair");
        people.Attendees[0].Citations.Select(c => c.Quote).ShouldBe(["I'm Ann Webb, team manager.", "Thank you, Madam Chairman."]);
    }

    [Fact]
    public void A_speaker_whom_others_introduce_by_first_name_is_cited_with_a_label_that_has_the_last()
    {
        var people = People("Ann Webb: Bob is our clerk.", "Bob Dale: Morning, all.");

        people.Attendees[1].Citations.Select(c => c.Quote).ShouldBe(["Bob is our clerk.", "Morning, all."]);
    }

    [Fact]
    public void A_role_that_another_label_has_is_cited_with_that_label()
    {
        var people = People("Jane Smith: Hello.", "Tom Lee: Hello.", "Jane Smith (Clerk): Shall we start?");

        people.Attendees[0].Citations.Select(c => c.Quote).ShouldBe(["Hello.", "Shall we start?"]);
    }

    [Fact]
    public void Who_is_two_things_by_their_label_is_both() => SpeakerLabel.Read("Jane Smith - Team manager (Chair)").Role.ShouldBe("Chair, Team manager");

    [Fact]
    public void Whoever_sent_apologies_by_first_name_is_cited_with_the_words_that_have_the_last()
    {
        var people = People("Ann Webb: Apologies from Imelda.", "Bob Dale: We need Imelda Rooke for the lease.");

        people.Apologies.ShouldHaveSingleItem().Name.ShouldBe("Imelda Rooke");
        people.Apologies[0].Citations.Select(c => c.Quote).ShouldBe(["Apologies from Imelda.", "We need Imelda Rooke for the lease."]);
    }

    [Fact]
    public void A_chair_to_sit_on_makes_nobody_the_chair() => People(
        "Ann Webb: Is it on? Mind the chairs.", "Bob Dale: I'm on a chair for a four year old.", "Ann Webb: Bob, how are the lights?", "Bob Dale: Poor.", "Ann Webb: Cy?", "Cy Lowe: Poor.")
        .Chair.ShouldBe(new Chair(0, false));

    [Fact]
    public void The_title_said_once_without_thanks_is_not_always_said_to_whoever_spoke_before() => People(
        "Ann Webb: Lights first. Cy?", "Cy Lowe: They failed.", "Ann Webb: What will it cost, Bob?", "Bob Dale: Forty pounds.", "Cy Lowe: If I can, Chair, that's too much.", "Ann Webb: Then what would you say?")
        .Chair.ShouldBe(new Chair(0, false));

    [Fact]
    public void Of_two_people_whoever_opens_and_asks_leads() => People(
        "Ann Webb: How have you been?", "Bob Dale: Tired. I have twenty six cases.", "Ann Webb: And the long ones?", "Bob Dale: Four of them.", "Ann Webb: What would help?", "Bob Dale: A week without new ones.")
        .Chair.ShouldBe(new Chair(0, false));

    [Fact]
    public void A_chair_who_is_only_guessed_from_the_talk_is_not_printed()
    {
        var people = People("Ann Webb: Welcome. Bob?", "Bob Dale: Fine.", "Ann Webb: Cy?", "Cy Lowe: Fine.", "Ann Webb: Bye.");

        people.Chair.ShouldBe(new Chair(0, false));
        people.Attendees[0].Role.ShouldBeNull();
    }

    [Fact]
    public void Roles_and_organisations_come_from_introductions()
    {
        var people = People("Ann Webb: I'm Ann Webb, team manager.", "Bob Dale: Bob, from the housing trust.", "Ann Webb: And Cy is our clerk.", "Cy Lowe: Hello.");

        people.Attendees.Select(a => (a.Role, a.Organisation)).ShouldBe([("team manager", null), (null, "housing trust"), ("clerk", null)]);
    }

    [Fact]
    public void Whom_only_a_label_shows_to_be_here_is_shown_by_the_shortest_that_they_say()
    {
        var people = People("Ann Webb: Welcome, everybody, to what I hope is a short one.", "Bob Dale: The roof has been leaking since the storm in March.", "Bob Dale: Indeed.", "Ann Webb: Thank you.");

        people.Attendees.Single(a => a.Name == "Bob Dale").Citations.ShouldHaveSingleItem().Quote.ShouldBe("Indeed.");
    }

    [Fact]
    public void Whoever_is_greeted_is_not_somebody_called_Hello()
    {
        var people = People("Morag Tulley: Is that you?", "Zed Ruba: Hello Morag, yes, it's me, I'm in the stairwell.");

        people.Attendees.Select(a => a.Name).ShouldBe(["Morag Tulley", "Zed Ruba"]);
    }

    private static MeetingPeople People(params string[] lines)
    {
        SourceText source = Said.By(lines);
        return MeetingPeople.Find(Talk.From(source), null);
    }
}
