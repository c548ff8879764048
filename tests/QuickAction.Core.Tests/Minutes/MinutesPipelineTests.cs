using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.TestKit;
using QuickAction.TestKit.Analysis;

namespace QuickAction.Core.Tests.Minutes;

public sealed class MinutesPipelineTests
{
    private static readonly SourceText Source = Some.Transcript(
        "Ada Marsh: We will open on Sundays from March.",
        "Ben Okoro: I will write to the caretakers about the keys by Friday.",
        "Ada Marsh: Thank you, Ben.");

    private static readonly MinutesTemplate Template = new()
    {
        Id = "test",
        Title = "Test",
        Version = 1,
        Sha256 = new string('b', 64),
        Sections =
        [
            Section("views", SectionSource.Cues, required: true),
            Section("money", SectionSource.Cues, required: false),
            Section("resolved", SectionSource.Decisions, required: true),
            Section("present", SectionSource.Attendees, required: true),
        ],
    };

    [Fact]
    public async Task A_statement_whose_quote_is_in_the_source_stands()
    {
        var result = await Run(new MinutesFindings { Decisions = [Says(Cite.Whole(Source.Segments[0]))] });

        result.Decisions.ShouldHaveSingleItem().Supported.ShouldBeTrue();
        result.Warnings.ShouldNotContain(w => w.Code == "unsupported-statement");
        result.Coverage.ShouldBe(new Coverage(3, 3, 1, 0));
    }

    public static TheoryData<string, Citation[]> BadCitations() => new()
    {
        { "none at all", [] },
        { "a changed word", [Cite.Whole(Source.Segments[0]) with { Quote = "We will open on Mondays from March." }] },
        { "a segment that is not there", [Cite.Whole(Source.Segments[0]) with { Segment = 7 }] },
        { "a negative segment", [Cite.Whole(Source.Segments[0]) with { Segment = -1 }] },
        { "a moved start", [Cite.Whole(Source.Segments[0]) with { Start = 1 }] },
        { "an end beyond the text", [Cite.Whole(Source.Segments[0]) with { End = 999 }] },
        { "an end before the start", [Cite.Whole(Source.Segments[0]) with { Start = 5, End = 2 }] },
        { "one good and one bad", [Cite.Whole(Source.Segments[0]), Cite.Whole(Source.Segments[1]) with { Quote = "I will not." }] },
    };

    [Theory]
    [MemberData(nameof(BadCitations))]
    public async Task A_statement_that_is_not_in_the_source_is_kept_and_marked(string why, Citation[] citations)
    {
        var result = await Run(new MinutesFindings { Decisions = [Says(citations)] });

        result.Decisions.ShouldHaveSingleItem(why).Supported.ShouldBeFalse(why);
        result.Sections.Single(s => s.Id == "resolved").Items.ShouldHaveSingleItem().Supported.ShouldBeFalse(why);
        result.Warnings.ShouldContain(w => w.Code == "unsupported-statement" && w.Severity == Severity.Warn, why);
    }

    [Fact]
    public async Task A_required_section_stands_empty_and_an_optional_one_goes()
    {
        var result = await Run(new MinutesFindings());

        result.Sections.Select(s => s.Id).ShouldBe(["views", "resolved", "present"]);
        result.Sections[0].Items.ShouldBeEmpty();
        result.Sections[0].WhenEmpty.ShouldBe("Not discussed");
    }

    [Fact]
    public async Task Sections_stand_in_the_order_of_the_template_with_their_own_items()
    {
        var view = Says(Cite.Whole(Source.Segments[2]));
        var found = new MinutesFindings
        {
            Sections = new Dictionary<string, IReadOnlyList<Statement>> { ["money"] = [view], ["views"] = [view] },
            Attendees = [new Attendee { Name = "Ada Marsh", Role = "Chair", Citations = [Cite.Whole(Source.Segments[0])] }],
        };

        var result = await Run(found);

        result.Sections.Select(s => s.Id).ShouldBe(["views", "money", "resolved", "present"]);
        result.Sections[3].Items.ShouldHaveSingleItem().Text.ShouldBe("Ada Marsh, Chair");
    }

