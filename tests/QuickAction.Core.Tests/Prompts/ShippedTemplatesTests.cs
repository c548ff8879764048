using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Prompts;

public sealed class ShippedTemplatesTests
{
    [Fact]
    public void A_template_is_not_changed_without_raising_its_version()
    {
        var shipped = TemplateText.Shipped.Templates.Select(t => new ReleasedTemplate(t.Id, t.Version, t.Sha256));

        shipped.Except(ReleasedTemplate.All).ShouldBeEmpty("raise the version of what was changed and add a row to ReleasedTemplate.All");
        ReleasedTemplate.All.Select(r => (r.Id, r.Version)).ShouldBeUnique();
    }

    [Fact]
    public void Every_template_can_be_told_from_the_talk_and_says_when_to_take_it()
    {
        TemplateText.Shipped.Templates.ShouldAllBe(t => t.Detect.Count >= 10 && t.About != null);
    }

    [Fact]
    public void Every_template_shows_the_people_the_decisions_and_the_actions()
    {
        SectionSource[] needed = [SectionSource.Attendees, SectionSource.Decisions, SectionSource.Actions];

        TemplateText.Shipped.Templates.ShouldAllBe(t => needed.All(n => t.Sections.Any(s => s.Source == n)));
    }

    [Fact]
    public void A_section_filled_by_cues_has_enough_of_them_to_hear_it()
    {
        var poor = TemplateText.Shipped.Templates
            .SelectMany(t => t.Sections.Where(s => s.Source == SectionSource.Cues && s.Cues.Count < 4).Select(s => $"{t.Id}/{s.Id}"));

        poor.ShouldBeEmpty();
    }

    [Fact]
    public void The_Care_Act_template_has_a_field_for_each_of_the_ten_outcomes_in_the_order_of_the_regulations()
    {
        TemplateText.Of("care-act-assessment").Sections.Where(s => s.Id.StartsWith("outcome-", StringComparison.Ordinal)).Select(s => (s.Kind, s.Id)).ShouldBe(
        [
            (SectionKind.Field, "outcome-nutrition"),
            (SectionKind.Field, "outcome-hygiene"),
            (SectionKind.Field, "outcome-toilet"),
            (SectionKind.Field, "outcome-clothed"),
            (SectionKind.Field, "outcome-home-safe"),
            (SectionKind.Field, "outcome-home-habitable"),
            (SectionKind.Field, "outcome-relationships"),
            (SectionKind.Field, "outcome-work"),
            (SectionKind.Field, "outcome-community"),
            (SectionKind.Field, "outcome-caring-for-child"),
        ]);
    }
}
