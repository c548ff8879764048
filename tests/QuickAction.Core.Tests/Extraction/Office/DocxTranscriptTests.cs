using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Office.Word;
using static QuickAction.Core.Tests.Extraction.Office.SomeDocx;

namespace QuickAction.Core.Tests.Extraction.Office;

public sealed class DocxTranscriptTests
{
    [Fact]
    public async Task Name_and_time_in_one_paragraph_and_words_in_the_next()
    {
        var source = await Read(P("Ada Cole   0:03") + P("Shall we begin") + P("Ben Ray   1:02:05") + P("Yes.") + P("Ada Cole   1:02:09") + P("Good."));

        Turns(source).ShouldBe([("Ada Cole", "Shall we begin", 3_000, null), ("Ben Ray", "Yes.", 3_725_000, null), ("Ada Cole", "Good.", 3_729_000, null)]);
    }

    [Fact]
    public async Task The_older_Teams_paragraph_of_times_name_and_words()
    {
        var source = await Read(Lines("0:0:0.0 --&gt; 0:0:4.230", "Ada Cole", "Shall we begin?") + Lines("0:0:4.500 --&gt; 0:1:6.5", "Ben Ray", "Yes.") + Lines("0:1:7.0 --&gt; 0:1:9.0", "Ada Cole", "Good."));

        Turns(source).ShouldBe([("Ada Cole", "Shall we begin?", 0, 4_230), ("Ben Ray", "Yes.", 4_500, 66_500), ("Ada Cole", "Good.", 67_000, 69_000)]);
    }

    [Fact]
    public async Task A_table_of_times_names_and_words()
    {
        var source = await Read($"<w:tbl>{Row("Time", "Speaker", "Text")}{Row("00:00:03", "Ada Cole", "Shall we begin?")}{Row("00:00:05", "Ben Ray", "Yes, I think so.")}{Row("00:00:09", "Ada Cole", "Good.")}</w:tbl>");

        source.Shape.ShouldBe(SourceShape.Transcript);
        Turns(source).ShouldBe([("Ada Cole", "Shall we begin?", 3_000, null), ("Ben Ray", "Yes, I think so.", 5_000, null), ("Ada Cole", "Good.", 9_000, null)]);
    }

    [Fact]
    public async Task A_timetable_and_a_table_of_actions_stay_tables()
    {
        var source = await Read(
            $"<w:tbl>{Row("09:30", "Ada Cole", "Welcome and introductions.")}{Row("10:00", "Ben Ray", "The budget and what it means.")}{Row("11:00", "Ada Cole", "Questions from the public.")}</w:tbl>"
            + $"<w:tbl>{Row("1", "Ben Ray", "Write to the tenants by Friday.")}{Row("2", "Ada Cole", "Check the figures with Finance.")}</w:tbl>");

        source.Shape.ShouldBe(SourceShape.Document);
        source.Segments.ShouldAllBe(s => s.Kind == SegmentKind.TableRow && s.Speaker == null);
    }

    [Fact]
    public async Task A_heading_between_turns_is_nobodys_speech()
    {
        var source = await Read(
            P("Housing panel", "<w:outlineLvl w:val=\"0\"/>") + P("Ada Cole: Shall we begin?") + P("Ben Ray: Yes, please do.")
            + P("Item 2: The budget for the coming year", "<w:outlineLvl w:val=\"1\"/>") + P("Ada Cole: You have all seen it.") + P("Ben Ray: I have."));

        source.Preamble.ShouldBe(["Housing panel"]);
        source.Segments.Select(s => (s.Kind, s.Level, s.Speaker, s.Text)).ShouldBe(
        [
            (SegmentKind.Heading, 1, null, "Housing panel"),
            (SegmentKind.Turn, null, "Ada Cole", "Shall we begin?"),
            (SegmentKind.Turn, null, "Ben Ray", "Yes, please do."),
            (SegmentKind.Heading, 2, null, "Item 2: The budget for the coming year"),
            (SegmentKind.Turn, null, "Ada Cole", "You have all seen it."),
            (SegmentKind.Turn, null, "Ben Ray", "I have."),
        ]);
    }

    [Fact]
    public async Task A_name_and_a_time_in_headings_type_head_a_turn()
    {
        var source = await Read(P("Ada Cole 00:00:03", "<w:outlineLvl w:val=\"2\"/>") + P("Shall we begin?") + P("Ben Ray 00:00:05", "<w:outlineLvl w:val=\"2\"/>") + P("Yes.") + P("Ada Cole 00:00:06", "<w:outlineLvl w:val=\"2\"/>") + P("Good."));

        Turns(source).Select(t => t.Speaker).ShouldBe(["Ada Cole", "Ben Ray", "Ada Cole"]);
    }

    private static IEnumerable<(string? Speaker, string Text, long? Start, long? End)> Turns(SourceText source) =>
        source.Segments.Where(s => s.Kind == SegmentKind.Turn).Select(s => (s.Speaker, s.Text, s.StartMs, s.EndMs));

    private static string Lines(params string[] lines) => $"<w:p>{string.Join("<w:r><w:br/></w:r>", lines.Select(l => R(l)))}</w:p>";

    private static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(c => $"<w:tc>{P(c)}</w:tc>"))}</w:tr>";

    private static Task<SourceText> Read(string body) =>
        new DocxExtractor().ExtractAsync(Of(body), new DocumentLimits(), TestContext.Current.CancellationToken).AsTask();
}
