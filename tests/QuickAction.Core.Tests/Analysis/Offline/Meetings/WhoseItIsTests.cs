using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>Whose an action is when it is asked for with few words, told by another, or said of the thing that somebody will have.</summary>
public sealed class WhoseItIsTests
{
    [Theory]
    [InlineData("Ann Webb: Can you set that up, then, Bob, the text list for the schools?", "Bob Dale: Yep. No problem.")]
    [InlineData("Ann Webb: Bob, the fire plan will need rewriting with all this in, can that be you?", "Bob Dale: It can, yeah.")]
    [InlineData("Bob Dale: Forget the firm, I'll order the skip myself, a small one.", "Ann Webb: Bob's doing the skip, then.")]
    [InlineData("Bob Dale: Once the forms are in I'll send them over to the district.", "Ann Webb: Nobody does.")]
    [InlineData("Bob Dale: I'll pay the deposit to the builder on Friday. I shan't enjoy it.", "Ann Webb: Nobody does.")]
    [InlineData("Bob Dale: The form for two beds, I've it half done, it's going off this afternoon.", "Ann Webb: Make it pink.")]
    [InlineData("Bob Dale: You'll have the written case off me by the end of the month. Only I can't do it without measurements.", "Ann Webb: You have those.")]
    [InlineData("Bob Dale: You can have a list off me of which vans it is, by Thursday.", "Ann Webb: And I'm happy to wait for that.")]
    [InlineData("Ann Webb: Bobby, you'll get the new rota out to everybody by the twenty eighth?", "Bob Dale: Yes, will do.")]
    [InlineData("Bob Dale: There's a written complaint going to the lift firm from me today.", "Ann Webb: About time.")]
    [InlineData("Bob Dale: I'll find out if it's the sort of tax we can claim back.", "Ann Webb: It won't be.")]
    [InlineData("Ann Webb: Bob, can you find out what happened to the grant cheque by Friday?", "Bob Dale: Yes, I will.")]
    [InlineData("Ann Webb: Bob, could you find out what went wrong with his medicine by tomorrow?", "Bob Dale: Yes.")]
    [InlineData("Ann Webb: Bob, you'll see to the keys for the hall by Friday?", "Bob Dale: Yes.")]
    [InlineData("Ann Webb: You'll have the fire plan done by Friday?", "Bob Dale: Yes, will do.")]
    [InlineData("Ann Webb: You'll find somebody to cover the desk by Friday?", "Bob Dale: Yes, will do.")]
    [InlineData("Ann Webb: If you'd ring the school by Friday, Bob.", "Bob Dale: Yes, I will.")]
    public void Whoever_takes_it_on_in_few_words_has_the_action(string first, string second) =>
        Actions(first, second).Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    [Theory]
    [InlineData("Bob Dale: When the sun comes I'll sit in the garden.", "Ann Webb: So will I.")]
    [InlineData("Ann Webb: Can you hear the rain on the roof?", "Bob Dale: Yep.")]
    [InlineData("Bob Dale: I could order the skip on Friday.", "Ann Webb: Bob's got enough on with the skip.")]
    [InlineData("Bob Dale: I could order the skip on Friday.", "Ann Webb: Bob's on holiday that week, so the skip will have to wait.")]
    [InlineData("Bob Dale: I'm paying, I've had a price of six thousand for the surface and the gates.", "Ann Webb: I see.")]
    [InlineData("Bob Dale: I'm doing forty calls before ten o'clock, and of a Monday that's me, on my own.", "Ann Webb: I know.")]
    [InlineData("Bob Dale: Cut the straps or they'll be on the internet by teatime.", "Ann Webb: Now then.")]
    [InlineData("Bob Dale: If one goes, in January say, you'd have people queuing out of the door within a couple of days.", "Ann Webb: I know.")]
    [InlineData("Ann Webb: Bob, your turn, what went on at tea on Friday?", "Bob Dale: It was the kiwi.")]
    [InlineData("Bob Dale: The man with the van, he tells me Sunday markets were given the go ahead last week.", "Ann Webb: They weren't.")]
    [InlineData("Bob Dale: I'll take the flak.", "Ann Webb: Thank you.")]
    [InlineData("Ann Webb: You'll have had the letter about the school place?", "Bob Dale: Yes.")]
    [InlineData("Ann Webb: You'll know the hall is shut for the summer?", "Bob Dale: Yes.")]
    [InlineData("Ann Webb: You'll get the money for the school uniform by Friday?", "Bob Dale: Yes, it's come through.")]
    [InlineData("Bob Dale: There's no letter going to that family from me.", "Ann Webb: I see.")]
    [InlineData("Bob Dale: There's a lot of goodwill going to that family from me.", "Ann Webb: I see.")]
    public void What_is_only_said_in_the_same_words_is_nobodys(string first, string second) => Actions(first, second).ShouldBeEmpty();

