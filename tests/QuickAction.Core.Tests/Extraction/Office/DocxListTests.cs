using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Office.Word;
using static QuickAction.Core.Tests.Extraction.Office.SomeDocx;

namespace QuickAction.Core.Tests.Extraction.Office;

public sealed class DocxListTests
{
    [Fact]
    public async Task Levels_count_together_and_start_again_under_a_new_number()
    {
        var lists = Definition(1, Level(0, "decimal", "%1."), Level(1, "decimal", "%1.%2"), Level(2, "lowerLetter", "(%3)")) + List(1, 1);

        var items = await Items(lists, Item("a", 1), Item("b", 1), Item("c", 1, 1), Item("d", 1, 1), Item("e", 1, 2), Item("f", 1, 2), Item("g", 1, 1), Item("h", 1), Item("i", 1, 1));

        items.ShouldBe(["1. a", "2. b", "2.1 c", "2.2 d", "(a) e", "(b) f", "2.3 g", "3. h", "3.1 i"]);
    }

    [Theory]
    [InlineData("decimal", "3")]
    [InlineData("decimalZero", "03")]
    [InlineData("lowerLetter", "c")]
    [InlineData("upperLetter", "C")]
    [InlineData("lowerRoman", "iii")]
    [InlineData("upperRoman", "III")]
    [InlineData("ordinal", "3rd")]
    [InlineData("cardinalText", "Three")]
    [InlineData("ordinalText", "Third")]
    [InlineData("hindiNumbers", "3")]
    public async Task Numbers_are_written_in_the_style_of_their_level(string format, string shown)
    {
        var items = await Items(Definition(1, Level(0, format, "%1)")) + List(1, 1), Item("x", 1), Item("x", 1), Item("x", 1));

        items[2].ShouldBe($"{shown}) x");
    }

    [Fact]
    public async Task Bullets_have_no_number_and_their_depth_is_the_level()
    {
        var file = new SomeDocx { Numbering = Definition(1, Level(0, "bullet", "\u2022"), Level(1, "bullet", "o")) + List(1, 1), Body = Item("point", 1) + Item("under it", 1, 1) };

        var source = await Read(file);

        source.Segments.Select(s => (s.Kind, s.Text, s.Level)).ShouldBe([(SegmentKind.ListItem, "point", 1), (SegmentKind.ListItem, "under it", 2)]);
    }

    [Fact]
    public async Task Two_lists_of_one_definition_count_on_unless_the_second_sets_a_start()
    {
        var lists = Definition(1, Level(0, "decimal", "%1.")) + List(1, 1) + List(2, 1)
            + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>";

        var items = await Items(lists, Item("a", 1), Item("b", 2), Item("c", 3), Item("d", 3));

        items.ShouldBe(["1. a", "2. b", "7. c", "8. d"]);
    }

    [Fact]
    public async Task A_level_may_be_overridden_start_elsewhere_never_restart_or_be_legal()
    {
        var lists = Definition(
                1,
                Level(0, "upperRoman", "%1."),
                Level(1, "decimal", "%1.%2", "<w:isLgl/>"),
                Level(2, "decimal", "item %3", "<w:lvlRestart w:val=\"0\"/>"))
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"Part %1\"/></w:lvl></w:lvlOverride></w:num>";

        var items = await Items(lists, Item("a", 1), Item("b", 1, 1), Item("c", 1, 2), Item("d", 1), Item("e", 1, 2));

        items.ShouldBe(["Part IV a", "4.1 b", "item 1 c", "Part V d", "item 2 e"]);
    }

    [Fact]
    public async Task A_style_brings_its_list_and_a_paragraph_may_leave_it()
    {
        var file = new SomeDocx
        {
            Styles = "<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:name w:val=\"Clause\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>",
            Numbering = Definition(1, Level(0, "decimal", "%1."), Level(1, "lowerRoman", "%2.", "<w:pStyle w:val=\"S\"/>")) + List(1, 1),
            Body = P("in", "<w:pStyle w:val=\"S\"/>") + P("out", "<w:pStyle w:val=\"S\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") + P("in again", "<w:pStyle w:val=\"S\"/>"),
        };

        var source = await Read(file);

        source.Segments.Select(s => (s.Kind, s.Text, s.Level)).ShouldBe(
            [(SegmentKind.ListItem, "i. in", 2), (SegmentKind.Paragraph, "out", null), (SegmentKind.ListItem, "ii. in again", 2)]);
    }

    [Fact]
    public async Task A_list_style_lends_its_definition()
    {
        var file = new SomeDocx
        {
            Styles = "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:name w:val=\"L\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>",
            Numbering = Definition(1, Level(0, "upperLetter", "%1.")) + "<w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>" + List(1, 1) + List(2, 2),
            Body = Item("x", 2) + Item("y", 2),
        };

        (await Read(file)).Segments.Select(s => s.Text).ShouldBe(["A. x", "B. y"]);
    }

    [Fact]
    public async Task A_numbered_heading_stays_a_heading_and_shows_its_number()
    {
        var file = new SomeDocx
        {
            Numbering = Definition(1, Level(0, "decimal", "%1")) + List(1, 1),
            Body = P("Aims", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/>"),
        };

        var heading = (await Read(file)).Segments.Single();

        (heading.Kind, heading.Text, heading.Level).ShouldBe((SegmentKind.Heading, "1 Aims", 1));
    }

    private static async Task<IReadOnlyList<string>> Items(string lists, params string[] items) =>
        [.. (await Read(new SomeDocx { Numbering = lists, Body = string.Concat(items) })).Segments.Select(s => s.Text)];

    private static Task<SourceText> Read(SomeDocx file) =>
        new DocxExtractor().ExtractAsync(file.ToFile(), new DocumentLimits(), TestContext.Current.CancellationToken).AsTask();

    private static string Definition(int id, params string[] levels) => $"<w:abstractNum w:abstractNumId=\"{id}\">{string.Concat(levels)}</w:abstractNum>";

    private static string List(int id, int definition) => $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/></w:num>";

    private static string Level(int level, string format, string text, string more = "") =>
        $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>";
}