    [Fact]
    public async Task What_the_user_says_wins_over_what_was_found()
    {
        var found = new MinutesFindings { Title = "Found", MeetingDate = new DateOnly(2026, 1, 2) };

        var result = await Run(found, new MinutesRequest { Title = "Given", MeetingDate = new DateOnly(2026, 3, 4) });

        result.Title.ShouldBe("Given");
        result.MeetingDate.ShouldBe(new DateOnly(2026, 3, 4));
    }

    [Fact]
    public async Task Without_a_title_the_files_name_is_made_readable_and_without_a_date_there_is_none()
    {
        var result = await Run(new MinutesFindings());

        result.Title.ShouldBe("Weekly team meeting");
        result.MeetingDate.ShouldBeNull();
        result.Warnings.ShouldContain(w => w.Code == "date-not-stated");
    }

    [Fact]
    public async Task A_part_that_could_not_be_read_is_counted_as_failed()
    {
        var source = Source with { Notes = [new ExtractionNote("footnotes-unread", Severity.Warn, "The footnotes could not be read.") { PartUnread = true }] };

        var result = await MinutesPipeline.RunAsync(
            source, new TemplateChoice(Template, "asked for"), new MinutesRequest(), new ScriptedAnalyst(new MinutesFindings()), TestContext.Current.CancellationToken);

        result.Coverage.ShouldBe(new Coverage(4, 3, 0, 1));
        result.Warnings.ShouldContain(w => w.Code == "footnotes-unread");
    }

    [Fact]
    public async Task The_record_and_the_template_that_was_used_stand_in_the_result()
    {
        var result = await Run(new MinutesFindings());

        result.Records.ShouldBe([ScriptedAnalyst.Id.ToString()]);
        result.Engine.Prompts.ShouldHaveSingleItem().ShouldBe(new PromptUse("templates/test", 1, Template.Sha256));
    }

    [Fact]
    public async Task A_table_of_records_is_refused()
    {
        var table = Source with { Shape = SourceShape.Table };

        var problem = await Should.ThrowAsync<QuickActionException>(async () => await MinutesPipeline.RunAsync(
            table, new TemplateChoice(Template, "asked for"), new MinutesRequest(), new ScriptedAnalyst(new MinutesFindings()), TestContext.Current.CancellationToken));

        problem.Code.ShouldBe(ProblemCode.InputRefused);
    }

    [Fact]
    public async Task Earlier_actions_are_followed_up_or_marked_as_not_discussed()
    {
        var request = new MinutesRequest { PreviousActions = ["Ben Okoro to write to the caretakers about keys.", "Ada Marsh to order the projector."] };

        var result = await Run(new MinutesFindings(), request);

        var section = result.Sections[0];
        section.Id.ShouldBe("previous-actions");
        section.Items[0].Supported.ShouldBeTrue();
        section.Items[0].Citations.ShouldHaveSingleItem().Segment.ShouldBe(1);
        section.Items[1].Supported.ShouldBeFalse();
        section.Items[1].Text.ShouldContain("not discussed");
    }

    private static ValueTask<MinutesResult> Run(MinutesFindings found, MinutesRequest? request = null) => MinutesPipeline.RunAsync(
        Source, new TemplateChoice(Template, "asked for"), request ?? new MinutesRequest(), new ScriptedAnalyst(found), TestContext.Current.CancellationToken);

    private static Statement Says(params Citation[] citations) => new() { Text = "The library opens on Sundays from March.", Citations = citations };

    private static TemplateSection Section(string id, SectionSource source, bool required) =>
        new() { Id = id, Title = id, Kind = SectionKind.List, Source = source, Instruction = "What was said.", Required = required };
}
