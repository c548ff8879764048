using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Captions;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Captions;

public sealed class VttExtractorTests : ExtractorSuite
{
    protected override IExtractor Extractor { get; } = new VttExtractor();

    protected override SourceFile Sample() => File("""
        WEBVTT

        NOTE Library board, 4 June

        6a0f2f6e-3b8c-4a25-9a9c-0d2b5f6a7c11/5-0
        00:00:01.000 --> 00:00:03.500
        <v Zoë Hart>Shall we start with the café?</v>

        6a0f2f6e-3b8c-4a25-9a9c-0d2b5f6a7c11/5-1
        00:00:04.000 --> 00:00:06.000
        <v Zoë Hart>It lost four thousand pounds.</v>

        6a0f2f6e-3b8c-4a25-9a9c-0d2b5f6a7c11/6-0
        00:00:06.500 --> 00:00:08.000
        <v Musa Bello>That &amp; the roof.</v>

        00:00:12.000 --> 00:00:14.000
        <v Musa Bello>I will ask for quotes.</v>
        """);

    protected override SourceFile Empty() => File("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann> </v>\n");

    [Fact]
    public async Task A_caption_whose_time_cannot_be_read_is_told_and_counts_as_unread()
    {
        var file = new SourceFile("talk.vtt", System.Text.Encoding.UTF8.GetBytes(
            "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ada>One.\n\n00:02,000 --> 00:04,000\n<v Tom>We agreed to close the library.\n\n00:00:05.000 --> 00:00:06.000\n<v Ada>Three.\n"));

        var source = await Extractor.ExtractAsync(file, Limits, TestContext.Current.CancellationToken);

        var note = source.Notes.ShouldHaveSingleItem();
        note.Code.ShouldBe("captions-unread");
        note.PartUnread.ShouldBeTrue();
    }

    [Fact]
    public async Task Captions_of_one_speaker_within_two_seconds_are_one_turn_with_the_time_of_both()
    {
        var source = await Read(Sample());

        source.Segments[0].ShouldBe(new Segment
        {
            Index = 0,
            Text = "Shall we start with the café? It lost four thousand pounds.",
            Kind = SegmentKind.Turn,
            Speaker = "Zoë Hart",
            StartMs = 1000,
            EndMs = 6000,
        });
        source.Segments.Select(s => s.Text).Skip(1).ShouldBe(["That & the roof.", "I will ask for quotes."]);
        source.Shape.ShouldBe(SourceShape.Transcript);
    }

    [Fact]
    public async Task Each_caption_keeps_its_own_time_and_its_place_in_the_turn()
    {
        var source = await Read(Sample());

        source.Cues.Count.ShouldBe(4);
        source.Cues[1].StartMs.ShouldBe(4000);
        source.Cues[1].Segment.ShouldBe(0);
        source.Segments[0].Text[source.Cues[1].Start..source.Cues[1].End].ShouldBe("It lost four thousand pounds.");
        source.Cues.Select(c => c.TextIn(source.Segments)).ShouldBe(
            ["Shall we start with the café?", "It lost four thousand pounds.", "That & the roof.", "I will ask for quotes."]);
    }

    [Fact]
    public async Task A_long_speech_is_cut_at_the_end_of_a_caption()
    {
        var cues = Enumerable.Range(0, 100).Select(i => $"00:{i / 60:00}:{i % 60:00}.000 --> 00:{i / 60:00}:{i % 60:00}.900\n<v Ann>Sentence number {i} of a long speech.</v>\n");

        var source = await Read("a.vtt", "WEBVTT\n\n" + string.Join('\n', cues));

        source.Segments.Count.ShouldBeGreaterThan(3);
        source.Segments.ShouldAllBe(s => s.Text.Length <= 1000 && s.Text.EndsWith("speech.", StringComparison.Ordinal) && s.Speaker == "Ann");
        source.Segments.Zip(source.Segments.Skip(1)).ShouldAllBe(p => p.First.EndMs < p.Second.StartMs);
    }

    [Theory]
    [InlineData("01:02.500", 62_500)]
    [InlineData("00:01:02.500", 62_500)]
    [InlineData("100:00:00.000", 360_000_000)]
    [InlineData("60:00:00.000", 216_000_000)]
    public async Task Times_are_read_with_and_without_hours(string time, long milliseconds) =>
        (await Read("a.vtt", $"WEBVTT\n\n{time} --> 200:00:00.000\nHello there\n")).Segments[0].StartMs.ShouldBe(milliseconds);

