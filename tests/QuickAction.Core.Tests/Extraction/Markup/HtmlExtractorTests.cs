using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Markup;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Markup;

public sealed class HtmlExtractorTests : ExtractorSuite
{
    protected override IExtractor Extractor { get; } = new HtmlExtractor();

    [Fact]
    public async Task Headings_lists_and_tables_are_what_the_page_says_they_are()
    {
        var source = await Read("""
            <!doctype html><title>Bins &amp; boxes</title><body>
            <h1>Collections</h1><p>Every <b>second</b>
            Tuesday.<br>Before seven.</p>
            <ol start=3><li>Rinse<li>Sort<ol type=a><li>Glass</ol></ol><ul><li><p>Ask us</ul>
            <h2>Prices</h2><table><caption>Per year</caption><tr><th>Bin<th>Cost<tr><td>Brown<td><p>£45</p><p>or less</p></table>
            """);

        source.Title.ShouldBe("Bins & boxes");
        source.Shape.ShouldBe(SourceShape.Document);
        source.Segments.Select(s => (s.Kind, s.Text, s.Level, s.Row)).ShouldBe(
        [
            (SegmentKind.Heading, "Collections", 1, null),
            (SegmentKind.Paragraph, "Every second Tuesday.\nBefore seven.", null, null),
            (SegmentKind.ListItem, "3. Rinse", 1, null),
            (SegmentKind.ListItem, "4. Sort", 1, null),
            (SegmentKind.ListItem, "a. Glass", 2, null),
            (SegmentKind.ListItem, "Ask us", 1, null),
            (SegmentKind.Heading, "Prices", 2, null),
            (SegmentKind.TableRow, "Per year Bin\tCost", null, 1),
            (SegmentKind.TableRow, "Brown\t£45 or less", null, 2),
        ]);
    }

    [Fact]
    public async Task Scripts_styles_menus_and_hidden_parts_are_left_out_and_told()
    {
        var source = await Read("""
            <body><nav>Home | Bins</nav><header>Pellbrook Council</header><script>var a = "<p>x</p>";</script><style>p { color: red }</style>
            <p>Seen.</p><p hidden>Unseen.</p><p style="display: NONE">Unseen.</p><div aria-hidden=true>Unseen.</div><form><button>Go</button></form>
            <article><header>By Ada</header></article><footer>Crown street</footer>
            """);

        source.Segments.Select(s => (s.Kind, s.Text)).ShouldBe(
        [
            (SegmentKind.PageFurniture, "Pellbrook Council"),
            (SegmentKind.Paragraph, "Seen."),
            (SegmentKind.Paragraph, "By Ada"),
            (SegmentKind.PageFurniture, "Crown street"),
        ]);
        source.Notes.ShouldHaveSingleItem().Code.ShouldBe("page-parts-left-out");
    }

    [Fact]
    public async Task White_space_is_kept_where_the_page_keeps_it()
    {
        var source = await Read("<pre>one\n   two</pre><p>three\n   four</p>");

        source.Segments.Select(s => s.Text).ShouldBe(["one\n   two", "three four"]);
    }

    [Fact]
    public async Task A_page_that_reads_like_talk_is_a_transcript()
    {
        var source = await Read("<p>Ada: Good morning to you all.</p><p>Ben: Good morning, Ada.</p><p>Ada: Shall we begin?</p><p>Ben: Yes, please do.</p>");

        source.Shape.ShouldBe(SourceShape.Transcript);
        source.Segments.Select(s => s.Speaker).Distinct().ShouldBe(["Ada", "Ben"]);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<a href=x><font>")]
    public async Task Nesting_beyond_all_pages_is_read_or_refused_at_once(string tag)
    {
        var page = new StringBuilder().Insert(0, tag, 100_000).Append("Bottom.").ToString();

        var refusal = await Should.ThrowAsync<QuickActionException>(async () => await Read(page));

        refusal.Message.ShouldContain("nested too deeply");
    }

    [Fact]
    public async Task A_page_drawn_by_a_script_is_refused_with_what_to_do()
    {
        (await Should.ThrowAsync<QuickActionException>(async () => await Read("<body><div id=app></div><script>draw()</script>"))).Message.ShouldContain("print it to PDF");
    }

    protected override SourceFile Sample() => File("<h1>Café notice</h1><p>One two three.</p><ul><li>Four five.</ul><table><tr><td>Six<td>Seven</table>");

    protected override SourceFile Empty() => File("<!doctype html><html><body>  <br> </body></html>");

    private static SourceFile File(string html) => new("page.html", Encoding.UTF8.GetBytes(html));

    private async Task<SourceText> Read(string html) => await Extractor.ExtractAsync(File(html), Limits, TestContext.Current.CancellationToken);
}
