using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>Room is lent again as soon as it is back: no two texts may have the same, and nothing of one may be read in another's.</summary>
public sealed class ScanBuffersTests
{
    /// <summary>Longer than what a thread keeps, so that the pool has it.</summary>
    private const int Long = 100_000;

    [Fact]
    public void Room_that_is_given_back_twice_is_lent_once()
    {
        var first = ScanBuffers.Take(Long);
        first.Return();
        first.Return();

        var (one, other) = (ScanBuffers.Take(Long), ScanBuffers.Take(Long));

        one.Text.ShouldNotBeSameAs(other.Text);
        one.Folded.ShouldNotBeSameAs(other.Folded);
        one.Text.ShouldNotBeSameAs(other.Folded);
    }

    [Fact]
    public void What_was_said_does_not_stay_in_room_that_goes_back_to_the_pool()
    {
        var buffers = ScanBuffers.Take(Long);
        var (text, folded) = (buffers.Text, buffers.Folded);
        text.AsSpan().Fill('S');
        folded.AsSpan().Fill('S');

        buffers.Return();

        text.ShouldNotContain('S');
        folded.ShouldNotContain('S');
    }
}
