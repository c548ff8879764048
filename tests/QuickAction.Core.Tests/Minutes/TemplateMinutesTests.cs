using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.Core.Rendering;
using QuickAction.Core.Tests.Analysis.Offline.Salience;
using QuickAction.Core.Tests.Prompts;

namespace QuickAction.Core.Tests.Minutes;

/// <summary>Each template over a small meeting of its kind, through the whole pipeline.</summary>
public sealed class TemplateMinutesTests
{
    public static TheoryData<string> Kinds => new(FixtureMeeting.Kinds);

    [Fact]
    public void Every_shipped_template_has_a_meeting_here()
    {
        TemplateText.Shipped.Templates.Select(t => t.Id).ShouldBe(FixtureMeeting.Kinds);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_kind_is_told_from_the_talk_alone(string kind)
    {
        // A general meeting is what is left when no kind shows.
        TemplateDetector.Detect(FixtureMeeting.Of(kind).Source, TemplateText.Shipped).Template.Id.ShouldBe(kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_required_heading_is_there_in_the_templates_order(string kind)
    {
        var template = TemplateText.Of(kind);

        var result = await OfflineMinutes.Of(FixtureMeeting.Of(kind).Source, kind);

        result.Sections.Select(s => s.Id).ShouldBe(
            template.Sections.Where(s => s.Required || result.Sections.Any(r => r.Id == s.Id)).Select(s => s.Id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_word_of_a_section_comes_from_the_cited_segments_their_labels_or_the_closed_list(string kind)
    {
        var meeting = FixtureMeeting.Of(kind).Source;

        var result = await OfflineMinutes.Of(meeting, kind);

        foreach (var item in result.Sections.SelectMany(s => s.Items))
        {
            Borrowed.Words(item, meeting).ShouldBeEmpty($"{kind}: {item.Text}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_section_with_nothing_in_it_is_printed_as_not_discussed(string kind)
    {
        // One turn that has to do with no template: every required section is empty.
        var talk = Talk.Of("Ann Reed: The tide was out.");

        var result = await OfflineMinutes.Of(talk, kind);
        var page = System.Text.Encoding.UTF8.GetString(Renderer.Render(result, OutputFormat.Markdown, new RenderOptions()));

        var cued = TemplateText.Of(kind).Sections.Where(s => s.Source == SectionSource.Cues && s.Required).ToList();
        cued.ShouldNotBeEmpty();
        foreach (var section in cued)
        {
            result.Sections.Single(s => s.Id == section.Id).Items.ShouldBeEmpty();
            page.ShouldContain(section.Title);
            page.ShouldContain(section.WhenEmpty);
        }

        cued.ShouldContain(s => s.WhenEmpty == "Not discussed" || s.Kind == SectionKind.Field);
    }

    [Theory]
    [InlineData("child-protection-conference", "The child's voice", "Views of parents and carers", "Strengths and protective factors", "Decision, category and reasons", "Dissent", "Outline plan", "Core group", "Review date")]
    [InlineData("strategy-discussion", "The concern", "Immediate safety", "Medical and interview plan", "Threshold decision and rationale", "Single or joint enquiry", "Telling the family", "Actions with deadlines")]
    [InlineData("adult-safeguarding", "Capacity and representation", "The allegation or concern", "What the adult wants", "Interim safety plan", "Enquiry plan", "Findings and conclusion", "Actions")]
    [InlineData("care-act-assessment", "What matters to the person and a good day", "In the person's own words", "Strengths", "Current situation and what has changed", "Managing and maintaining nutrition", "Impact on wellbeing", "Fluctuating needs", "The carer's views", "Capacity, consent and advocacy", "What has been tried", "The plan: who and when", "Review")]
    [InlineData("supervision", "Previous actions", "Case part: update", "Case part: analysis", "Case part: risk", "Case part: decisions and rationale", "Case part: direction", "Actions", "Personal part: reflection", "Personal part: workload", "Personal part: wellbeing", "Personal part: development", "Disclosure", "Signatures")]
    [InlineData("planning-committee", "Declarations of interest", "Representations", "Members' questions and answers", "Debate", "Resolved")]
    [InlineData("committee", "Apologies and substitutes", "Declarations of interest", "Minutes of the previous meeting", "Items considered", "Resolved")]
    public void The_headings_that_its_guidance_asks_for_come_in_this_order(string kind, params string[] headings)
    {
        var titles = TemplateText.Of(kind).Sections.Select(s => s.Title).ToList();

        headings.Select(h => titles.IndexOf(h)).ShouldBe(headings.Select(h => titles.IndexOf(h)).Order());
        headings.ShouldAllBe(h => titles.Contains(h));
    }
}
