using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Rendering;
using QuickAction.Core.Rendering.Pages;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Rendering;

public sealed class HtmlTests
{
    [Fact]
    public void The_page_is_British_English_and_has_a_title_one_main_heading_and_a_way_past_it()
    {
        var page = Html(Some.MinutesResult());

        page.DocumentElement.GetAttribute("lang").ShouldBe("en-GB");
        page.Title.ShouldBe("Harbour Locality team meeting (DRAFT minutes: not yet approved)");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelector("body > a.skip")!.GetAttribute("href").ShouldBe("#main");
        page.QuerySelectorAll("main#main").Length.ShouldBe(1);
    }

    [Fact]
    public void Headings_leave_no_level_out()
    {
        foreach (var page in new[] { Html(Some.MinutesResult()), Html(Some.SummaryResult()) })
        {
            var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.LocalName[1] - '0').ToList();

            levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        }
    }

    [Fact]
    public void Every_table_has_a_caption_and_headed_columns()
    {
        var tables = Html(Some.MinutesResult()).QuerySelectorAll("table");

        tables.Length.ShouldBe(4);
        foreach (var table in tables)
        {
            table.QuerySelector("caption")!.TextContent.ShouldNotBeEmpty();
            var headings = table.QuerySelectorAll("thead th[scope=col]").Select(h => h.TextContent).ToList();
            foreach (var row in table.QuerySelectorAll("tbody tr"))
            {
                row.QuerySelectorAll("td").Select(c => c.GetAttribute("data-heading")).ShouldBe(headings);
            }
        }
    }

    [Fact]
    public void Every_note_is_linked_there_and_back()
    {
        var page = Html(Some.MinutesResult());
        var marks = page.QuerySelectorAll("a[role=doc-noteref]");
        var notes = page.QuerySelectorAll("section[role=doc-endnotes] li");

        marks.Length.ShouldBe(notes.Length);
        marks.Length.ShouldBe(19);
        foreach (var (mark, note) in marks.Zip(notes))
        {
            mark.GetAttribute("href").ShouldBe($"#{note.Id}");
            note.QuerySelector("a[role=doc-backlink]")!.GetAttribute("href").ShouldBe($"#{mark.Id}");
        }
    }

    [Fact]
    public void Ids_are_unique()
    {
        var ids = Html(Some.MinutesResult()).QuerySelectorAll("[id]").Select(e => e.Id).ToList();

        ids.ShouldBeUnique();
    }

    [Fact]
    public void The_page_needs_nothing_else_and_its_policy_allows_nothing_else()
    {
        var page = Html(Some.MinutesResult());
        var style = page.QuerySelectorAll("style").ShouldHaveSingleItem().TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")
            .ShouldBe($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
        page.QuerySelectorAll("script, link, img, iframe, object, embed, [src], [style]").ShouldBeEmpty();
        page.QuerySelectorAll("[href]").ShouldAllBe(a => a.GetAttribute("href")!.StartsWith('#'));
        style.ShouldNotContain("url(");
        style.ShouldNotContain("@import");
    }

    [Asvs("V1.2.1", "V3.2.2")]
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</main><h1>Fooled</h1>")]
    [InlineData("\" onclick=\"alert(1)")]
    [InlineData("' autofocus onfocus='alert(1)")]
    [InlineData("&lt;b&gt; &amp; <!-- ]]>")]
    public void Text_that_looks_like_markup_stays_text(string text) => StaysText(text).ShouldBeTrue();

    [Asvs("V1.2.1", "V3.2.2")]
    [Fact]
    public void No_text_of_a_source_ever_becomes_markup() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<NonNull<string>>(text => StaysText($"<{text.Get}\"'>&{text.Get}</")));

    private static bool StaysText(string text)
    {
        var plain = Plain.Of(text);
        var harmless = Of("x");
        var page = Of(plain);
        return Shape(page).SequenceEqual(Shape(harmless))
            && page.QuerySelector("main > p")!.FirstChild!.TextContent == plain
            && page.QuerySelectorAll("td").All(td => td.FirstChild!.TextContent == plain && td.GetAttribute("data-heading") == plain)
            && page.QuerySelector("h1")!.TextContent == plain
            && page.QuerySelector("[role=doc-endnotes] li")!.FirstChild!.TextContent == plain + " ";

        static IHtmlDocument Of(string words)
        {
            var line = new Line(words) { Notes = [1] };
            return Parse(HtmlWriter.Write(new Page
            {
                Title = words,
                Status = words,
                Draft = true,
                Record = words,
                Notes = [words],
                Blocks =
                [
                    new Headline(line),
                    new Heading(1, words, "1"),
                    new Item("1.1", line),
                    new Bullets([line]),
                    new Facts([new Fact(words, [line])]),
                    new Table(words, [new Column(words, 100)], [new Row(null, [line])]),
                    new Quotation(line, words),
                    new Callout(words, words),
                    new SignOff([new Signature(words, words)]),
                ],
            }));
        }

        static IEnumerable<string> Shape(IHtmlDocument page) =>
            page.All.Select(e => $"{e.LocalName} {string.Join(' ', e.Attributes.Select(a => a.Name))}");
    }

    private static IHtmlDocument Html(Core.Analysis.Result result) => Parse(Renderer.Render(result, OutputFormat.Html, RenderOptions.Default));

    // Strict: anything that a browser would have to mend fails the test.
    private static IHtmlDocument Parse(byte[] html) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(Encoding.UTF8.GetString(html));
}
