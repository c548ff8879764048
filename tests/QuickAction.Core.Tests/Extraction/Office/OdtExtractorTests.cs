using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Office.OpenDocument;
using QuickAction.TestKit.Extraction;
using QuickAction.TestKit.Samples;
using static QuickAction.Core.Tests.Extraction.Office.SomeOdt;

namespace QuickAction.Core.Tests.Extraction.Office;

public sealed class OdtExtractorTests : ExtractorSuite
{
    private const string Numbers = """
        <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
        <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
        <text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="3"/></text:list-style>
        """;

    protected override IExtractor Extractor { get; } = new OdtExtractor();

    protected override SourceFile Sample() => new SomeOdt
    {
        Title = "Opening hours",
        Styles = "<office:master-styles><style:master-page><style:header><text:p>Pellbrook Council</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>",
        Body = "<text:h text:outline-level=\"2\">The café</text:h>"
            + "<text:p>It opens at nine.<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Counted in May.</text:p></text:note-body></text:note> Every day.</text:p>"
            + $"<table:table><table:table-header-rows>{Row("Day", "Hours")}</table:table-header-rows>{Row("Monday", "Nine to five")}</table:table>",
    }.ToFile();

    protected override SourceFile Empty() => Of("<text:p/>");

    [Fact]
    public async Task Paragraphs_headings_rows_and_notes_come_in_reading_order()
    {
        var source = await Read(Sample());

        source.Shape.ShouldBe(SourceShape.Document);
        source.Title.ShouldBe("Opening hours");
        source.Notes.ShouldBeEmpty();
        source.Segments.Select(s => (s.Kind, s.Text, s.Level, s.Row)).ShouldBe(
        [
            (SegmentKind.PageFurniture, "Pellbrook Council", null, null),
            (SegmentKind.Heading, "The café", 2, null),
            (SegmentKind.Paragraph, "It opens at nine. Every day.", null, null),
            (SegmentKind.Footnote, "Counted in May.", null, null),
            (SegmentKind.TableRow, "Day\tHours", null, 1),
            (SegmentKind.TableRow, "Monday\tNine to five", null, 2),
            (SegmentKind.PageFurniture, "Page 1", null, null),
        ]);
    }

    [Fact]
    public async Task White_space_is_what_the_page_shows()
    {
        var source = await Read(Of("<text:p>\n   One\n   <text:span>two</text:span> <text:span> three</text:span><text:s text:c=\"2\"/>four<text:tab/>five<text:line-break/> six<text:soft-page-break/>.</text:p>"));

        source.Segments.Single().Text.ShouldBe("One two three  four\tfive\nsix.");
    }

    [Fact]
    public async Task Items_have_their_numbers_and_depths()
    {
        var items = await Items(
            $"{Start}{Item("a")}<text:list-item><text:p>b</text:p><text:p>more of b</text:p><text:list>{Item("c")}<text:list-item><text:p>d</text:p><text:list>{Item("e")}</text:list></text:list-item></text:list></text:list-item>{Item("f")}</text:list>");

        items.ShouldBe([("1. a", 1), ("2. b", 1), ("more of b", null), ("(a) c", 2), ("(b) d", 2), ("2.b.i e", 3), ("3. f", 1)]);
    }

    [Fact]
    public async Task A_new_list_begins_again_unless_it_continues()
    {
        var items = await Items(
            $"<text:list xml:id=\"x\" text:style-name=\"L\">{Item("a")}</text:list>{Start}{Item("b")}</text:list><text:list text:style-name=\"L\" text:continue-numbering=\"true\">{Item("c")}</text:list>"
            + $"<text:list text:style-name=\"L\" text:continue-list=\"x\">{Item("d")}</text:list>{Start}<text:list-item text:start-value=\"9\"><text:p>e</text:p></text:list-item></text:list>");

        items.Select(i => i.Text).ShouldBe(["1. a", "1. b", "2. c", "2. d", "9. e"]);
    }

