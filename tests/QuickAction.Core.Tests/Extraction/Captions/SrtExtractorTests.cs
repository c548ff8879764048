using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Captions;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Captions;

public sealed class SrtExtractorTests : ExtractorSuite
{
    protected override IExtractor Extractor { get; } = new SrtExtractor();

    protected override SourceFile Sample() => File("""
        1
        00:00:01,000 --> 00:00:03,000
        Inés Cole: Is the café open?

        2
        00:00:03,200 --> 00:00:05,000
        It should be.

        3
        00:00:06,000 --> 00:00:07,000
        Ray Obi: From Monday.

        4
        00:00:08,000 --> 00:00:09,000
        Inés Cole: Good.
        """);

    protected override SourceFile Empty() => File("1\n00:00:01,000 --> 00:00:03,000\n<i></i>\n");

    [Fact]
    public async Task A_caption_whose_time_cannot_be_read_is_told_and_is_nobodys_speech()
    {
        var file = new SourceFile("talk.srt", System.Text.Encoding.UTF8.GetBytes(
            "1\n00:00:01,000 --> 00:00:02,000\nTom: Hello there.\n\n2\n00:00:xx,000 --> 00:00:03,000\nWe agreed to close.\n\n3\n00:00:04,000 --> 00:00:05,000\nTom: Goodbye to all.\n"));

        var source = await Extractor.ExtractAsync(file, Limits, TestContext.Current.CancellationToken);

        string.Join(' ', source.Segments.Select(s => s.Text)).ShouldNotContain("-->");
        source.Notes.ShouldHaveSingleItem().PartUnread.ShouldBeTrue();
    }

    [Fact]
    public async Task Labelled_captions_become_turns_and_a_caption_without_a_label_goes_on()
    {
        var source = await Read(Sample());

        source.Segments.Select(s => (s.Speaker, s.Text, s.StartMs, s.EndMs)).ShouldBe(
        [
            ("Inés Cole", "Is the café open? It should be.", 1000, 5000),
            ("Ray Obi", "From Monday.", 6000, 7000),
            ("Inés Cole", "Good.", 8000, 9000),
        ]);
    }

    [Theory]
    [InlineData("00:00:01,000 --> 00:00:02,500", 1000, 2500)]
    [InlineData("00:00:01.000 --> 00:00:02.500", 1000, 2500)]
    [InlineData("0:01,5 --> 0:02,5", 1500, 2500)]
    [InlineData("00:01 --> 00:02", 1000, 2000)]
    [InlineData("01:00:01,000-->01:00:02,500 X1:10 X2:20", 3_601_000, 3_602_500)]
    public async Task Times_are_read_in_all_the_ways_they_are_written(string timing, long start, long end)
    {
        var segment = (await Read("a.srt", $"1\n{timing}\nHello\n")).Segments.ShouldHaveSingleItem();

        segment.StartMs.ShouldBe(start);
        segment.EndMs.ShouldBe(end);
    }

    [Theory]
    [InlineData("<i>Hello</i> {\\an8}<font color=\"#fff\">there</font>", "Hello there")]
    [InlineData("Hello\\Nthere", "Hello there")]
    [InlineData("Hello<br/>there", "Hello there")]
    [InlineData("5 < 6 > 4 & R&amp;D &copy 2020", "5 < 6 > 4 & R&D &copy 2020")]
    [InlineData("a &amp;lt; b", "a &lt; b")]
    public async Task Tags_and_override_codes_go_and_signs_stay(string text, string words) =>
        (await Read("a.srt", $"1\n00:00:01,000 --> 00:00:02,000\n{text}\n")).Segments.ShouldHaveSingleItem().Text.ShouldBe(words);

    [Fact]
    public async Task Missing_numbers_and_blank_lines_lose_nothing()
    {
        var source = await Read("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nThe year was\n1994\n2\n00:00:10,000 --> 00:00:11,000\nA good one\n00:00:20,000 --> 00:00:21,000\nfor 1\n\n4\n00:00:30,000 --> 00:00:31,000\n12\n");

        source.Segments.Select(s => s.Text).ShouldBe(["The year was 1994", "A good one", "for 1", "12"]);
    }