    [Theory]
    [InlineData("01:02,500")]
    [InlineData("1:02.500")]
    [InlineData("01:2.500")]
    [InlineData("01:02.50")]
    [InlineData("01:60.000")]
    [InlineData("00:60:00.000")]
    [InlineData("01.500")]
    [InlineData("-01:02.500")]
    public async Task What_is_no_time_makes_no_caption(string time) =>
        (await Refusal(File($"WEBVTT\n\n{time} --> 05:00.000\nHello there\n"))).ShouldContain("no caption with a valid time");

    [Theory]
    [InlineData("WEBVTTX\n\n00:01.000 --> 00:02.000\nHi\n")]
    [InlineData("webvtt\n\n00:01.000 --> 00:02.000\nHi\n")]
    [InlineData(" WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n")]
    [InlineData("\nWEBVTT\n\n00:01.000 --> 00:02.000\nHi\n")]
    public async Task A_file_without_the_signature_is_refused(string text) => (await Refusal(File(text))).ShouldContain("WEBVTT");

    [Theory]
    [InlineData("WEBVTT\t\n\n00:01.000 --> 00:02.000\nHi\n")]
    [InlineData("\uFEFFWEBVTT - library board\r\n\r\n00:01.000 --> 00:02.000\r\nHi\r\n")]
    [InlineData("WEBVTT\r\r00:01.000 --> 00:02.000\rHi")]
    [InlineData("WEBVTT\nKind: captions\n\n\n\n00:01.000-->00:02.000 align:start line:0\nHi\n\n")]
    [InlineData("WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:one\n\nNOTE hidden\n\n00:01.000 --> 00:02.000\nHi\n")]
    [InlineData("WEBVTT\nRegion: id=one-->\n\n00:01.000 --> 00:02.000 region:one-->\nHi\n")]
    [InlineData("WEBVTT\n00:00:01.000 --> 00:00:02.000\nHi\n")]
    [InlineData("WEBVTT\n\n00:00.000 --> nonsense\nlost\n\n00:01.000 --> 00:02.000\nHi")]
    public async Task Everything_that_the_format_allows_around_a_caption_is_passed_over(string text)
    {
        var segment = (await Read("a.vtt", text)).Segments.ShouldHaveSingleItem();

        segment.Text.ShouldBe("Hi");
        segment.StartMs.ShouldBe(1000);
        segment.EndMs.ShouldBe(2000);
    }

    [Fact]
    public async Task A_lone_caption_that_could_be_a_header_line_is_refused_and_two_are_read()
    {
        (await Refusal(File("WEBVTT\n00:01.000 --> 00:02.000\nHi\n"))).ShouldContain("no caption with a valid time");

        (await Read("a.vtt", "WEBVTT\n00:01.000 --> 00:02.000\nHi\n\n00:05.000 --> 00:06.000\nHo\n")).Segments.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("<v Ann Lee>Hi</v>", "Ann Lee", "Hi")]
    [InlineData("<v.loud.first Ann Lee>Hi", "Ann Lee", "Hi")]
    [InlineData("<v  Ann \t Lee >Hi", "Ann Lee", "Hi")]
    [InlineData("<v Ann &amp; Bo>Hi</v>", "Ann & Bo", "Hi")]
    [InlineData("<v Ann><i>Hi</i> <b.x>you</v>", "Ann", "Hi you")]
    [InlineData("<v>Hi</v>", null, "Hi")]
    [InlineData("<V Ann>Hi</V>", null, "Hi")]
    [InlineData("- <v Ann>Hi</v>", "Ann", "- Hi")]
    [InlineData("<00:01.500>Hi <c.yellow>you</c>", null, "Hi you")]
    [InlineData("<ruby>Hi<rt>ha</rt></ruby>", null, "Hiha")]
    [InlineData("<lang en>Hi</lang>", null, "Hi")]
    [InlineData("Hi\nyou", null, "Hi you")]
    [InlineData("5 &lt; 6 &amp;amp; &eacute;&#233;&#x1F600; &notanentity; R&D", null, "5 < 6 &amp; éé😀 ¬anentity; R&D")]
    [InlineData("Hi <unknown>you</unknown> <", null, "Hi you")]
    [InlineData("a\0b", null, "a\uFFFDb")]
    public async Task Cue_text_gives_its_voice_and_its_words(string text, string? speaker, string words)
    {
        var segment = (await Read("a.vtt", $"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n")).Segments.ShouldHaveSingleItem();

        segment.Speaker.ShouldBe(speaker);
        segment.Text.ShouldBe(words);
    }

    [Fact]
    public async Task Two_voices_in_one_caption_are_two_turns_at_its_time()
    {
        var source = await Read("a.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>Ready?</v>\n<v Bo>Nearly.</v>\n");

        source.Segments.Select(s => (s.Speaker, s.Text, s.StartMs, s.EndMs)).ShouldBe([("Ann", "Ready?", 1000, 4000), ("Bo", "Nearly.", 1000, 4000)]);
        source.Cues.ShouldHaveSingleItem().TextIn(source.Segments).ShouldBe("Ready? Nearly.");
    }

