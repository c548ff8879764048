using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.People;

public sealed class SilentPeopleTests
{
    [Theory]
    [InlineData("On the windowsill is Joe Marsh, our apprentice.")]
    [InlineData("On my left is Joe Marsh, who takes the papers round.")]
    [InlineData("To my right, Joe Marsh, our solicitor.")]
    [InlineData("At the far end, with the cough, is Joe Marsh.")]
    [InlineData("Beside me is Mr Joe Marsh, the premises supervisor, who won't be addressing you.")]
    [InlineData("Opposite me is Joe Marsh.")]
    [InlineData("Joe Marsh's sat next to me, our student, he's here to learn.")]
    [InlineData("Joe Marsh, the parish clerk, is beside me with a cold and no voice.")]
    [InlineData("Joe Marsh's over from procurement, he's lost his voice.")]
    [InlineData("I should also like to welcome Joe Marsh, our newly elected governor.")]
    [InlineData("I would like to introduce Joe Marsh, who'll be taking over from me.")]
    [InlineData("There's a black square that says Joe Marsh, that's our solicitor observing.")]
    [InlineData("The quiet one in the hat is Joe Marsh, my student.")]
    [InlineData("The lady with the laptop's Joe Marsh, our graduate trainee, who'll be keeping out of it.")]
    [InlineData("Oh, and the young man by the urn is Joe Marsh, he's our apprentice surveyor, he's getting it signed off for college.")]
    [InlineData("And over by the urn that's Joe Marsh, our support officer, she's got one ear for us and one for her radio.")]
    [InlineData("We've Bob, Parveen from housing, and in the corner that's Joe Marsh, he's our student, he's only watching so don't let him worry you.")]
    [InlineData("And that elbow at the edge of my picture belongs to Joe Marsh, our student, who's only here to learn.")]
    [InlineData("And this is Joe Marsh, everybody, our new volunteer, she started on Monday and I've told her she only has to watch.")]
    [InlineData("And the gentleman on the end with the mace is Joe Marsh, who never says a word in here.")]
    [InlineData("By the hamster is Mr Joe Marsh, he's from the secondary and he isn't here to sell us anything.")]
    [InlineData("Then we've Bob, and the one with no picture is Joe Marsh off duty, who's listening in so she knows him if he rings at two in the morning.")]
    [InlineData("And Joe Marsh, on Bob's left, is learning the job and won't be saying anything tonight.")]
    [InlineData("And Joe Marsh from the swimming club has come, but she's lost her voice, so she's brought a pad.")]
    [InlineData("This here's Joe, Joe Marsh, agency, first day.")]
    [InlineData("And over there's Joe, Joe Marsh, who's new.")]
    [InlineData("Joe Marsh, the new clerk, is just here to learn.")]
    [InlineData("And Joe Marsh, the new clerk, who's only here to listen.")]
    [InlineData("We have with us Sue Lamb. And Joe Marsh, our co-opted member, who has no vote.")]
    [InlineData("We have with us Sue Lamb. And Joe Marsh.")]
    [InlineData("Joe Marsh is in the public gallery.")]
    [InlineData("My student Joe Marsh is here, if nobody minds.")]
    [InlineData("Apologies from Sue Lamb, and Joe Marsh is here in her place.")]
    [InlineData("Can I introduce Joe Marsh, who starts today?")]
    [InlineData("Sitting in for Sue Lamb is Joe Marsh.")]
    [InlineData("This is Joe, Joe Marsh. He's a student, he's with me until Easter.")]
    [InlineData("Bob, Sue as from tenancy, and that's Joe, Joe Marsh, give us a wave.")]
    [InlineData("That's Joe. Joe Marsh, our apprentice, started last week.")]
    [InlineData("Can I say hello on behalf of Joe? Joe Marsh, he's my student this term, he's got his camera off.")]
    public void Who_is_shown_in_whatever_order_of_words_is_present(string said) => Of($"Ann Webb: {said}").ShouldContain("Joe Marsh");

    [Fact]
    public void The_body_that_meets_is_nobody() =>
        Of("Ann Webb: Good afternoon, Audit and Governance Sub-Committee, the tenth of December, it's a Thursday, and it's freezing in here.").ShouldNotContain("Governance Sub-Committee");

