using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.People;

public sealed class ApologiesTests
{
    [Theory]
    [InlineData("Ruth Carr has sent apologies, as has Tim Pike.")]
    [InlineData("Ruth Carr has sent apologies and so has Tim Pike from the MP's office.")]
    [InlineData("Ruth Carr has sent apologies and Tim Pike has sent his.")]
    [InlineData("Ruth Carr has sent apologies. Tim Pike from the diocese as well, he's sent his.")]
    [InlineData("Ruth Carr has sent apologies. Likewise Tim Pike.")]
    [InlineData("Ruth Carr has sent apologies. And the same from Tim Pike.")]
    [InlineData("Ruth Carr has sent apologies. So has Tim Pike.")]
    [InlineData("Two apologies, Chair, Ruth Carr, she's at a concert, and Tim Pike.")]
    [InlineData("I've an apology from planning, Ruth Carr can't come, she's locked out. Tim Pike has sent apologies too.")]
    [InlineData("Two apologies, Ruth Carr from the housing association, she has a flood in a lift, and Tim Pike.")]
    [InlineData("Apologies from Ruth Carr. And Tim Pike.")]
    [InlineData("Apologies from Ruth Carr. And Tim Pike sends his from a wet tent in Wales.")]
    [InlineData("Apologies, we've the two, Ruth Carr and Tim Pike.")]
    [InlineData("Ruth Carr sends her apologies, she's a clinic full of hay fever, and Tim Pike from physio has messaged, his car's given up, so he's sorry to miss it too.")]
    [InlineData("Ruth Carr has given apologies, she's in court, and Tim Pike from the trust can't make it either, he says sorry.")]
    [InlineData("Apologies from Ruth Carr, she's at a funeral, and from Tim Pike as well, his kiln's broken.")]
    [InlineData("I've apologies from Ruth Carr, who's got a clash, and apologies from Tim Pike.")]
    [InlineData("Apologies from Ruth Carr, the clerk, and Tim Pike from the Jobcentre.")]
    [InlineData("Neither Ruth Carr nor Tim Pike can come, they both send apologies.")]
    [InlineData("We've apologies from two people, Ruth Carr and Tim Pike.")]
    [InlineData("Apologies for absence. Ruth Carr and Tim Pike.")]
    public void Whoever_sends_them_too_is_among_the_apologies(string said) => Of($"Ann Webb: {said}").ShouldBe(["Ruth Carr", "Tim Pike"], ignoreOrder: true);

    [Theory]
    [InlineData("Ruth Carr from the Jobcentre can't make it, she's sent her apologies.")]
    [InlineData("Ruth Carr's had to go to Rotterdam and sends her apologies.")]
    [InlineData("Ruth Carr at Copper Beech sends her apologies from Leeds.")]
    [InlineData("Apologies from Legal Services, and from Ruth Carr at Copper Beech Homes.")]
    [InlineData("Apologies from the chair of governors, Ruth Carr.")]
    [InlineData("Sam Hale passed on Ruth Carr's apologies.")]
    [InlineData("Sam Hale spoke to Ruth Carr and she sends apologies.")]
    [InlineData("Ruth Carr is visiting Tim Pike in prison so she's sent apologies.")]
    [InlineData("Ruth Carr is covering for Tim Pike and sends apologies.")]
    [InlineData("Sam Hale's here, Kit Lowe's here, and Ruth Carr sends her apologies.")]
    [InlineData("Apologies from Ruth Carr. Tim Pike I've heard nothing from.")]
    [InlineData("Apologies from Ruth Carr. Tim Pike's been told the date as well.")]
    [InlineData("Apologies from Ruth Carr, Tim's had her papers sent on.")]
    [InlineData("Apologies, I've just the one, Ruth Carr at the surgery, she's got a clinic.")]
    [InlineData("Ruth Carr's secretary rang with apologies.")]
    public void Only_those_are_excused_who_send_them(string said) => Of($"Ann Webb: {said}").ShouldBe(["Ruth Carr"]);