    [Fact]
    public async Task An_item_that_only_holds_a_deeper_list_does_not_count()
    {
        var items = await Items($"{Start}<text:list-item><text:list>{Item("deep")}</text:list></text:list-item>{Item("flat")}</text:list>");

        items.ShouldBe([("(a) deep", 2), ("1. flat", 1)]);
    }

    [Fact]
    public async Task Headings_are_numbered_by_the_outline()
    {
        var source = await Read(new SomeOdt
        {
            Styles = "<office:styles><text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"1\"/><text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/></text:outline-style></office:styles>",
            Body = "<text:h text:outline-level=\"1\">A</text:h><text:h text:outline-level=\"2\">B</text:h><text:h text:outline-level=\"2\" text:is-list-header=\"true\">C</text:h><text:h text:outline-level=\"1\">D</text:h><text:h text:outline-level=\"2\">E</text:h>",
        }.ToFile());

        source.Segments.Select(s => s.Text).ShouldBe(["1 A", "1.1 B", "C", "2 D", "2.1 E"]);
    }

    [Fact]
    public async Task Deletions_and_annotations_are_left_out_and_counted()
    {
        var source = await Read(Of(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>fell</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
            + "<text:p>Costs <text:change-start/>rose<text:change-end/><office:annotation><dc:creator>Ada</dc:creator><text:p>Really?</text:p></office:annotation>.</text:p>"));

        source.Segments.Single().Text.ShouldBe("Costs rose.");
        source.Notes.Select(n => n.Code).ShouldBe(["tracked-changes", "comments-left-out"]);
        source.Notes[0].Message.ShouldContain("1 insertions are read as text, 1 deletions");
    }

    [Fact]
    public async Task Hidden_text_and_sections_are_left_out_and_counted()
    {
        var source = await Read(new SomeOdt
        {
            Automatic = "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>",
            Body = "<text:p>Seen<text:span text:style-name=\"T\"> not</text:span>.</text:p><text:section text:display=\"none\"><text:p>Nor this.</text:p></text:section>",
        }.ToFile());

        source.Segments.Single().Text.ShouldBe("Seen.");
        source.Notes.Single().Message.ShouldContain("2 pieces of hidden text");
    }

    [Fact]
    public async Task Frames_follow_their_paragraph_and_alternative_texts_are_no_text()
    {
        var source = await Read(Of("<text:p>Before <draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box><svg:title>Alt</svg:title></draw:frame>after.</text:p>"));

        source.Segments.Select(s => s.Text).ShouldBe(["Before after.", "In the box"]);
    }

    [Fact]
    public async Task The_contents_are_furniture_and_a_title_paragraph_is_the_title()
    {
        var source = await Read(new SomeOdt
        {
            Automatic = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>",
            Body = "<text:p text:style-name=\"P1\">Review</text:p><text:table-of-content><text:table-of-content-source><text:index-title-template>x</text:index-title-template></text:table-of-content-source><text:index-body><text:p>Aims 2</text:p></text:index-body></text:table-of-content><text:p>Text.</text:p>",
        }.ToFile());

        source.Title.ShouldBe("Review");
        source.Segments.Select(s => (s.Kind, s.Text)).ShouldBe([(SegmentKind.Heading, "Review"), (SegmentKind.PageFurniture, "Aims 2"), (SegmentKind.Paragraph, "Text.")]);
    }