    [Theory]
    [InlineData("In hospital is Joe Marsh, who fell.")]
    [InlineData("Let us begin with Joe Marsh, who is fourteen and has been with us since June.")]
    [InlineData("Joe Marsh's house is next to me.")]
    [InlineData("Joe Marsh's rent is up from ninety pounds.")]
    [InlineData("Joe Marsh, who says he would like to welcome us, is away.")]
    [InlineData("On leave is Joe Marsh, our clerk.")]
    [InlineData("At number six is Joe Marsh, our tenant.")]
    [InlineData("Next to the church is Joe Marsh, the butcher.")]
    [InlineData("Behind all this is Joe Marsh, the developer.")]
    [InlineData("With him is Joe Marsh, his brother, and they share the flat.")]
    [InlineData("We have with us Sue Lamb. And Joe Marsh, the applicant, has withdrawn.")]
    [InlineData("We have with us Sue Lamb. And Joe Marsh, our clerk, is on leave.")]
    [InlineData("We were hoping Joe Marsh would be with us.")]
    [InlineData("Joe Marsh should be with us but there's no sign of him.")]
    [InlineData("We're expecting Joe Marsh to join us.")]
    [InlineData("Joe Marsh is joining us in March as head of parks.")]
    [InlineData("Last month we had Joe Marsh with us.")]
    [InlineData("The lady with the dog lives by Joe Marsh, the butcher.")]
    [InlineData("The letter from Joe Marsh has come.")]
    [InlineData("The letter that Joe Marsh promised has come.")]
    [InlineData("Joe Marsh has come to the attention of the police twice.")]
    [InlineData("The field behind the hall belongs to Joe Marsh.")]
    [InlineData("This is Joe Marsh, everybody on the estate knows him.")]
    [InlineData("The man in the flat below is Joe Marsh, he's the mum's ex.")]
    [InlineData("By the allotments is Joe Marsh, who rang about the fence.")]
    [InlineData("This is Joe Marsh, he's fourteen, and the school can't hold him.")]
    [InlineData("By the church is Joe Marsh's yard.")]
    [InlineData("We had Joe Marsh with us at the last meeting.")]
    [InlineData("Joe Marsh brought a claim against us.")]
    [InlineData("Joe Marsh has joined the library.")]
    [InlineData("Thank you to Joe Marsh for the biscuits, and welcome.")]
    [InlineData("Joe Marsh is sitting at home with his leg up.")]
    [InlineData("Kayden Marsh is with us in spirit.")]
    [InlineData("Joe Marsh at the council went through it line by line with me on the phone.")]
    [InlineData("We all know Joe. Joe Marsh, who had the shop.")]
    [InlineData("The tenant is Joe, Joe Marsh, at number four.")]
    [InlineData("That's bad news about Joe. Joe Marsh had the shop for forty years.")]
    [InlineData("I said hello to Joe. Joe Marsh, he's in the home at Mill Lane now.")]
    public void Who_is_elsewhere_or_comes_another_time_is_not(string said) => Of($"Ann Webb: {said}").ShouldNotContain(n => n.EndsWith("Marsh"));

    [Theory]
    [InlineData("Detective Sergeant Bob Dale, child abuse investigation.")]
    [InlineData("Bob, Bob Dale, Copper Beech Homes.")]
    [InlineData("This is the site visit to the land behind Mill Cottages.")]
    public void A_title_an_organisation_and_a_place_are_no_further_people(string said) => Of($"Bob Dale: {said}").ShouldBe(["Bob Dale", "Ann Webb"]);

    [Theory]
    [InlineData("Welcome to the Clover Larder allotment group.")]
    [InlineData("With us today is the Marigold Trevanion choir.")]
    public void What_stands_behind_an_article_is_no_person(string said) => Of($"Ann Webb: {said}").ShouldBe(["Ann Webb", "Bob Dale"]);

    [Theory]
    [InlineData("With us today is the Reverend Joe Marsh.", "the Reverend Joe Marsh")]
    [InlineData("With us today is our treasurer, the one and only, Joe Marsh.", "Joe Marsh")]
    public void But_for_somebody_with_a_title(string said, string name) => Of($"Ann Webb: {said}").ShouldContain(name.Replace("the ", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("Area Manager Bob Dale is with us.")]
    [InlineData("Beside me is Detective Chief Inspector Bob Dale.")]
    public void A_rank_before_the_name_of_a_speaker_makes_no_second_person(string said) => Of($"Ann Webb: {said}").ShouldBe(["Ann Webb", "Bob Dale"]);

    [Fact]
    public void A_name_whose_hyphen_was_not_heard_is_the_speakers() =>
        Of("Ann Webb: And Mr Roper Jones is here for the traders.", "Aled Roper-Jones: Morning.").ShouldBe(["Ann Webb", "Aled Roper-Jones", "Bob Dale"]);

    [Fact]
    public void Beside_me_shows_somebody_at_any_time_of_a_meeting()
    {
        var talk = Enumerable.Range(0, 10).SelectMany(i => new[] { $"Ann Webb: Item {i}.", "Bob Dale: Agreed." });

        Of([.. talk, "Ann Webb: Beside me is Joe Marsh, who helps Sue Lamb with the licence."]).ShouldBe(["Ann Webb", "Bob Dale", "Joe Marsh"]);
    }

    private static List<string> Of(params string[] lines)
    {
        var people = MeetingPeople.Find(Talk.From(Said.By([.. lines, "Bob Dale: Right.", "Ann Webb: Good."])), null);
        return [.. people.Attendees.Select(a => a.Name.Replace("Mr Joe", "Joe", StringComparison.Ordinal))];
    }
}
