using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Review;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Review;

/// <summary>What becomes of a person's own words.</summary>
public sealed class EditGroundingTests
{
    private static readonly SourceText Source = Some.Transcript(
        "Ada Marsh: Welcome everybody, this is the library group.",
        "Ada Marsh: I will send the rota round by Friday.",
        "Tom Wilk: Agreed, and I will book the hall for the summer fair.",
        "Ada Marsh: We decided to keep the Thursday surgery at the library, and twelve people wrote in about it.");

    private static readonly MinutesResult Minutes = Some.MinutesResult() with
    {
        Source = Some.ResultSourceOf(Source),
        MeetingDate = null,
        Warnings = [new Warning("template", Severity.Info, "A sentence.")],
        Attendees = [new Attendee { Name = "Ada Marsh", Citations = [Cite.Whole(Source.Segments[0])] }],
        Apologies = [],
        Summary = [],
        Topics = [],
        Decisions = [new Statement { Text = "The Thursday surgery stays at the library; twelve people wrote in.", Citations = [Cite.Whole(Source.Segments[3])] }],
        Actions = [new ActionItem { Text = "Ada Marsh to send the rota round.", Owner = "Ada Marsh", Due = "by Friday", Citations = [Cite.Whole(Source.Segments[1])] }],
        Risks = [],
        Questions = [],
        Sections = [],
    };

    private static readonly LinePlace Decision = LinePlace.In("decisions", 0);

    [Fact]
    public void What_nobody_has_changed_stays_as_it_was()
    {
        var unsupported = Minutes with { Decisions = [Minutes.Decisions[0] with { Supported = false }] };

        new EditGrounding(Source, unsupported).Of(unsupported).ShouldBe(unsupported with { Warnings = [.. unsupported.Warnings] }, SameLines);
    }

    [Fact]
    public void A_line_in_other_words_that_the_source_carries_stays_supported()
    {
        var line = Ground("The surgery on Thursday is kept at the library.");

        line.Supported.ShouldBeTrue();
        line.Citations.ShouldBe(Minutes.Decisions[0].Citations);
    }

    [Fact]
    public void An_edit_is_not_blamed_for_leaving_out_what_another_line_tells_and_is_when_it_takes_it_out()
    {
        var source = Some.Transcript("Ada Marsh: He said that he wants to kill himself.", "Ada Marsh: I will send the rota round by Friday.");
        var minutes = Minutes with
        {
            Source = Some.ResultSourceOf(source),
            Attendees = [],
            Decisions = [],
            Actions = [Minutes.Actions[0] with { Citations = [Cite.Whole(source.Segments[1])] }],
            Risks = [new Statement { Text = "He said that he wants to kill himself.", Citations = [Cite.Whole(source.Segments[0])] }],
        };
        var grounding = new EditGrounding(source, minutes);

        grounding.Of(minutes with { Actions = [minutes.Actions[0] with { Text = "Ada Marsh to send round the rota." }] }).Warnings.ShouldNotContain(w => w.Code == "harm-left-out");
        grounding.Of(minutes with { Risks = [] }).Warnings.ShouldContain(w => w.Code == "harm-left-out");
    }

    [Theory]
    [InlineData("The Thursday surgery stays at the library; ninety people wrote in.", "number-not-in-source")]
    [InlineData("The Thursday surgery does not stay at the library; twelve people wrote in.", "negation-added")]
    [InlineData("The Thursday surgery stays at the library, said Fergus Blackwood.", "name-not-in-source")]
    public void A_line_that_the_source_contradicts_is_kept_as_the_persons_own_with_a_warning(string text, string code)
    {
        var result = Edited(text);

        ResultLines.Find(result, Decision).ShouldNotBeNull().Supported.ShouldBeFalse();
        ResultLines.Find(result, Decision).ShouldNotBeNull().Text.ShouldBe(text);
        result.Warnings.Skip(Minutes.Warnings.Count).Select(w => w.Code).ShouldContain(code);
        result.Warnings[0].ShouldBe(Minutes.Warnings[0]);
    }

