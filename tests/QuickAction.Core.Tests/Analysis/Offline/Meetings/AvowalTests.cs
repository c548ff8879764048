using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>What people say they have settled among themselves, or within their own say, without a word of settling in the sentence itself.</summary>
public sealed class AvowalTests
{
    [Theory]
    [InlineData("Bob Dale: The twins are stopping with me until the school breaks up. That's what we've come to, all of us.", "Ann Webb: Thank you.", "stopping with Bob Dale until")]
    [InlineData("Bob Dale: The twins live with me in the week and with Cy at weekends. That's what we've all agreed.", "Ann Webb: Thank you.", "in the week")]
    [InlineData("Bob Dale: And we've agreed that Mrs Hale won't come on Sundays to clean any more.", "Ann Webb: Is that right?", "on Sundays")]
    [InlineData("Bob Dale: Cy is the back up carer for the twins, we all said so in there.", "Ann Webb: Thank you.", "back up carer")]
    [InlineData("Bob Dale: There's no smoking in the house when the twins are in it, not from anyone. It's on the list, underlined.", "Ann Webb: Everyone's bound by that? I'm seeing nods. Good.", "no smoking")]
    [InlineData("Bob Dale: It's up to my level, this, so I needn't go higher. Right, the eviction claim's on hold for twelve weeks.", "Ann Webb: Thank you.", "on hold")]
    [InlineData("Bob Dale: I've been to look. I've made my mind up, he's going to Hollin Grange, he's not going back to Sandmoor.", "Ann Webb: Thank you.", "Hollin Grange")]
    [InlineData("Bob Dale: The recommendation's still approval, subject to the legal agreement, and that's me signing it off.", "Ann Webb: Thank you.", "approval")]
    [InlineData("Bob Dale: That's within my sign off. Anyone who's running one of our dehumidifiers gets three pounds a day off us.", "Ann Webb: Thank you.", "three pounds a day")]
    [InlineData("Ann Webb: That's fifty pounds a month towards the bus for each of the twins, and you can take that as approved.", "Bob Dale: Thank you.", "fifty pounds")]
    [InlineData("Ann Webb: I'm happy, we owe the twins a school place, put that on the file.", "Bob Dale: Thank you.", "school place")]
    [InlineData("Bob Dale: Cy can have an hour with the twins at the library, with my sister sat there. I'm happy with that. Is everybody?", "Ann Webb: I am.", "an hour with the twins")]
    [InlineData("Ann Webb: So the cleaner's hours don't get replaced when she goes, that's where we've landed.", "Bob Dale: I see.", "hours")]
    [InlineData("Ann Webb: From here on, if there's no receipt for the taxi, I don't pay for it.", "Bob Dale: Right.", "no receipt")]
    public void What_people_say_they_have_settled_is_a_decision(string said, string answer, string decided) =>
        Decisions(said, answer).ShouldContain(d => d.Text.Contains(decided, StringComparison.Ordinal));