    [Fact]
    public async Task Repeated_cells_and_rows_stand_as_often_as_they_say()
    {
        var source = await Read(Of(
            "<table:table><table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell table:number-columns-repeated=\"1000000000\"/></table:table-row>"
            + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"));

        source.Segments.Select(s => (s.Text, s.Row)).ShouldBe([("x\tx\tx", 1_000_000_001), ("x\tx\tx", 1_000_000_002)]);
    }

    [Theory]
    [InlineData("table:number-columns-repeated", "")]
    [InlineData("", "table:number-rows-repeated")]
    public async Task Text_that_repeats_itself_without_end_is_refused(string cell, string row)
    {
        var file = Of($"<table:table><table:table-row {Times(row)}><table:table-cell {Times(cell)}><text:p>All work and no play.</text:p></table:table-cell></table:table-row></table:table>");

        (await Refusal(file)).ShouldContain("more text");
    }

    [Fact]
    public async Task Damaged_content_is_refused_and_damaged_styles_are_named()
    {
        (await Refusal(new SomeOdt { Body = null }.ToFile())).ShouldContain("no text document");
        (await Refusal(new SomeOdt { Parts = new Dictionary<string, string> { ["content.xml"] = "<a><b>" } }.ToFile())).ShouldContain("damaged");
        var source = await Read(new SomeOdt { Body = "<text:p>Read.</text:p>", Parts = new Dictionary<string, string> { ["styles.xml"] = "<a" } }.ToFile());

        source.Segments.Single().Text.ShouldBe("Read.");
        source.Notes.Single().PartUnread.ShouldBeTrue();
    }

    [Fact]
    public async Task An_encrypted_document_is_refused_as_password_protected()
    {
        const string manifest = "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";

        (await Refusal(new SomeOdt { Parts = new Dictionary<string, string> { ["META-INF/manifest.xml"] = manifest } }.ToFile())).ShouldContain("password protected");
    }

    [Fact]
    public async Task A_hundred_thousand_levels_and_entities_are_refused()
    {
        var deep = new StringBuilder().Insert(0, "<a>", 100_000).ToString();

        (await Refusal(new SomeOdt { Parts = new Dictionary<string, string> { ["content.xml"] = deep } }.ToFile(), Limits with { ZipMinimumRatio = 0.0001 })).ShouldContain("nested too deeply");
        (await Refusal(new SomeOdt { Parts = new Dictionary<string, string> { ["content.xml"] = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\">]><x>&a;</x>" } }.ToFile())).ShouldContain("damaged");
    }

    [Fact]
    public async Task A_transcript_becomes_turns()
    {
        var source = await Read(Of("<text:p>Ada Cole: Shall we begin?</text:p><text:p>Ben Ray: Yes, please do.</text:p><text:p>Ada Cole: Then the budget.</text:p><text:p>Ben Ray: I have read it.</text:p>"));

        source.Shape.ShouldBe(SourceShape.Transcript);
        source.Segments.Select(s => s.Speaker).ShouldBe(["Ada Cole", "Ben Ray", "Ada Cole", "Ben Ray"]);
    }

    [Fact]
    public async Task The_sample_handbook_is_read_whole()
    {
        var source = await Read(new SourceFile("handbook.odt", File.ReadAllBytes(SeedFiles.PathOf("documents/volunteers-handbook.odt"))));

        source.Title.ShouldNotBeNull();
        foreach (var kind in new[] { SegmentKind.Heading, SegmentKind.Paragraph, SegmentKind.ListItem, SegmentKind.TableRow, SegmentKind.PageFurniture })
        {
            source.Segments.ShouldContain(s => s.Kind == kind);
        }
    }

    private const string Start = "<text:list text:style-name=\"L\">";

    private static string Item(string text) => $"<text:list-item><text:p>{text}</text:p></text:list-item>";

    private static string Row(string first, string second) =>
        $"<table:table-row><table:table-cell><text:p>{first}</text:p></table:table-cell><table:table-cell><text:p>{second}</text:p></table:table-cell></table:table-row>";

    private static string Times(string attribute) => attribute.Length == 0 ? "" : $"{attribute}=\"2000000000\"";

    private async Task<IReadOnlyList<(string Text, int? Level)>> Items(string body) =>
        [.. (await Read(new SomeOdt { Automatic = Numbers, Body = body }.ToFile())).Segments.Select(s => (s.Text, s.Level))];
}
