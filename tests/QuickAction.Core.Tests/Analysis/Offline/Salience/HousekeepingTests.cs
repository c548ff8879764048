using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Salience;

namespace QuickAction.Core.Tests.Analysis.Offline.Salience;

public sealed class HousekeepingTests
{
    [Fact]
    public void The_lines_above_the_talk_are_housekeeping_and_the_talk_is_not() => Kept(
        "STRATEGY DISCUSSION",
        "Thursday 5 March 2026, quarter past nine, by video.",
        "Oda Finch: This is about the harbour lights.").ShouldBe(["This is about the harbour lights"]);

    [Theory]
    [InlineData("Bram Oakes, harbour master.")]
    [InlineData("I'm Bram, I look after the harbour.")]
    [InlineData("Yeah, my name's Bram and I run the lifeboat.")]
    public void People_who_say_who_they_are_are_housekeeping(string words) => Kept("Oda Finch: Who is here?", $"Bram Oakes: {words} The lights failed in February.")
        .ShouldBe(["Who is here", "The lights failed in February"]);

    [Theory]
    [InlineData("Ines Vale told me that the lights failed.")]
    [InlineData("Bram Street has no lights at all.")]
    [InlineData("I think the oakes by the quay must go.")]
    public void Somebody_else_and_a_place_of_the_same_name_are_not(string words) => Kept($"Bram Oakes: {words}").ShouldBe([words.TrimEnd('.')]);

    [Fact]
    public void A_name_said_late_is_no_introduction() => Kept(
        "Bram Oakes: The lights failed.", "Ines Vale: When?", "Bram Oakes: In February.", "Ines Vale: Who knew?", "Bram Oakes: They wrote to Bram Oakes about it.").Count.ShouldBe(5);

    [Fact]
    public void Where_nobody_is_named_as_speaking_the_first_lines_are_talk() => Kept("The lights failed in February.", "We close at dusk.").Count.ShouldBe(2);

    [Theory]
    [InlineData("OK so this is the harbour lights meeting, Tuesday the third of March twenty twenty six, and we've got an hour before I've got to be on the ferry.")]
    [InlineData("This is a review conference, for the two Vale girls, on Wednesday the ninth of September twenty twenty six.")]
    [InlineData("It's Thursday the tenth of September, twenty twenty six, quay consultative, and it's five past two because of me.")]
    [InlineData("Harbour Scrutiny Panel, the eighth of December, twenty twenty six.")]
    [InlineData("Good morning, it's Monday the 6th of July, and I'm in the chair.")]
    [InlineData("Ines Vale's in the chair today.")]
    [InlineData("I'm chairing because Ines is away.")]
    [InlineData("I'm in the depot, there's a lorry behind me.")]
    [InlineData("I'm in Mrs Vale's front room at the harbour.")]
    [InlineData("Welcome to the harbour board, everybody.")]
    [InlineData("I have apologies from Ines Vale, she's on leave till the sixteenth.")]
    [InlineData("Ines Vale sends her apologies, she's had a baby.")]
    [InlineData("Ines is taking the minutes.")]
    [InlineData("I've got Ines, Bram, Nils and Captain Roe.")]
    [InlineData("Round the table, Ines Vale for the police, Bram for the ferry, and Captain Roe.")]
    [InlineData("Right, it says it's recording.")]
    [InlineData("This is being recorded for the notes.")]
    public void What_meeting_it_is_who_is_there_and_that_it_is_recorded_are_housekeeping(string words) => Kept($"Oda Finch: {words} The lights failed in February.")
        .ShouldBe(["The lights failed in February"]);

    [Theory]
    [InlineData("The lights failed on Tuesday the third of March twenty twenty six.")]
    [InlineData("It's three weeks since the board closed the quay, and nobody wrote to the traders.")]
    [InlineData("The board closed the quay on the third of March.")]
    [InlineData("We have the police, the ferry and the traders against us on this.")]
    [InlineData("The recording shows the lights going out at nine.")]
    [InlineData("She owes the harbour apologies and forty pounds.")]
    [InlineData("The chair of the ferry company has sold three boats.")]
    [InlineData("This is the panel that failed twice.")]
    [InlineData("It's a board in the lamp's controller.")]
    [InlineData("I'm in two minds about the lights in the library.")]
    [InlineData("I'm in favour of a lit car park.")]
    public void What_tells_of_a_matter_is_not_though_a_meeting_or_a_day_is_named(string words) => Kept($"Oda Finch: {words}").ShouldBe([words.TrimEnd('.')]);

    [Fact]
    public void A_matter_in_the_same_breath_is_kept_with_what_meeting_it_is_and_never_that_alone()
    {
        var talk = Talk.From(Said.By("Oda Finch: This is the harbour board, Tuesday the third of March twenty twenty six, and the lights failed again."));

        var until = Housekeeping.Find(talk)[0];

        until.ShouldBeGreaterThan(5);
        talk.Tokens[until].Word.ShouldBe("and");
    }

    [Fact]
    public void What_meeting_it_is_said_late_is_talk() => Kept(
        [.. Enumerable.Range(0, 40).Select(i => $"Oda Finch: Lamp {i} failed in the storm."), "Oda Finch: Ines Vale's in the chair on Monday."]).Count.ShouldBe(41);

    private static List<string> Kept(params string[] lines)
    {
        var talk = Talk.From(Said.By(lines));
        var found = Housekeeping.Find(talk);
        var kept = new List<string>();
        foreach (var sentence in talk.Sentences)
        {
            if (found[sentence.Index] < sentence.End)
            {
                kept.Add(string.Join(' ', talk.Cite(sentence).Select(c => c.Quote)).TrimEnd('.', '?'));
            }
        }

        return kept;
    }
}
