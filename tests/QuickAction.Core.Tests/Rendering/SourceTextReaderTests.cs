using QuickAction.Core.Extraction;
using QuickAction.Core.Rendering;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Rendering;

public sealed class SourceTextReaderTests
{
    [Fact]
    public void A_source_comes_back_as_it_was_but_for_its_captions()
    {
        var source = SomeMeeting.Source with
        {
            Title = "Harbour team",
            Preamble = ["Recorded in the Quay Room"],
            Notes = [new ExtractionNote("part-unread", Severity.High, "A page could not be read.", [0, 3]) { PartUnread = true }],
            Pages = 3,
        };

        var read = SourceTextReader.Read(SourceJson.Write(source));

        SourceJson.Write(read).ShouldBe(SourceJson.Write(source with { Cues = [] }));
        read.Segments.ShouldBe(source.Segments);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"source\":{}}")]
    public void What_is_no_source_is_refused(string json) =>
        Should.Throw<QuickActionException>(() => SourceTextReader.Read(System.Text.Encoding.UTF8.GetBytes(json))).Code.ShouldBe(ProblemCode.InputRefused);
}