    [Theory]
    [InlineData("Ruth Carr asks to be excused, her husband's had a fall.")]
    [InlineData("Ruth Carr's rung me, she can't come, and she said say sorry to everybody.")]
    [InlineData("Ruth Carr's not coming. She rang from the car park, she says sorry and to get on without her.")]
    [InlineData("She rang. She's sorry, Ruth Carr, she's got a shift.")]
    [InlineData("Ruth's at the eye hospital so it's sorry from Ruth Carr.")]
    [InlineData("Ruth Carr isn't with us, she's got a funeral and she's said sorry.")]
    public void They_are_sent_in_other_words_too(string said) => Of($"Ann Webb: {said}").ShouldBe(["Ruth Carr"]);

    [Theory]
    [InlineData("Apologies for the noise, Tim Pike is drilling next door.")]
    [InlineData("My apologies to Tim Pike, I got that wrong.")]
    [InlineData("Please send our apologies to Tim Pike.")]
    [InlineData("Tim Pike apologised to the tenants.")]
    [InlineData("Tim Pike sends apologies for being late, he'll be here at ten.")]
    [InlineData("Apologies from Tim Pike, he'll be ten minutes late.")]
    [InlineData("Last time Tim Pike sent apologies and nobody took the note.")]
    [InlineData("In the minutes Tim Pike is down under apologies and he was here.")]
    [InlineData("Tim Pike hasn't sent apologies.")]
    [InlineData("No apologies from Tim Pike, so I expect him.")]
    [InlineData("If Tim Pike sends apologies we've no quorum.")]
    [InlineData("Tim Pike usually sends apologies.")]
    [InlineData("We owe Tim Pike an apology.")]
    [InlineData("Tim Pike's deputy sends her apologies.")]
    [InlineData("Tim Pike wants a public apology.")]
    [InlineData("Apologies from Highways and from the MP's office.")]
    [InlineData("Tim Pike is very sorry but the money's not with us yet.")]
    [InlineData("Mrs Hale isn't with us any more, so sorry for her family.")]
    [InlineData("It's a big sorry from Tim Pike for the state of the stairs, she's cleaning them now.")]
    public void Other_apologies_excuse_nobody(string said) => Of($"Ann Webb: {said}").ShouldBeEmpty();

    [Theory]
    [InlineData("Has Tim Pike sent apologies?", "Not that I've seen.", "")]
    [InlineData("Has Tim Pike sent apologies?", "Yes, this morning.", "Tim Pike")]
    [InlineData("Any apologies?", "None, Chair. Tim Pike is on the list but he left in May.", "")]
    [InlineData("Any apologies?", "Just the one, Chair. Tim Pike, he's in Rotterdam about the buses.", "Tim Pike")]
    [InlineData("Apologies, Bob.", "Ruth Carr, who's having her knee done, and Tim Pike sends his, he's away.", "Ruth Carr|Tim Pike")]
    [InlineData("Apologies, Bob.", "None, Chair. Tim Pike left in May.", "")]
    [InlineData("Apologies, Bob, I cut you off there.", "Tim Pike told me that himself.", "")]
    [InlineData("So it's apologies, minutes, performance.", "See, what I don't want is a long one.", "")]
    public void What_is_asked_is_true_when_the_answer_says_so(string asked, string answer, string expected) =>
        Of($"Ann Webb: {asked}", $"Bob Dale: {answer}").ShouldBe(expected.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_speaker_whose_hyphen_was_not_heard_is_not_excused() =>
        Of("Ann Webb: Councillor Anwar Cole's here, and Ruth Carr sends her apologies.", "Parveen Anwar-Cole: Morning.").ShouldBe(["Ruth Carr"]);

    [Fact]
    public void Pity_for_somebody_is_no_part_of_their_name() => Of("Ann Webb: Roly's sent apologies.", "Bob Dale: Poor Roly.").ShouldBe(["Roly"]);

    private static IEnumerable<string> Of(params string[] lines) =>
        MeetingPeople.Find(Talk.From(Said.By([.. lines, "Bob Dale: Right.", "Ann Webb: Good."])), null).Apologies.Select(a => a.Name);
}