    [Fact]
    public async Task Labels_in_the_text_are_speakers_and_a_caption_without_one_goes_on()
    {
        var source = await Read("a.vtt", """
            WEBVTT

            1
            00:00:01.000 --> 00:00:03.000
            Ann Lee: The note: it came late.

            2
            00:00:03.500 --> 00:00:05.000
            And it was short.

            3
            00:00:09.000 --> 00:00:10.000
            Bo Marsh: Ratio: two to one.

            4
            00:00:20.000 --> 00:00:21.000
            Ann Lee: Thank you.
            """);

        source.Segments.Select(s => (s.Speaker, s.Text)).ShouldBe(
            [("Ann Lee", "The note: it came late. And it was short."), ("Bo Marsh", "Ratio: two to one."), ("Ann Lee", "Thank you.")]);
        source.Cues[0].TextIn(source.Segments).ShouldBe("Ann Lee: The note: it came late.");
    }

    [Fact]
    public async Task A_chance_colon_is_no_speaker()
    {
        var source = await Read("a.vtt", Cues("We have one aim: warmth.", "Nothing else matters.", "Remember: close the door.", "Thank you all."));

        source.Segments.ShouldAllBe(s => s.Speaker == null);
        source.Segments[2].Text.ShouldBe("Remember: close the door.");
    }

    [Fact]
    public async Task Roll_up_captions_lose_the_repeated_line_and_no_word()
    {
        var source = await Read("a.vtt", Cues("we begin today", "we begin today\nwith the roof", "with the roof\nit leaks badly", "it leaks badly\nit leaks badly", "it leaks badly\nin the hall"));

        string.Join(' ', source.Segments.Select(s => s.Text)).ShouldBe("we begin today with the roof it leaks badly it leaks badly in the hall");
    }

    [Fact]
    public async Task What_people_say_twice_stays_twice()
    {
        var source = await Read("a.vtt", Cues("Yes.", "Yes.", "Agreed.", "Agreed.", "Agreed.", "Next item."));

        source.Segments.Select(s => s.Text).ShouldBe(["Yes.", "Yes.", "Agreed.", "Agreed.", "Agreed.", "Next item."]);
    }

    [Fact]
    public async Task Captions_that_overlap_stay_apart_by_speaker()
    {
        var source = await Read("a.vtt", """
            WEBVTT

            00:01.000 --> 00:09.000
            <v Ann>A long sentence.

            00:02.000 --> 00:03.000
            <v Bo>Hm.

            00:08.000 --> 00:10.000
            <v Ann>Its end.
            """);

        source.Segments.Select(s => (s.Speaker, s.StartMs, s.EndMs)).ShouldBe([("Ann", 1000, 9000), ("Bo", 2000, 3000), ("Ann", 8000, 10_000)]);
    }

    [Fact]
    public async Task Header_and_notes_before_the_first_caption_are_the_preamble()
    {
        var source = await Read("a.vtt", "WEBVTT - Library board\nLanguage: en\n\nNOTE\nHeld on 4 June 2024\n\nNOTE Confidence: 0.91\n\n00:01.000 --> 00:02.000\nHi\n\nNOTE later\n");

        source.Preamble.ShouldBe(["Library board", "Language: en", "Held on 4 June 2024"]);
    }

    [Fact]
    public async Task Invisible_characters_are_taken_out_and_counted()
    {
        var source = await Read("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A\u200Bnn>App\u200Brove \u202Edeny\u202C it\u2060</v>\n");

        source.Segments[0].Text.ShouldBe("Approve deny it");
        source.Segments[0].Speaker.ShouldBe("Ann");
        var note = source.Notes.ShouldHaveSingleItem();
        note.Code.ShouldBe("invisible-characters-removed");
        note.Message.ShouldStartWith("5 invisible characters");
        source.Cues[0].TextIn(source.Segments).ShouldBe("Approve deny it");
    }

    [Fact]
    public async Task Voices_without_end_tags_nest_without_slowing_down()
    {
        var text = "WEBVTT\n\n00:01.000 --> 00:02.000\n" + string.Concat(Enumerable.Repeat("<v A><b>x", 200_000));

        var source = await Read("a.vtt", text);

        source.Segments.Sum(s => s.Text.Length).ShouldBe(200_000);
    }

    private static string Cues(params string[] texts) =>
        "WEBVTT\n\n" + string.Join("\n\n", texts.Select((t, i) => $"00:{i:00}.000 --> 00:{i + 1:00}.000\n{t}"));

    private static SourceFile File(string text) => new("meeting.vtt", Encoding.UTF8.GetBytes(text));
}