    [Fact]
    public void What_another_has_proposed_since_is_what_nobody_can_promise() =>
        Actions("Bob Dale: I'm writing to the energy company about these meters tomorrow.", "Ann Webb: We ought to look at some sort of rent rebate as well, one day.", "Bob Dale: One day. I can't promise it.")
            .Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    [Fact]
    public void Whoever_is_let_off_with_a_title_is_not_the_one_either() =>
        Actions(
            "Ann Webb: Cy Lowe, posters? Could you run some up?", "Cy Lowe: I suppose I could, I did the last lot.", "Bob Dale: I'll make the posters by Friday.", "Ann Webb: Bob has the posters, and you're let off, Mr Lowe.")
            .Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    [Theory]
    [InlineData("Ann Webb: Will you give the school a bell, Cy, about a taxi?", "Cy Lowe: OK, if I can fit it in round the van.", "Bob Dale: No, you've got enough on. I'll ring the school this afternoon about the taxi.", "Cy Lowe: Yes please.")]
    [InlineData("Ann Webb: Cy, can I leave the survey with you?", "Cy Lowe: Go on, I'll make a start tomorrow.", "Bob Dale: Oh, give it here. I'll type the survey up by Friday.", "Ann Webb: Cy, that's you let off.")]
    [InlineData("Ann Webb: Could you go round and see Mrs Hale, Cy?", "Cy Lowe: I suppose I can.", "Bob Dale: That should be us. I'll go and see Mrs Hale myself on Thursday.", "Ann Webb: Stand down, Cy.")]
    public void Whoever_is_told_to_let_it_go_is_not_the_one(params string[] lines) => Actions(lines).Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    [Theory]
    [InlineData("Ann Webb: Bob, will you ring the marquee people?", "Bob Dale: Yes, I'll ring them tonight.", "Ann Webb: Stand down the second tent as well, Bob.")]
    [InlineData("Ann Webb: Bob, could you ring the school?", "Bob Dale: Yes, I'll ring them tomorrow.", "Ann Webb: I won't give you the flat as well, Bob, you've got enough on.")]
    public void Whoever_is_told_to_let_another_thing_go_keeps_the_first(params string[] lines) => Actions(lines).Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    [Fact]
    public void A_second_thing_promised_in_the_same_breath_is_in_the_minute() =>
        Actions("Bob Dale: I'll have the samples off him on Monday, the bloods, and I'll do him a tracing while he's sat down.", "Ann Webb: Thank you.")
            .ShouldHaveSingleItem().Text.ShouldBe("Bob Dale to have the samples off him on Monday, the bloods, and do him a tracing while he's sat down.");

    [Fact]
    public void What_sounds_like_a_moan_and_is_a_promise_is_in_the_minute() =>
        Actions("Bob Dale: I'll ring the school tomorrow, and I'll get her a neck brace from the clinic.", "Ann Webb: Thank you.")
            .ShouldHaveSingleItem().Text.ShouldBe("Bob Dale to ring the school tomorrow, and get her a neck brace from the clinic.");

    [Theory]
    [InlineData("I'll let you know")]
    [InlineData("I'll go mad if I get the answerphone")]
    [InlineData("I'll lose sleep over it until then")]
    [InlineData("I'll get the blame from the parents")]
    public void Talk_and_moans_are_no_second_thing(string said) =>
        Actions($"Bob Dale: I'll ring the school tomorrow, and {said}.", "Ann Webb: Thank you.")
            .ShouldHaveSingleItem().Text.ShouldBe("Bob Dale to ring the school tomorrow.");

    [Fact]
    public void Who_has_it_and_who_may_stay_out_of_it_is_no_decision()
    {
        var talk = Talk.From(Said.By(
            "Ann Webb: I'm Ann Webb and I'm chairing. Item one is the hall.", "Ann Webb: Cy, can you ring the county about the mirror?", "Cy Lowe: I can, yes.",
            "Bob Dale: Leave the mirror to me, I'll ring the county by Friday.", "Ann Webb: Then that's with Bob, and Cy can stay out of it.", "Cy Lowe: Right."));
        MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Decisions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Bob Dale: I can see that wall coming down, so I'll get the surveyor in on Friday.")]
    [InlineData("Bob Dale: I'll ring highways tomorrow, because I can see that kerb putting somebody in hospital.")]
    public void Whoever_sees_it_coming_and_does_something_about_it_has_the_action(string said) =>
        Actions(said, "Ann Webb: Thank you.").Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    [Fact]
    public void Whoever_is_let_off_by_name_is_not_the_one_whom_the_clause_before_gives_it_to() =>
        Actions(
            "Ann Webb: Cy, posters? Could you run some up?", "Cy Lowe: I suppose I could, I did the last lot.", "Bob Dale: Er, can I do them? I'll make the posters by Friday.", "Ann Webb: Bob has the posters, and you're let off, Cy.")
            .Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    private static IReadOnlyList<ActionItem> Actions(params string[] lines)
    {
        var talk = Talk.From(Said.By(["Ann Webb: I'm Ann Webb and I'm chairing. Item one is the hall.", "Cy Lowe: It was cold all winter.", .. lines, "Cy Lowe: Right."]));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Actions;
    }
}