    [Fact]
    public async Task A_caption_that_is_only_a_number_is_kept_where_captions_are_not_numbered()
    {
        var source = await Read("a.srt", "00:00:01,000 --> 00:00:02,000\nHow many?\n\n00:00:10,000 --> 00:00:11,000\n42\n\n00:00:20,000 --> 00:00:21,000\nSure?\n");

        source.Segments.Select(s => s.Text).ShouldBe(["How many?", "42", "Sure?"]);
    }

    [Fact]
    public async Task Dashes_part_two_people_whose_names_are_not_known()
    {
        var source = await Read("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n- Is it -5 outside?\n- It is,\nand windy.\n");

        source.Segments.Select(s => (s.Speaker, s.Text)).ShouldBe([(null, "Is it -5 outside?"), (null, "It is, and windy.")]);
    }

    [Fact]
    public async Task Shouted_names_on_a_line_of_their_own_and_after_dashes_are_speakers()
    {
        var source = await Read("a.srt", """
            1
            00:00:01,000 --> 00:00:02,000
            MRS COLE:
            Who has the keys?

            2
            00:00:03,000 --> 00:00:04,000
            - RAY: I do.
            - MRS COLE: Good.

            3
            00:00:05,000 --> 00:00:06,000
            [door closes]

            4
            00:00:07,000 --> 00:00:08,000
            >> RAY: Bye.
            """);

        source.Segments.Select(s => (s.Speaker, s.Text)).ShouldBe(
            [("MRS COLE", "Who has the keys?"), ("RAY", "I do."), ("MRS COLE", "Good."), (null, "[door closes]"), ("RAY", "Bye.")]);
    }

    [Fact]
    public async Task Sentences_that_run_over_captions_of_nobody_are_mended()
    {
        var lines = Enumerable.Range(0, 12).SelectMany(i => new[] { $"Point {i} is about the", "roof of the hall." });
        var cues = lines.Select((t, i) => $"{i + 1}\n00:00:{i * 2:00},000 --> 00:00:{(i * 2) + 1:00},900\n{t}\n");

        var source = await Read("a.srt", string.Join('\n', cues));

        source.Segments.Count.ShouldBe(12);
        source.Segments[3].Text.ShouldBe("Point 3 is about the roof of the hall.");
        source.Segments[3].Speaker.ShouldBeNull();
    }

    [Fact]
    public async Task Names_of_users_and_devices_are_speakers_where_everything_is_labelled()
    {
        var cues = Enumerable.Range(0, 6).Select(i => $"{i + 1}\n00:00:{i * 5:00},000 --> 00:00:{(i * 5) + 1:00},000\n{(i % 2 == 0 ? "rlane2" : "Room 4's iPad")}: words {i}\n");

        var source = await Read("a.srt", string.Join('\n', cues));

        source.Segments.Select(s => s.Speaker).Distinct().ShouldBe(["rlane2", "Room 4's iPad"]);
    }

    [Fact]
    public async Task A_name_on_the_first_line_of_every_caption_is_its_speaker()
    {
        var source = await Read("a.txt", """
            0:0:1.270 --> 0:0:3.100
            Ann Lee
            Shall we begin?

            0:0:9.270 --> 0:0:10.100
            Bo Marsh
            Yes.

            0:0:20.0 --> 0:0:21.5
            Ann Lee
            Item one.
            """);

        source.Segments.Select(s => (s.Speaker, s.Text, s.StartMs)).ShouldBe(
            [("Ann Lee", "Shall we begin?", 1270), ("Bo Marsh", "Yes.", 9270), ("Ann Lee", "Item one.", 20_000)]);
    }

    [Fact]
    public async Task One_line_of_arrows_is_refused_at_once() =>
        (await Refusal(File(string.Concat(Enumerable.Repeat("-->", 2_000_000))))).ShouldContain("no caption with a valid time");

    private static SourceFile File(string text) => new("meeting.srt", Encoding.UTF8.GetBytes(text));
}
