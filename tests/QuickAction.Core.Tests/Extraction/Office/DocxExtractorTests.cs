using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Office.Word;
using QuickAction.TestKit.Extraction;
using QuickAction.TestKit.Samples;
using static QuickAction.Core.Tests.Extraction.Office.SomeDocx;

namespace QuickAction.Core.Tests.Extraction.Office;

public sealed class DocxExtractorTests : ExtractorSuite
{
    private const string Headings = """
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Council section"/><w:basedOn w:val="H1"/></w:style>
        <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
        <w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
        """;

    protected override IExtractor Extractor { get; } = new DocxExtractor();

    protected override SourceFile Sample() => new SomeDocx
    {
        Styles = Headings,
        Title = "Opening hours",
        Headers = [P("Pellbrook Council")],
        Footnotes = $"<w:footnote w:id=\"2\">{P("Counted in May.")}</w:footnote>",
        Body = P("The café", "<w:pStyle w:val=\"H1\"/>")
            + $"<w:p>{R("It opens at nine.")}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
            + Table(("Day", "Hours"), ("Monday", "Nine to five"))
            + P("That is all."),
    }.ToFile();

    protected override SourceFile Empty() => new SomeDocx { Body = "<w:p/>", Headers = [P("Only a header")] }.ToFile();

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
            (SegmentKind.Heading, "The café", 1, null),
            (SegmentKind.Paragraph, "It opens at nine.", null, null),
            (SegmentKind.Footnote, "Counted in May.", null, null),
            (SegmentKind.TableRow, "Day\tHours", null, 1),
            (SegmentKind.TableRow, "Monday\tNine to five", null, 2),
            (SegmentKind.Paragraph, "That is all.", null, null),
        ]);
    }

    [Fact]
    public async Task A_heading_is_known_by_its_own_level_its_style_or_the_style_that_it_is_based_on()
    {
        var source = await Read(new SomeDocx
        {
            Styles = Headings,
            Body = P("Based", "<w:pStyle w:val=\"Mine\"/>") + P("Own", "<w:outlineLvl w:val=\"2\"/>") + P("Text level", "<w:pStyle w:val=\"H1\"/><w:outlineLvl w:val=\"9\"/>")
                + P("Unknown style", "<w:pStyle w:val=\"Heading3\"/>"),
        }.ToFile());

        source.Segments.Select(s => (s.Text, s.Kind, s.Level)).ShouldBe(
        [
            ("Based", SegmentKind.Heading, 1),
            ("Own", SegmentKind.Heading, 3),
            ("Text level", SegmentKind.Paragraph, null),
            ("Unknown style", SegmentKind.Heading, 3),
        ]);
    }

    [Fact]
    public async Task A_title_paragraph_is_the_title_of_a_file_that_states_none()
    {
        var source = await Read(new SomeDocx { Styles = Headings, Body = P("Adult care review", "<w:pStyle w:val=\"T\"/>") + P("Text.") }.ToFile());

        source.Title.ShouldBe("Adult care review");
        source.Segments[0].Kind.ShouldBe(SegmentKind.Heading);
    }

    [Fact]
    public async Task Lines_of_the_table_of_contents_are_furniture()
    {
        var source = await Read(new SomeDocx { Styles = Headings, Body = P("Findings 3", "<w:pStyle w:val=\"TOC1\"/>") + P("Text.") }.ToFile());

        source.Segments[0].Kind.ShouldBe(SegmentKind.PageFurniture);
    }

    [Fact]
    public async Task Insertions_are_text_and_deletions_and_comments_are_not()
    {
        var source = await Read(Of(
            $"<w:p>{R("Costs ")}<w:ins w:id=\"1\">{R("rose")}</w:ins><w:del w:id=\"2\"><w:r><w:delText>fell</w:delText></w:r></w:del>"
            + $"<w:moveFrom w:id=\"3\">{R(" here")}</w:moveFrom><w:moveTo w:id=\"4\">{R(" there")}</w:moveTo><w:r><w:commentReference w:id=\"5\"/></w:r>{R(".")}</w:p>"));

        source.Segments.Single().Text.ShouldBe("Costs rose there.");
        source.Notes.Single(n => n.Code == "tracked-changes").Message.ShouldContain("2 insertions are read as text, 2 deletions are left out");
        source.Notes.ShouldContain(n => n.Code == "comments-left-out");
    }

    [Fact]
    public async Task A_paragraph_whose_mark_was_deleted_goes_on_in_the_next()
    {
        var source = await Read(Of(P("One sentence", "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + P("over two lines.") + P("Another.")));

        source.Segments.Select(s => s.Text).ShouldBe(["One sentence over two lines.", "Another."]);
    }

    [Fact]
    public async Task A_large_first_letter_is_part_of_its_word()
    {
        var source = await Read(Of(P("O", "<w:framePr w:dropCap=\"drop\"/>") + P("nce upon a time.")));

        source.Segments.Single().Text.ShouldBe("Once upon a time.");
    }

    [Fact]
    public async Task What_a_paragraph_was_before_a_change_does_not_count()
    {
        var source = await Read(new SomeDocx
        {
            Styles = Headings,
            Body = P("Now text.", "<w:pPrChange w:id=\"1\"><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr></w:pPrChange>"),
        }.ToFile());

        source.Segments.Single().Kind.ShouldBe(SegmentKind.Paragraph);
    }

    [Fact]
    public async Task Deleted_rows_and_cells_are_left_out()
    {
        var source = await Read(Of(
            $"<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{Cell("gone")}</w:tr><w:tr>{Cell("a")}<w:tc><w:tcPr><w:cellDel w:id=\"2\"/></w:tcPr>{P("gone")}</w:tc>{Cell("b")}</w:tr></w:tbl>"));

        source.Segments.Select(s => (s.Text, s.Row)).ShouldBe([("a\tb", 1)]);
    }

    [Fact]
    public async Task Hidden_text_is_left_out_and_counted()
    {
        var source = await Read(new SomeDocx
        {
            Styles = Headings,
            Body = $"<w:p>{R("Seen")}{R(" not seen", "<w:vanish/>")}{R(" nor this", "<w:rStyle w:val=\"Secret\"/>")}{R(" but this.", "<w:vanish w:val=\"0\"/>")}</w:p>",
        }.ToFile());

        source.Segments.Single().Text.ShouldBe("Seen but this.");
        source.Notes.Single().Message.ShouldContain("2 pieces of hidden text");
    }

    [Fact]
    public async Task A_field_gives_its_result_and_never_its_instruction()
    {
        var source = await Read(Of(
            $"<w:p>{R("On page ")}{Mark("begin")}<w:r><w:instrText> IF </w:instrText></w:r>{Mark("begin")}<w:r><w:instrText>PAGE</w:instrText></w:r>{Mark("separate")}{R("9")}{Mark("end")}"
            + $"<w:r><w:instrText> = 9</w:instrText></w:r>{Mark("separate")}{R("seven")}{Mark("end")}{R(" and ")}<w:fldSimple w:instr=\"REF x\">{R("section 2")}</w:fldSimple>.</w:p>"));

        source.Segments.Single().Text.ShouldBe("On page seven and section 2");
    }

    [Fact]
    public async Task A_field_that_never_ends_hides_nothing()
    {
        var source = await Read(Of($"<w:p>{Mark("begin")}{R("All of this")}</w:p>{P("and this is text.")}"));

        source.Segments.Select(s => s.Text).ShouldBe(["All of this", "and this is text."]);
    }

    [Fact]
    public async Task Ticks_of_forms_and_characters_of_symbol_fonts_are_read()
    {
        var source = await Read(Of(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
            + $"{Mark("end")}{R(" agreed ")}<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>"
            + "<w:r><w:sym w:font=\"Webdings\" w:char=\"F041\"/></w:r></w:p>"));

        source.Segments.Single().Text.ShouldBe("\u2612 agreed \u2713\u2265");
        source.Notes.Single().Code.ShouldBe("unknown-symbols");
    }

    [Fact]
    public async Task A_text_box_is_read_once_and_after_the_paragraph_that_holds_it()
    {
        var source = await Read(Of(
            $"<w:p>{R("Before ")}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>{P("In the box")}</w:txbxContent></w:drawing></mc:Choice>"
            + $"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{P("In the box")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{R("after.")}</w:p>"));

        source.Segments.Select(s => s.Text).ShouldBe(["Before after.", "In the box"]);
    }

    [Fact]
    public async Task An_alternative_without_text_gives_way_to_the_next()
    {
        var source = await Read(Of(
            $"<w:p><mc:AlternateContent><mc:Choice Requires=\"new\"><w:r/></mc:Choice><mc:Fallback>{R("Old text.")}</mc:Fallback></mc:AlternateContent></w:p>"));

        source.Segments.Single().Text.ShouldBe("Old text.");
    }

    [Fact]
    public async Task Content_controls_links_and_mathematics_are_text()
    {
        var source = await Read(Of(
            $"<w:sdt><w:sdtPr><w:alias w:val=\"Owner\"/></w:sdtPr><w:sdtContent>{P("Held by Finance.")}</w:sdtContent></w:sdt>"
            + $"<w:p><w:hyperlink r:id=\"r9\">{R("The guide")}</w:hyperlink>{R(" says ")}<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>"));

        source.Segments.Select(s => s.Text).ShouldBe(["Held by Finance.", "The guide says a/b"]);
    }

    [Fact]
    public async Task Tabs_breaks_and_hyphens_are_the_characters_that_they_show()
    {
        var source = await Read(Of("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p>"));

        source.Segments.Single().Text.ShouldBe("a\tb\nc-de");
    }

    [Fact]
    public async Task Rows_of_a_table_in_a_cell_follow_the_row_that_holds_it()
    {
        var source = await Read(Of($"<w:tbl><w:tr><w:tc>{P("outer")}{Table(("in", "ner"))}</w:tc>{Cell("right")}</w:tr></w:tbl>"));

        source.Segments.Select(s => (s.Text, s.Row)).ShouldBe([("outer\tright", 1), ("in\tner", 1)]);
    }

    [Fact]
    public async Task A_table_that_only_lays_out_a_page_gives_the_paragraphs_in_it()
    {
        var source = await Read(Of($"<w:tbl><w:tr>{Cell("")}<w:tc>{P("Aim", "<w:outlineLvl w:val=\"0\"/>")}{P("A first paragraph.")}</w:tc></w:tr></w:tbl>"));

        source.Segments.Select(s => (s.Kind, s.Text)).ShouldBe([(SegmentKind.Heading, "Aim"), (SegmentKind.Paragraph, "A first paragraph.")]);
    }

    [Fact]
    public async Task Headers_and_footers_are_said_once()
    {
        var source = await Read(new SomeDocx { Body = P("Text."), Headers = [P("Council"), P("Council")], Footers = [P("Page 1")] }.ToFile());

        source.Segments.Select(s => (s.Kind, s.Text)).ShouldBe(
            [(SegmentKind.PageFurniture, "Council"), (SegmentKind.Paragraph, "Text."), (SegmentKind.PageFurniture, "Page 1")]);
    }

    [Fact]
    public async Task Notes_stand_after_the_paragraph_that_first_refers_to_them()
    {
        var source = await Read(new SomeDocx
        {
            Footnotes = $"<w:footnote w:type=\"separator\" w:id=\"0\">{P("line")}</w:footnote><w:footnote w:id=\"1\">{P("Foot.")}{P("Again.")}</w:footnote><w:footnote w:id=\"7\">{P("Nobody refers.")}</w:footnote>",
            Endnotes = $"<w:endnote w:id=\"1\">{P("End.")}</w:endnote>",
            Body = "<w:p><w:r><w:t>One.</w:t><w:endnoteReference w:id=\"1\"/></w:r></w:p><w:p><w:r><w:footnoteReference w:id=\"1\"/><w:t>Two.</w:t></w:r></w:p><w:p><w:r><w:t>Three.</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
        }.ToFile());

        source.Segments.Select(s => s.Text).ShouldBe(["One.", "End.", "Two.", "Foot.\nAgain.", "Three."]);
    }

    [Fact]
    public async Task Strict_files_and_files_in_UTF_16_are_read_alike()
    {
        var plain = new SomeDocx { Styles = Headings, Body = P("Café", "<w:pStyle w:val=\"H1\"/>") + P("Text.") };

        var expected = (await Read(plain.ToFile())).Segments;

        (await Read((plain with { Namespace = SomeDocx.Strict }).ToFile())).Segments.ShouldBe(expected);
        (await Read((plain with { Encoding = Encoding.Unicode }).ToFile())).Segments.ShouldBe(expected);
        (await Read((plain with { Encoding = Encoding.BigEndianUnicode }).ToFile())).Segments.ShouldBe(expected);
    }

    [Fact]
    public async Task The_transcript_that_Teams_saves_becomes_turns()
    {
        var source = await Read(SeedFile("transcripts/child-protection-conference.docx"));

        source.Shape.ShouldBe(SourceShape.Transcript);
        source.Preamble[1].ShouldBe("12 March 2026, 09:31");
        source.Segments.Count(s => s.Kind == SegmentKind.Turn).ShouldBeGreaterThan(50);
        source.Segments.Where(s => s.Kind == SegmentKind.Turn).ShouldAllBe(s => s.Speaker != null && s.StartMs != null);
        source.Segments.ShouldNotContain(s => s.Kind == SegmentKind.Turn && s.Text.Contains("stopped transcription", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_before_colons_become_speakers_and_a_form_does_not()
    {
        var talk = await Read(Of(P("Ada Cole: Shall we begin?") + P("Ben Ray: Yes, please do.") + P("Ada Cole: Then the first item is the budget.") + P("Ben Ray: I have read it.")));
        var form = await Read(Of(P("Date: 3 March") + P("Venue: Town hall") + P("Chair: Ada Cole")));

        talk.Shape.ShouldBe(SourceShape.Transcript);
        talk.Segments.Select(s => s.Speaker).ShouldBe(["Ada Cole", "Ben Ray", "Ada Cole", "Ben Ray"]);
        form.Shape.ShouldBe(SourceShape.Document);
    }

    [Fact]
    public async Task Labels_in_a_list_of_points_are_no_speakers()
    {
        var lists = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
        var points = string.Concat(Enumerable.Repeat(Item("A project of ours", 1) + Item("Goal: People can find what they need within a minute.", 1), 5));

        (await Read(new SomeDocx { Numbering = lists, Body = points }.ToFile())).Shape.ShouldBe(SourceShape.Document);
    }

    private static SourceFile SeedFile(string name) => new(Path.GetFileName(name), File.ReadAllBytes(SeedFiles.PathOf(name)));

    private static string Table(params (string First, string Second)[] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{Cell(r.First)}{Cell(r.Second)}</w:tr>"))}</w:tbl>";

    private static string Cell(string text) => $"<w:tc>{P(text)}</w:tc>";

    private static string Mark(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";
}
