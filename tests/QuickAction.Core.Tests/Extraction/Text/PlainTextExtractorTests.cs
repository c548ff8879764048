using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Text;

public sealed class PlainTextExtractorTests : ExtractorSuite
{
    protected override IExtractor Extractor { get; } = new PlainTextExtractor();

    protected override SourceFile Sample() => File("""
        HIGHWAYS TEAM MEETING
        Monday 3 March 2025, Room 4

        Ana Pérez: Good morning, shall we begin?
        Tom Ward: Yes. I have the café figures here.
        Ana Pérez: Thank you, Tom.
        """);

    protected override SourceFile Empty() => File(" \n\n\t \u200B\n");

    [Fact]
    public async Task Names_before_colons_are_speakers_and_the_lines_before_them_the_head()
    {
        var source = await Read(Sample());

        source.Shape.ShouldBe(SourceShape.Transcript);
        source.Preamble.ShouldBe(["HIGHWAYS TEAM MEETING", "Monday 3 March 2025, Room 4"]);
        source.Segments.Select(s => (s.Kind, s.Speaker, s.Text)).ShouldBe(
        [
            (SegmentKind.Paragraph, null, "HIGHWAYS TEAM MEETING"),
            (SegmentKind.Paragraph, null, "Monday 3 March 2025, Room 4"),
            (SegmentKind.Turn, "Ana Pérez", "Good morning, shall we begin?"),
            (SegmentKind.Turn, "Tom Ward", "Yes. I have the café figures here."),
            (SegmentKind.Turn, "Ana Pérez", "Thank you, Tom."),
        ]);
    }

    [Theory]
    [InlineData("Cllr Jane Smith (Chair)")]
    [InlineData("Smith, Jane (Adults)")]
    [InlineData("Hon. Mary O'Neil (Minister of Small Business, Trade and Ports)")]
    [InlineData("The Acting Chair (Mr. B. Stone (North Side, Ind))")]
    [InlineData("DR VAN DER BERG")]
    [InlineData("Speaker 12")]
    [InlineData("SPEAKER_00")]
    [InlineData("Amélie d'Arcy-Jones")]
    [InlineData("Interviewer")]
    [InlineData("李雷")]
    public async Task Labels_are_kept_as_they_stand(string label)
    {
        var source = await Read("a.txt", $"{label}: Shall we begin now?\nTom Ward: Yes, let us begin.\n{label}: Thank you very much.\nTom Ward: Not at all.\n");

        source.Segments[0].Speaker.ShouldBe(label);
        source.Segments[0].Text.ShouldBe("Shall we begin now?");
        source.Segments.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("[00:01:02] Tom Ward: Yes, let us.", 62_000L, null)]
    [InlineData("00:01:02 Tom Ward: Yes, let us.", 62_000L, null)]
    [InlineData("(1:02) Tom Ward: Yes, let us.", 62_000L, null)]
    [InlineData("[00:01:02.500 --> 00:01:04.000] Tom Ward: Yes, let us.", 62_500L, 64_000L)]
    [InlineData("Tom Ward [00:01:02]: Yes, let us.", 62_000L, null)]
    [InlineData("Tom Ward (00:01:02):\nYes, let us.", 62_000L, null)]
    [InlineData("Tom Ward  1:02\nYes, let us.", 62_000L, null)]
    [InlineData("Tom Ward 00:01:02\nYes, let us.", 62_000L, null)]
    [InlineData("[Tom Ward] 00:01:02\nYes, let us.", 62_000L, null)]
    [InlineData("00:01:02 Tom Ward\nYes, let us.", 62_000L, null)]
    [InlineData("Tom Ward 1 minute 2 seconds\nYes, let us.", 62_000L, null)]
    [InlineData("Tom Ward\n1 minute 2 seconds1:02\nTom Ward 1 minute 2 seconds\nYes, let us.", 62_000L, null)]
    [InlineData("Tom Ward 10:15 AM\nYes, let us.", null, null)]
    [InlineData("**Tom Ward:** Yes, let us.", null, null)]
    public async Task Times_beside_the_name_are_read_and_none_is_invented(string turn, long? start, long? end)
    {
        var source = await Read("a.txt", $"{turn}\n\nAna Lee: I do not mind.\n\n{turn}\n\nAna Lee: Good, then.\n");

        source.Segments.Count.ShouldBe(4);
        source.Segments[0].Speaker.ShouldBe("Tom Ward");
        source.Segments[0].Text.ShouldBe("Yes, let us.");
        source.Segments[0].StartMs.ShouldBe(start);
        source.Segments[0].EndMs.ShouldBe(end);
        source.Segments[1].StartMs.ShouldBeNull();
    }

