using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Rendering;

/// <summary>Whoever opens whichever file reads the same.</summary>
public sealed class SameContentTests
{
    public static TheoryData<string> Kinds => ["minutes", "summary", "approved minutes", "empty minutes"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Markdown_HTML_and_Word_carry_the_same_words_notes_numbers_and_record(string kind)
    {
        var (result, options) = Case(kind);

        var html = RenderedText.OfHtml(Renderer.Render(result, OutputFormat.Html, options));
        var markdown = RenderedText.OfMarkdown(Renderer.Render(result, OutputFormat.Markdown, options));
        var docx = RenderedText.OfDocx(Renderer.Render(result, OutputFormat.Docx, options));

        html.Body.Length.ShouldBeGreaterThan(300);
        markdown.Body.ShouldBe(html.Body);
        docx.Body.ShouldBe(html.Body);
        markdown.Notes.ShouldBe(html.Notes);
        docx.Notes.ShouldBe(html.Notes);
        markdown.Record.ShouldBe(html.Record);
        docx.Record.ShouldBe(html.Record);
    }

    [Fact]
    public void Nothing_that_the_minutes_hold_is_left_out()
    {
        var minutes = Some.MinutesResult();

        var text = RenderedText.OfDocx(Renderer.Render(minutes, OutputFormat.Docx, RenderOptions.Default)).Body;

        var statements = new[] { minutes.Summary, minutes.Decisions, minutes.Actions, minutes.Risks, minutes.Questions }.SelectMany(s => s)
            .Concat(minutes.Topics.SelectMany(t => t.Points))
            .Concat(minutes.Sections.SelectMany(s => s.Items));
        foreach (var statement in statements)
        {
            text.ShouldContain(statement.Text, Shouldly.Case.Sensitive);
        }

        foreach (var person in minutes.Attendees.Concat(minutes.Apologies))
        {
            text.ShouldContain(person.Name, Shouldly.Case.Sensitive);
        }

        foreach (var topic in minutes.Topics)
        {
            text.ShouldContain(topic.Title, Shouldly.Case.Sensitive);
        }
    }

    [Fact]
    public void What_the_template_has_no_section_for_still_appears()
    {
        var minutes = Some.MinutesResult() with { Sections = [] };

        var text = RenderedText.OfMarkdown(Renderer.Render(minutes, OutputFormat.Markdown, RenderOptions.Default)).Body;

        foreach (var title in new[] { "Present", "Apologies", "1. Summary", "2. Matters discussed", "3. Decisions", "4. Actions", "5. Risks", "6. Questions" })
        {
            text.ShouldContain(title, Shouldly.Case.Sensitive);
        }
    }

    [Fact]
    public void A_point_that_a_section_has_told_is_not_told_again_as_a_topic_but_a_decision_is()
    {
        var said = SomeMeeting.Verbatim("Nobody could say.");
        var minutes = Some.MinutesResult() with
        {
            Summary = [],
            Topics = [new Core.Analysis.Topic { Title = "Told already", Points = [said] }],
            Decisions = [said],
            Sections = [new MinutesSection { Id = "s", Title = "S", Kind = "list", From = "cues", WhenEmpty = "-", Items = [said] }],
        };

        var text = RenderedText.OfMarkdown(Renderer.Render(minutes, OutputFormat.Markdown, RenderOptions.Default)).Body;

        text.ShouldNotContain("Told already");
        text.Split("Nobody could say.").Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(OutputFormat.Json)]
    [InlineData(OutputFormat.Markdown)]
    [InlineData(OutputFormat.Html)]
    [InlineData(OutputFormat.Docx)]
    public void The_same_result_gives_the_same_bytes(OutputFormat format)
    {
        Renderer.Render(Some.MinutesResult(), format, RenderOptions.Default).ShouldBe(Renderer.Render(Some.MinutesResult(), format, RenderOptions.Default));
    }

    private static (Core.Analysis.Result Result, RenderOptions Options) Case(string kind) => kind switch
    {
        "minutes" => (Some.MinutesResult(), RenderOptions.Default),
        "summary" => (Some.SummaryResult(), RenderOptions.Default),
        "approved minutes" => (Some.MinutesResult(), new RenderOptions { Approval = new Approval("Mei Lindqvist", new DateOnly(2026, 5, 3)) }),
        _ => (Some.MinutesResult() with
        {
            MeetingDate = null,
            Attendees = [],
            Apologies = [],
            Summary = [],
            Topics = [],
            Decisions = [],
            Actions = [],
            Risks = [SomeMeeting.Verbatim("Nobody could say.")],
            Questions = [],
            Warnings = [],
            Sections = [.. Some.MinutesResult().Sections.Select(s => s with { Items = [] })],
        }, RenderOptions.Default),
    };
}
