using QuickAction.Core.Analysis.Offline.Salience;

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
    [InlineData("{vocalsound} The L_C_D_ screen is {disfmarker} is broken .", "The LCD screen is broken.")]
    [InlineData("Um, uh, mm-hmm.", "")]
    [InlineData("Now that the roof is mended we can let it.", "Now that the roof is mended we can let it.")]
    public void Filler_goes_and_every_other_word_stays(string said, string kept)
    {
        new SpeechTrimmer().Trim(said, 0, said.Length).ShouldBe(kept);
    }
}