    [Fact]
    public async Task Wrapped_lines_and_further_paragraphs_go_on_with_whoever_speaks()
    {
        var source = await Read("a.txt", """
            Ana Lee: The first point is the roof, which
            leaks, and the second: the door.

            It does not close either.

            [Break]

            Tom Ward: I see. We have 3 options: mend, sell or wait.

            Ana Lee: Mend it.

            Meeting closed at 4 pm
            """);

        source.Segments.Select(s => (s.Speaker, s.Text)).ShouldBe(
        [
            ("Ana Lee", "The first point is the roof, which leaks, and the second: the door.\nIt does not close either."),
            (null, "[Break]"),
            ("Tom Ward", "I see. We have 3 options: mend, sell or wait."),
            ("Ana Lee", "Mend it."),
            (null, "Meeting closed at 4 pm"),
        ]);
    }

    [Theory]
    [InlineData("Note: bring your badge.\nNote: the lift is out of order.\nNote: park at the back.\n")]
    [InlineData("Name: Ann\nAge: 9\nSchool: Hill\n\nName: Bo\nAge: 7\nSchool: Hill\n")]
    [InlineData("Action: Jane to write to the board.\nAction: Tom to ring the school.\n")]
    [InlineData("See http://example.org/a: it helps.\nSee https://example.org/b: it helps.\n")]
    [InlineData("10:30 Coffee\n11:00 Budget\n12:15 Lunch\n")]
    [InlineData("Safeguarding: keeping people from harm.\nConsent: saying yes, freely.\nCapacity: being able to decide.\nReferral: asking a service to help.\nOutcome: what came of it.\nReview: looking again.\nPlan: what is to be done.\n")]
    public async Task Headings_of_forms_addresses_and_times_of_day_are_no_speakers(string text)
    {
        var source = await Read("a.txt", text);

        source.Shape.ShouldBe(SourceShape.Document);
        source.Segments.ShouldAllBe(s => s.Speaker == null && s.StartMs == null);
    }

    [Fact]
    public async Task Times_without_names_are_turns_of_nobody()
    {
        var source = await Read("a.txt", "[00:00:01.000 --> 00:00:04.000]  Good morning all.\n[00:00:04.000 --> 00:00:06.000]  Okay\n");

        source.Shape.ShouldBe(SourceShape.Transcript);
        source.Segments.Select(s => (s.Speaker, s.StartMs, s.EndMs, s.Text)).ShouldBe([(null, 1000, 4000, "Good morning all."), (null, 4000, 6000, "Okay")]);
    }

    [Fact]
    public async Task Prose_keeps_its_paragraphs_headings_and_lists()
    {
        var source = await Read("a.txt", """
            ANNUAL REPORT

            The service grew in the year, and the number of people who were helped
            at home rose again. Waiting
            times fell.

            2.1 What we did

            - opened two centres
            - closed one office that
              nobody used

            Yours,
            Ann
            """);

        source.Shape.ShouldBe(SourceShape.Document);
        source.Segments.Select(s => (s.Kind, s.Level, s.Text)).ShouldBe(
        [
            (SegmentKind.Heading, 1, "ANNUAL REPORT"),
            (SegmentKind.Paragraph, null, "The service grew in the year, and the number of people who were helped at home rose again. Waiting times fell."),
            (SegmentKind.Heading, 2, "2.1 What we did"),
            (SegmentKind.ListItem, 1, "opened two centres"),
            (SegmentKind.ListItem, 1, "closed one office that nobody used"),
            (SegmentKind.Paragraph, null, "Yours,"),
            (SegmentKind.Paragraph, null, "Ann"),
        ]);
    }

    [Fact]
    public async Task A_number_that_came_to_stand_first_in_its_line_begins_no_list()
    {
        var source = await Read("a.txt", """
            The hub took more calls than in any year before it, and appeals fell to
            9. Staff are based in two teams.

            We found three things:
            2. The lift stops short.
            3. The ramp is steep.
            """);

        source.Segments.Select(s => (s.Kind, s.Text)).ShouldBe(
        [
            (SegmentKind.Paragraph, "The hub took more calls than in any year before it, and appeals fell to 9. Staff are based in two teams."),
            (SegmentKind.Paragraph, "We found three things:"),
            (SegmentKind.ListItem, "2. The lift stops short."),
            (SegmentKind.ListItem, "3. The ramp is steep."),
        ]);
    }

    [Fact]
    public async Task Text_without_an_end_of_line_is_cut_where_sentences_end()
    {
        var source = await Read("a.txt", string.Concat(Enumerable.Repeat("This sentence is one of very many. ", 5_000)));

        source.Segments.Count.ShouldBeGreaterThan(10);
        source.Segments.ShouldAllBe(s => s.Text.Length <= 10_000 && s.Text.EndsWith("many.", StringComparison.Ordinal));
        source.Words.ShouldBe(35_000);
    }

    [Theory]
    [InlineData("x", 6_000_000)]
    [InlineData("a\n\n", 700_000)]
    public async Task Floods_are_refused(string unit, int times) =>
        (await Refusal(File(string.Concat(Enumerable.Repeat(unit, times))))).ShouldContain("more text than is read");

    private static SourceFile File(string text) => new("meeting.txt", Encoding.UTF8.GetBytes(text));
}