    [Theory]
    [InlineData("Bob Dale: The twins were stopping with me until the school broke up. That's what we agreed last year.", "Ann Webb: I see.")]
    [InlineData("Bob Dale: There's no light in the house when the twins are in it, not from anyone.", "Ann Webb: Everyone sure of that? Hm. Let me ask Cy.")]
    [InlineData("Bob Dale: Mrs Hale from the almshouses has given us her late husband's railway books, eleven boxes.", "Ann Webb: How kind.")]
    [InlineData("Bob Dale: The fire exits are either side of the stage, with a bar across.", "Ann Webb: Everyone got that? Nods all round.")]
    [InlineData("Bob Dale: Well then I won't propose it, scrub the second visit.", "Ann Webb: Right.")]
    [InlineData("Bob Dale: The hall's freezing in there, we all said so.", "Ann Webb: It is.")]
    [InlineData("Bob Dale: The gates are locked at six, we all agreed last summer.", "Ann Webb: They were.")]
    [InlineData("Bob Dale: A fortnight after he's home would be the ninth of February, it's a Monday.", "Ann Webb: Could people get to the house?")]
    [InlineData("Bob Dale: Cy can have an hour with the twins at the library, with my sister sat there. Is everybody happy with that?", "Ann Webb: No, I'm not.")]
    [InlineData("Bob Dale: The twins' drawings are up on the screen, the big one and the small one. Can everybody see those?", "Ann Webb: Yes.")]
    [InlineData("Bob Dale: Nobody's agreed a thing about the twins' school.", "Ann Webb: No.")]
    [InlineData("Bob Dale: No one's decided anything about the flats.", "Ann Webb: No.")]
    [InlineData("Bob Dale: The hall can be let to the scouts on a Friday for ten pounds. Is everybody happy with that?", "Ann Webb: Yes, if they pay.")]
    [InlineData("Bob Dale: The toilets are down the corridor and the fire door is on the left. Is everybody all right?", "Ann Webb: Yes.")]
    [InlineData("Bob Dale: The money for the new boiler isn't there yet, so don't take that as approved.", "Ann Webb: No.")]
    [InlineData("Bob Dale: Some people will take that as agreed, the new gates at Mill Lane, and it isn't.", "Ann Webb: No.")]
    [InlineData("Bob Dale: The reserves are down to four hundred pounds and the rent's not been paid, that's where we're at.", "Ann Webb: I see.")]
    [InlineData("Ann Webb: The panel notes go out to the families on a Friday.", "Bob Dale: I see.")]
    [InlineData("Bob Dale: How many of them signed? About four hundred.", "Ann Webb: Make it four hundred and one, I signed it at the market.")]
    public void What_is_told_reckoned_out_or_given_is_none(string said, string answer) => Decisions(said, answer).ShouldBeEmpty();

    [Theory]
    [InlineData("Ann Webb: No one is approved for a plot this year, that's agreed by all of us.", "approved for a plot")]
    [InlineData("Ann Webb: So that's agreed, the closing date for comments would be the sixth of March.", "closing date")]
    public void What_is_settled_in_so_many_words_is_one_however_politely(string said, string decided) =>
        Decisions(said, "Cy Lowe: Agreed.").ShouldContain(d => d.Text.Contains(decided, StringComparison.Ordinal));

    [Fact]
    public void What_one_of_those_who_are_asked_is_against_is_not_agreed() => Decisions(
        "Bob Dale: The hall can be let to the scouts on a Friday for ten pounds. Is everybody happy with that?", "Ann Webb: Yes.", "Cy Lowe: I'm not.").ShouldBeEmpty();

    [Theory]
    [InlineData("I...")]
    [InlineData("I")]
    public void A_recording_that_ends_in_a_word_is_read(string last)
    {
        var talk = Talk.From(Said.By("Ann Webb: I'm Ann Webb and I'm chairing.", "Bob Dale: The hall can be let to the scouts for ten pounds a night. Is everybody happy with that?", $"Cy Lowe: {last}"));
        Should.NotThrow(() => MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default));
    }

    [Fact]
    public void A_talk_that_begins_with_a_no_is_read()
    {
        var talk = Talk.From(Said.By("Bob Dale: Not", "Ann Webb: I'm Ann Webb and I'm chairing. Item one is the hall."));
        Should.NotThrow(() => MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default));
    }

    private static IReadOnlyList<Statement> Decisions(string said, string answer, string second)
    {
        var talk = Talk.From(Said.By("Ann Webb: I'm Ann Webb and I'm chairing. Item one is the twins.", "Cy Lowe: It was a hard winter for them both.", said, answer, second));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Decisions;
    }

    private static IReadOnlyList<Statement> Decisions(string said, string answer)
    {
        var talk = Talk.From(Said.By("Ann Webb: I'm Ann Webb and I'm chairing. Item one is the twins.", "Cy Lowe: It was a hard winter for them both.", said, answer, "Cy Lowe: Right."));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Decisions;
    }
}