    [Fact]
    public void A_line_about_something_else_is_the_persons_own_whatever_it_cites()
    {
        Ground("Parking near the swimming pool was discussed at length.").Supported.ShouldBeFalse();
        OwnWords.Of(Minutes, Edited("Parking near the swimming pool was discussed at length.")).ShouldBe(["Parking near the swimming pool was discussed at length."]);
        OwnWords.Of(Minutes, Minutes).ShouldBeEmpty();
    }

    [Fact]
    public void Harm_that_the_source_does_not_speak_of_blocks_the_approval()
    {
        var result = Edited("The tenant threatened to kill his neighbour at the library.");

        var harm = result.Warnings.Index().Single(w => w.Item.Code == "harm-not-cited");
        harm.Item.Severity.ShouldBe(Severity.High);
        ApprovalGate.Of(new ApprovalRequest { Original = Minutes, Current = result, Resolutions = [], HasOpened = true, IsOwnWork = false, OtherThanAuthor = false })
            .ShouldContain(b => b.Warning == harm.Index);
    }

    [Fact]
    public void A_new_line_in_the_sources_own_words_is_cited_and_one_in_others_is_not()
    {
        var (said, at) = ResultLines.Add(Minutes, Decision, new Statement { Text = "I will book the hall for the summer fair" });
        var (unsaid, _) = ResultLines.Add(Minutes, Decision, new Statement { Text = "The next meeting is in June." });

        var cited = ResultLines.Find(new EditGrounding(Source, Minutes).Of(said), at).ShouldNotBeNull();
        cited.Supported.ShouldBeTrue();
        cited.Citations.Single().Segment.ShouldBe(2);
        var own = ResultLines.Find(new EditGrounding(Source, Minutes).Of(unsaid), at).ShouldNotBeNull();
        own.Supported.ShouldBeFalse();
        own.Citations.ShouldBeEmpty();
    }

    [Fact]
    public void An_owner_whom_the_words_do_not_name_is_found_fault_with()
    {
        var changed = ResultLines.Change(Minutes, LinePlace.In("actions", 0), Minutes.Actions[0] with { Owner = "Tom Wilk" });

        var result = new EditGrounding(Source, Minutes).Of(changed);

        result.Warnings.Select(w => w.Code).ShouldContain("owner-differs");
        ((MinutesResult)result).Actions[0].Supported.ShouldBeFalse();
    }

    [Fact]
    public void A_person_or_a_date_that_the_source_does_not_have_is_told()
    {
        var result = new EditGrounding(Source, Minutes).Of(
            HeadEdit.Put(Minutes, LinePlace.In("attendees", 9), new Attendee { Name = "Fergus Blackwood" }) with { MeetingDate = new DateOnly(2026, 5, 4) });

        result.Warnings.Select(w => w.Code).ShouldBe(["template", "attendee-not-in-source", "meeting-date-not-in-source"], ignoreOrder: true);
    }

    [Fact]
    public void Grounding_the_same_edit_once_more_changes_nothing()
    {
        var once = Edited("The Thursday surgery stays at the library; ninety people wrote in.");

        new EditGrounding(Source, Minutes).Of(once).ShouldBe(once, SameLines);
    }

    private static IEqualityComparer<Result> SameLines { get; } = EqualityComparer<Result>.Create(
        (a, b) => a is not null && b is not null && Json(a) == Json(b), r => Json(r).GetHashCode(StringComparison.Ordinal));

    private static string Json(Result result) => Convert.ToBase64String(Core.Rendering.Renderer.Render(result, Core.Rendering.OutputFormat.Json, Core.Rendering.RenderOptions.Default));

    private static Statement Ground(string text) => ResultLines.Find(Edited(text), Decision).ShouldNotBeNull();

    private static Result Edited(string text) => new EditGrounding(Source, Minutes).Of(ResultLines.Change(Minutes, Decision, Minutes.Decisions[0] with { Text = text }));
}
