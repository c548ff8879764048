using System.Text;
using System.Text.Json;
using QuickAction.Core.Extraction;
using QuickAction.Core.Rendering;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Rendering;

public sealed class SourceJsonTests
{
    [Fact]
    public void A_source_has_the_members_of_the_contract_and_ours_after_them()
    {
        var source = SomeMeeting.Source with
        {
            Title = "Harbour team",
            Preamble = ["Recorded in the Quay Room"],
            Notes = [new ExtractionNote("invisible-characters-removed", Severity.Info, "Two invisible characters were removed.", [0, 3])],
        };

        var json = Json(source);

        Names(json).ShouldBe("source, segments, notes, cues");
        Names(json.GetProperty("source")).ShouldBe("fileName, mediaType, sha256, bytes, pages, segments, words, shape, title, preamble, rows, columns");
        Names(json.GetProperty("segments")[0]).ShouldBe("index, text, speaker, startMs, endMs, page, row, column, kind, level");
        Names(json.GetProperty("notes")[0]).ShouldBe("code, severity, message, segments, partUnread");
        json.GetProperty("source").GetProperty("shape").GetString().ShouldBe("transcript");
        json.GetProperty("notes")[0].GetProperty("segments").EnumerateArray().Select(s => s.GetInt32()).ShouldBe([0, 3]);
    }

    [Fact]
    public void Every_segment_comes_back_as_it_was()
    {
        var json = Json(SomeMeeting.Source);

        var read = json.GetProperty("segments").EnumerateArray().Select(s => new Segment
        {
            Index = s.GetProperty("index").GetInt32(),
            Text = s.GetProperty("text").GetString()!,
            Kind = Enum.Parse<SegmentKind>(s.GetProperty("kind").GetString()!, ignoreCase: true),
            Speaker = s.GetProperty("speaker").GetString(),
            StartMs = s.GetProperty("startMs").GetInt64(),
            EndMs = s.GetProperty("endMs").GetInt64(),
        });
        read.ShouldBe(SomeMeeting.Source.Segments);
    }

    [Fact]
    public void Captions_are_listed_with_their_own_time_and_words()
    {
        var segment = new Segment { Index = 0, Text = "Good morning. Shall we begin?", Speaker = "Ann" };
        var cue = new Cue(0, 14, 29, 4_000, 6_500, "Ann", null);

        var json = Json(SomeMeeting.Source with { Segments = [segment], Cues = [cue] }).GetProperty("cues")[0];

        Names(json).ShouldBe("segment, start, end, startMs, endMs, speaker, text");
        json.GetProperty("text").GetString().ShouldBe("Shall we begin?");
        json.GetProperty("startMs").GetInt64().ShouldBe(4_000);
    }

    [Fact]
    public void A_cell_has_its_row_and_column_and_no_invented_speaker()
    {
        var cell = new Segment { Index = 0, Text = "Yes", Kind = SegmentKind.Cell, Row = 7, Column = "Q1", Page = 2, Level = 3 };

        var whole = Json(SomeMeeting.Source with { Segments = [cell], Shape = SourceShape.Table, Rows = 9, Columns = ["Q1", "Never answered"] });
        var json = whole.GetProperty("segments")[0];

        whole.GetProperty("source").GetProperty("rows").GetInt32().ShouldBe(9);
        whole.GetProperty("source").GetProperty("columns").EnumerateArray().Select(c => c.GetString()).ShouldBe(["Q1", "Never answered"]);

        json.GetProperty("row").GetInt32().ShouldBe(7);
        json.GetProperty("column").GetString().ShouldBe("Q1");
        json.GetProperty("page").GetInt32().ShouldBe(2);
        json.GetProperty("level").GetInt32().ShouldBe(3);
        json.GetProperty("kind").GetString().ShouldBe("cell");
        json.GetProperty("speaker").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("startMs").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_source_larger_than_one_block_is_whole_and_has_one_segment_a_line()
    {
        var segments = Enumerable.Range(0, 2_000).Select(i => new Segment { Index = i, Text = $"Point {i}: {new string('x', 100)}\nand a \"second\" line" }).ToList();

        var text = Encoding.UTF8.GetString(SourceJson.Write(SomeMeeting.Source with { Segments = segments }));

        text.Split('\n').Length.ShouldBe(2_000 + 5);
        using var json = JsonDocument.Parse(text);
        json.RootElement.GetProperty("segments").GetArrayLength().ShouldBe(2_000);
    }

    [Fact]
    public void The_text_form_says_who_speaks_and_when()
    {
        var text = Lines(SomeMeeting.Source with { Preamble = ["Recorded in the Quay Room"], Segments = [.. SomeMeeting.Source.Segments.TakeLast(2)] });

        text.ShouldBe("""
            Recorded in the Quay Room

            [0:07:01] Siân Pryce: We decided to keep the Thursday surgery at the library until the lease is settled.

            [2:01:05] Grace Mensah: The next meeting is on the nineteenth of May at ten in the Quay Room.

            """);
    }

    [Fact]
    public void The_text_form_shows_pages_headings_lists_and_rows()
    {
        Segment[] segments =
        [
            new() { Index = 0, Text = "Plan", Kind = SegmentKind.Heading, Level = 2, Page = 1 },
            new() { Index = 1, Text = "First", Kind = SegmentKind.ListItem, Level = 1, Page = 1 },
            new() { Index = 2, Text = "Within it", Kind = SegmentKind.ListItem, Level = 2, Page = 1 },
            new() { Index = 3, Text = "Name\tSum", Kind = SegmentKind.TableRow, Page = 2 },
            new() { Index = 4, Text = "Rail\t£64", Kind = SegmentKind.TableRow, Page = 2 },
            new() { Index = 5, Text = "See above.", Kind = SegmentKind.Footnote, Page = 2 },
            new() { Index = 6, Text = "Page 2", Kind = SegmentKind.PageFurniture, Page = 2 },
        ];

        var text = Lines(SomeMeeting.Source with { Segments = segments });

        text.ShouldBe("[page 1]\n\n## Plan\n\n- First\n  - Within it\n\n[page 2]\n\nName\tSum\nRail\t£64\n\n[footnote] See above.\n\n[header or footer] Page 2\n");
    }

    [Fact]
    public void The_text_form_of_a_table_keeps_rows_together()
    {
        Segment[] segments =
        [
            new() { Index = 0, Text = "Yes", Kind = SegmentKind.Cell, Row = 1, Column = "Agree" },
            new() { Index = 1, Text = "Too far", Kind = SegmentKind.Cell, Row = 1, Column = "Why" },
            new() { Index = 2, Text = "No", Kind = SegmentKind.Cell, Row = 2, Column = "Agree" },
        ];

        Lines(SomeMeeting.Source with { Segments = segments }).ShouldBe("[row 1] Agree: Yes\n[row 1] Why: Too far\n\n[row 2] Agree: No\n");
    }

    private static JsonElement Json(SourceText source)
    {
        using var document = JsonDocument.Parse(SourceJson.Write(source));
        return document.RootElement.Clone();
    }

    private static string Lines(SourceText source) => Encoding.UTF8.GetString(SourceLines.Write(source));

    private static string Names(JsonElement element) => string.Join(", ", element.EnumerateObject().Select(p => p.Name));
}
