namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.Reported;

/// <summary>"I" in somebody else's words is not the speaker: it takes nothing on for them, and no name stands for it.</summary>
public sealed class QuotedSpeechTests
{
    [Theory]
    [InlineData("The plumber told me, I'll send you the quote by Thursday.")]
    [InlineData("The plumber told me yesterday, I'll send you the quote by Thursday.")]
    [InlineData("My sister keeps telling us, I will order the paint by Friday.")]
    [InlineData("The glazier says, I will mend the window by Tuesday, and then nobody comes.")]
    [InlineData("Her brother said to the warden, I'll write to the school by the tenth of May.")]
    [InlineData("The lodger in four, he told the warden, I will clear the shed by Monday.")]
    [InlineData("Their agent said I will post the keys by Friday, so they are waiting.")]
    [InlineData("The printer rang and said, I'll deliver the leaflets on Friday.")]
    [InlineData("He was like, I'll bring the van on Monday.")]
    [InlineData("She texted, I'll bring the forms in on Monday.")]
    [InlineData("The printer goes, yeah, I'll send the leaflets by Friday.")]
    [InlineData("I'll send the leaflets by Friday, he says.")]
    [InlineData("The builder said, we'll start on Monday, and I will bring the ladder on Friday.")]
    public void A_promise_in_somebody_elses_words_is_not_the_speakers(string said) => Reports.Actions(said).ShouldBeEmpty();

    [Theory]
    [InlineData("I said I'll send the leaflets by Friday.", "Oda Finch to send the leaflets by Friday.")]
    [InlineData("I told the warden, I'll send the leaflets by Friday.", "Oda Finch to send the leaflets by Friday.")]
    [InlineData("He said to ask the bank, so I'll ring the bank on Friday.", "Oda Finch to ring the bank on Friday")]
    [InlineData("She told me about the leak and I'll ring the plumber on Friday.", "Oda Finch to ring the plumber on Friday")]
    [InlineData("The plumber said, I'll come on Monday, so I'll send him the keys by Friday.", "Oda Finch to send him the keys by Friday")]
    [InlineData("He told me, I'll come on Monday, and I'll send him the keys by Friday.", "Oda Finch to send him the keys by Friday")]
    [InlineData("Once she has told me, I'll send the leaflets by Friday.", "Oda Finch to send the leaflets by Friday")]
    [InlineData("That said, I'll send the leaflets by Friday.", "Oda Finch to send the leaflets by Friday.")]
    [InlineData("As the warden said, I'll send the leaflets by Friday.", "Oda Finch to send the leaflets by Friday")]
    [InlineData("The warden said at my review, I'll send the leaflets by Friday.", "Oda Finch to send the leaflets by Friday")]
    [InlineData("The bench goes on my list, I'll order the bench by Friday.", "Oda Finch to order the bench by Friday")]
    public void What_the_speaker_takes_on_beside_other_peoples_words_stays_the_speakers(string said, string action) =>
        Reports.Actions(said).ShouldHaveSingleItem().ShouldStartWith(action);

    [Theory]
    [InlineData("Her uncle's saying not in my lifetime.", "Oda Finch: Her uncle's saying not in my lifetime.")]
    [InlineData("His aunt was telling us, my brother hits me.", "Oda Finch: His aunt was telling us, my brother hits me.")]
    [InlineData("The lad said I hate my school and I am staying here.", "Oda Finch: The lad said I hate my school and I am staying here.")]
    [InlineData("The lodger goes, I'm frightened of my landlord.", "Oda Finch: The lodger goes, I'm frightened of my landlord.")]
    [InlineData("I'm frightened of my landlord, she told them.", "Oda Finch: I'm frightened of my landlord, she told them.")]
    public void The_first_person_of_somebody_elses_words_stays_as_it_was_said(string said, string reported) => Reports.Settled(said).ShouldBe(reported);

    [Theory]
    [InlineData("The warden said that my gate is down.", "The warden said that Oda Finch's gate is down.")]
    [InlineData("He told me about the leak, I've seen the pipe.", "He told Oda Finch about the leak, they have seen the pipe.")]
    [InlineData("I said I'm leaving my post.", "Oda Finch: I said I'm leaving my post.")]
    public void What_is_only_told_is_the_speakers_own(string said, string reported) => Reports.Settled(said).ShouldBe(reported);
}
