using System.Text;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using QuickAction.Core.Rendering;
using QuickAction.Core.Rendering.Pages;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Rendering;

public sealed class MarkdownTests
{
    // Everything that a reader of Markdown might be set to understand, but smileys: no common reader turns those into pictures.
    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley(enableSmileys: false).Build();

    [Fact]
    public void Minutes_read_as_minutes()
    {
        var text = Markdown(Some.MinutesResult());

        text.ShouldStartWith("# Harbour Locality team meeting\n\n**DRAFT minutes: not yet approved**\n");
        text.ShouldContain("- **Date:** 21 April 2026\n");
        text.ShouldContain("- **Place:** the Quay Room[^1]\n");
        text.ShouldContain("## 1\\. Present\n");
        text.ShouldContain("| Siân Pryce | Chair | Adult Social Care | 0:00:04 |\n");
        text.ShouldContain("### 4.1 Waiting list and call-backs\n");
        text.ShouldContain("\n4.2.3 The form was last changed in 2019. **\\[unsupported\\]**\n");
        text.ShouldContain("## 7\\. Staff wellbeing\n\n*Not discussed*\n");
        text.ShouldContain("| by Friday (24 April 2026) | Open |\n");
        text.ShouldContain("| Nobody named | Not stated | Open |\n");
        text.ShouldContain("## 10\\. Decisions\n");
        text.ShouldContain("## 11\\. Risks\n");
        text.ShouldContain("## 12\\. Questions\n");
        text.ShouldContain("- **Approved by:** ");
    }

    [Fact]
    public void A_note_says_who_when_and_what_was_said()
    {
        var text = Markdown(Some.MinutesResult());

        text.ShouldContain("]: Siân Pryce, 0:02:11: “every carer is rung back within two working days from the first of May”\n");
        text.ShouldContain("]: Grace Mensah, 2:01:05: in these words.\n");
        Markdown(Some.SummaryResult()).ShouldContain("]: Page 3: in these words.\n");
    }

    [Theory]
    [InlineData("Grace Mensah: The next meeting is on the nineteenth of May", "The next meeting is on the nineteenth of May", "in these words.")]
    [InlineData("the next meeting is on the nineteenth of May.", "The next meeting is on the nineteenth of May", "in these words.")]
    [InlineData("They spoke of dates, rooms and the next meeting", "next meeting", "“next meeting”")]
    [InlineData("The team meets again on 19 May.", "The next meeting is on the nineteenth of May", "“The next meeting is on the nineteenth of May”")]
    public void A_note_repeats_no_words_that_stand_above_it(string text, string cited, string note)
    {
        CitationNote.Of(SomeMeeting.Cites(cited), text).ShouldBe($"Grace Mensah, 2:01:05: {note}");
    }

    [Fact]
    public void An_approved_version_is_no_draft_and_names_who_approved_it()
    {
        var options = new RenderOptions { Approval = new Approval("Mei Lindqvist", new DateOnly(2026, 5, 3)) };

        var text = Encoding.UTF8.GetString(Renderer.Render(Some.MinutesResult(), OutputFormat.Markdown, options));

        text.ShouldNotContain("DRAFT");
        text.ShouldContain("**Approved minutes: approved by Mei Lindqvist on 3 May 2026**");
        text.ShouldContain("- **Approved by:** Mei Lindqvist\n");
    }

    [Theory]
    [InlineData("# Heading")]
    [InlineData("- item")]
    [InlineData("1. item")]
    [InlineData("(a) item")]
    [InlineData("> quoted")]
    [InlineData("a | b")]
    [InlineData("<script>alert(1)</script> & more")]
    [InlineData("**bold** _it_ `code` ~~gone~~ ==mark== ++new++ \"\"cite\"\"")]
    [InlineData("[text](http://example.org) ![img](x) [^1] www.example.org https://example.org mailto:a@example.org")]
    [InlineData("---")]
    [InlineData("===")]
    [InlineData(": definition")]
    [InlineData("$x$ :smile: :) {.class} \\ end!")]
    [InlineData("*[HTML]: abbreviation")]
    public void Text_that_looks_like_markup_stays_text(string text) => StaysText(text).ShouldBeTrue();

    [Asvs("V1.3.5")]
    [Fact]
    public void No_text_of_a_source_ever_becomes_markup()
    {
        var characters = Gen.Elements("aZ9 *_`#-+.!?()[]{}<>&|~^$@:;\"'\\/=%,\n\tfé🙂".EnumerateRunes().Select(r => r.ToString()).ToArray());
        var words = Gen.Elements("http://", "www.a.b", "- ", "1. ", "[^1]", "](", "<b>", "&amp;", ":+1:", "--", "==", "a@b.org", "tel:", "|---|", "[x]");
        var texts = Gen.OneOf(characters, characters, words).ListOf().Select(string.Concat);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(texts.ToArbitrary(), StaysText));
    }

    /// <summary>In a paragraph, a numbered item with a note, a list, a table's cell and a quotation.</summary>
    private static bool StaysText(string text)
    {
        var plain = Plain.Of(text);
        var line = new Line(plain) { Notes = [1] };
        var page = new Page
        {
            Title = "T",
            Status = "S",
            Draft = true,
            Notes = [plain],
            Blocks =
            [
                new Headline(line),
                new Item("1.1", line),
                new Bullets([line]),
                new Table("C", [new Column("H", 50), new Column("I", 50)], [new Row("1.2", [line])]),
                new Quotation(new Line(plain), "Q"),
            ],
        };
        var html = Markdig.Markdown.ToHtml(Encoding.UTF8.GetString(MarkdownWriter.Write(page)), Everything);
        using var document = new HtmlParser().ParseDocument(html);
        foreach (var mark in document.QuerySelectorAll("a.footnote-ref, a.footnote-back-ref"))
        {
            mark.Remove();
        }

        string Text(string selector) => Plain.Of(document.QuerySelector(selector)?.TextContent);
        var names = document.Body!.QuerySelectorAll("*").Select(e => e.LocalName).Distinct().Order(StringComparer.Ordinal).ToList();
        string[] expected = ["blockquote", "div", "h1", "hr", "li", "ol", "p", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"];
        return names.All(expected.Contains)
            && document.QuerySelectorAll("li").Length == 2
            && document.QuerySelectorAll("td").Length == 2
            && (plain.Length == 0 || (Text("p:nth-of-type(2)") == plain && Text("ul li") == plain && Text("td:nth-of-type(2)") == plain))
            && Text("blockquote p") == (plain.Length == 0 ? "Q" : plain)
            && Text(".footnotes li") == plain;
    }

    private static string Markdown(Core.Analysis.Result result) => Encoding.UTF8.GetString(Renderer.Render(result, OutputFormat.Markdown, RenderOptions.Default));
}
