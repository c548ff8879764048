using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Extraction;

public sealed class SourceCombinerTests
{
    [Fact]
    public void Parts_of_a_meeting_become_one_with_their_segments_numbered_on()
    {
        var first = Some.Transcript("Ada: One.", "Ben: Two.");
        var second = Some.Transcript("Ada: Three.") with
        {
            FileName = "part-2.vtt",
            Sha256 = new string('b', 64),
            Notes = [new ExtractionNote("odd", Severity.Info, "Something odd.", [0])],
        };

        var whole = SourceCombiner.Combine([first, second]);

        whole.Segments.Select(s => (s.Index, s.Text)).ShouldBe([(0, "One."), (1, "Two."), (2, "Three.")]);
        whole.Notes.ShouldHaveSingleItem().Segments.ShouldBe([2]);
        whole.FileName.ShouldBe("weekly-team_meeting.vtt + part-2.vtt");
        whole.Bytes.ShouldBe(200);
        whole.Sha256.ShouldNotBe(SourceCombiner.Combine([second, first]).Sha256);
    }

    [Fact]
    public void One_part_is_itself()
    {
        var only = Some.Transcript("Ada: One.");

        SourceCombiner.Combine([only]).ShouldBeSameAs(only);
    }
}
