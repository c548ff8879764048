using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline.Salience;

public sealed class SpeechTrimmerTests
{
    [Theory]
    [InlineData("Um, so we we should, uh, move the the bins.", "We should, move the bins.")]
    [InlineData("Okay , so it 's the w wheel that we 've got to fix .", "It's the wheel that we've got to fix.")]
    [InlineData("I think that the grant, you know, covers heating", "The grant, covers heating.")]
    [InlineData("Do you know what it costs?", "Do you know what it costs?")]
    [InlineData("So far we have spent £40, sort of, on paint.", "So far we have spent £40, on paint.")]
    [InlineData("That is a kind of heater.", "That is a kind of heater.")]
    [InlineData("It's very very cold in there.", "It's very very cold in there.")]
    [InlineData("They had had the key since May.", "They had had the key since May.")]
    [InlineData("The panel found that that gate was safe.", "The panel found that that gate was safe.")]
    [InlineData("We move them, if they can, they can keep the shed.", "We move them, if they can, they can keep the shed.")]
    [InlineData("We meet not the Friday, the Friday after.", "We meet not the Friday, the Friday after.")]
    [InlineData("We should, like, move the bins.", "We should move the bins.")]
    [InlineData("We should move bins like these, like it or not.", "We should move bins like these, like it or not.")]
    [InlineData("{vocalsound} The L_C_D_ screen is {disfmarker} is broken .", "The L_C_D_ screen is broken.")]
    [InlineData("Um, uh, mm-hmm.", "")]
    [InlineData("Now that the roof is mended we can let it.", "Now that the roof is mended we can let it.")]
    public void Filler_goes_and_every_other_word_stays(string said, string kept)
    {
        Trim(said, spaced: said.Contains(" .", StringComparison.Ordinal)).ShouldBe(kept);
    }

    [Theory]
    [InlineData("the front - end has w - we have thirty - three of them .", "The front-end has we have thirty-three of them.")]
    [InlineData("this is the a these are the ones .", "This is these are the ones.")]
    public void A_transcript_written_as_tokens_is_put_together(string said, string kept)
    {
        Trim(said, spaced: true).ShouldBe(kept);
    }

    private static string Trim(string said, bool spaced) =>
        new SpeechTrimmer(spaced).Trim([new SourceRange(new Segment { Index = 0, Text = said }, 0, said.Length)]);
}
