using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Review;

/// <summary>Names for labels such as SPEAKER_01, as an overlay.</summary>
public sealed class SpeakerRenamingTests
{
    private static readonly SourceText Source = Some.Transcript(
        "SPEAKER_01: I will send the rota round by Friday.", "SPEAKER_02: And I will book the hall.", "SPEAKER_03: I can ring the caretaker, SPEAKER_01.", "Chair: The chair closes the meeting.");

    private static readonly MinutesResult Minutes = Some.MinutesResult() with
    {
        Source = Some.ResultSourceOf(Source),
        Attendees = [.. Source.Segments.Select(s => new Attendee { Name = s.Speaker ?? "", Citations = [Cite.Whole(s)] })],
        Apologies = [],
        Summary = [new Statement { Text = "The chair closes the meeting.", Citations = [Cite.Whole(Source.Segments[3])] }],
        Topics = [],
        Decisions = [],
        Actions =
        [
            new ActionItem { Text = "SPEAKER_01 to send the rota round.", Owner = "SPEAKER_01", Due = "by Friday", Citations = [Cite.Whole(Source.Segments[0])] },
            new ActionItem { Text = "SPEAKER_02 to book the hall.", Owner = "SPEAKER_02", Citations = [Cite.Whole(Source.Segments[1])] },
            new ActionItem { Text = "SPEAKER_03 to ring the caretaker.", Owner = "SPEAKER_03", Citations = [Cite.Whole(Source.Segments[2])] },
        ],
        Risks = [],
        Questions = [],
        Sections = [],
    };

    [Fact]
    public void Attendees_owners_and_lines_follow_and_the_evidence_stays()
    {
        var named = Named(Minutes, ("SPEAKER_01", "Ada Marsh"), ("SPEAKER_02", "Tom Wilk"));

        named.Attendees.Select(a => a.Name).ShouldBe(["Ada Marsh", "Tom Wilk", "SPEAKER_03", "Chair"]);
        named.Actions.Select(a => a.Owner).ShouldBe(["Ada Marsh", "Tom Wilk", "SPEAKER_03"]);
        named.Actions[0].Text.ShouldBe("Ada Marsh to send the rota round.");
        named.Claims().SelectMany(c => c.Citations).ShouldBe(Minutes.Claims().SelectMany(c => c.Citations));
        var page = System.Text.Encoding.UTF8.GetString(Renderer.Render(named, OutputFormat.Markdown, RenderOptions.Default));
        page.ShouldContain("Ada Marsh, 0:00:00");
        page.ShouldNotContain("SPEAKER_01,");
        page.ShouldContain("I can ring the caretaker, SPEAKER\\_01");
        SpeakerOverlay.Shown(Source, named.Speakers).Segments.Select(s => s.Speaker).ShouldBe(["Ada Marsh", "Tom Wilk", "SPEAKER_03", "Chair"]);
    }

    [Fact]
    public void Two_labels_with_one_name_are_one_person_and_can_be_parted_again()
    {
        var merged = Named(Minutes, ("SPEAKER_01", "Ada Marsh"), ("SPEAKER_03", "Ada Marsh"));

        merged.Attendees.Select(a => a.Name).ShouldBe(["Ada Marsh", "SPEAKER_02", "Chair"]);
        merged.Attendees[0].Citations.Select(c => c.Segment).ShouldBe([0, 2]);
        merged.Actions.Select(a => a.Owner).ShouldBe(["Ada Marsh", "SPEAKER_02", "Ada Marsh"]);
        var parted = Named(merged, ("SPEAKER_01", "Ada Marsh"), ("SPEAKER_03", "Lou Dale"));
        parted.Actions.Select(a => a.Owner).ShouldBe(["Ada Marsh", "SPEAKER_02", "Lou Dale"]);
        parted.Actions[2].Text.ShouldBe("Lou Dale to ring the caretaker.");
    }

    [Fact]
    public void A_name_that_is_given_again_takes_the_place_of_the_first_and_no_name_brings_the_label_back()
    {
        var once = Named(Minutes, ("SPEAKER_01", "Ada"));

        Named(once, ("SPEAKER_01", "Ada Marsh")).Actions[0].Text.ShouldBe("Ada Marsh to send the rota round.");
        Json(Named(once)).ShouldBe(Json(Minutes));
    }

    [Fact]
    public void Two_who_change_names_are_not_mixed_up()
    {
        var wrong = Named(Minutes, ("SPEAKER_01", "Tom Wilk"), ("SPEAKER_02", "Ada Marsh"));

        var right = Named(wrong, ("SPEAKER_01", "Ada Marsh"), ("SPEAKER_02", "Tom Wilk"));

        right.Actions.Select(a => a.Text).ShouldBe(["Ada Marsh to send the rota round.", "Tom Wilk to book the hall.", "SPEAKER_03 to ring the caretaker."]);
    }

    [Fact]
    public void A_label_that_is_a_word_is_left_alone_in_the_text() =>
        Named(Minutes, ("Chair", "Siân Pryce")).Summary[0].Text.ShouldBe("The chair closes the meeting.");

    [Fact]
    public void Whoever_has_a_name_and_speaks_was_there_and_a_label_alone_is_nobody()
    {
        var unnamed = Minutes with { Attendees = [] };
        var labels = SpeakerLabels.Of(Source);

        var named = SpeakerPresence.Of(Named(unnamed, ("SPEAKER_01", "Ada Marsh"), ("SPEAKER_03", "Ada Marsh")), labels, unnamed);
        var again = SpeakerPresence.Of(Named(named), labels, unnamed);

        named.Attendees.Select(a => (a.Name, a.Citations.Single().Segment)).ShouldBe([("Ada Marsh", 0)]);
        again.Attendees.ShouldBeEmpty();
        SpeakerPresence.Of(Named(Minutes), labels, Minutes).Attendees.Count.ShouldBe(4);
    }

    [Fact]
    public void Names_are_part_of_the_stored_result_and_are_read_back()
    {
        var named = Named(Minutes, ("SPEAKER_01", "Ada Marsh"));

        ResultReader.Read(Json(named)).Speakers.ShouldBe([new SpeakerName("SPEAKER_01", "Ada Marsh")]);
        System.Text.Encoding.UTF8.GetString(Json(Minutes)).ShouldNotContain("\"speakers\"");
    }

    [Fact]
    public void Names_for_nobody_twice_or_of_no_length_are_faults()
    {
        var labels = SpeakerLabels.Of(Source).Select(l => l.Label).ToHashSet();

        SpeakerLabels.Of(Source).Select(l => l.Label).ShouldBe(["SPEAKER_01", "SPEAKER_02", "SPEAKER_03", "Chair"]);
        SpeakerLabels.Faults([new SpeakerName("SPEAKER_09", "A")], labels).Select(f => f.Code).ShouldBe(["unknown-speaker"]);
        SpeakerLabels.Faults([new SpeakerName("SPEAKER_01", " ")], labels).Select(f => f.Code).ShouldBe(["not-a-name"]);
        SpeakerLabels.Faults([new SpeakerName("SPEAKER_01", "A"), new SpeakerName("SPEAKER_01", "B")], labels).Select(f => f.Code).ShouldBe(["twice"]);
    }

    private static MinutesResult Named(MinutesResult minutes, params (string Label, string Name)[] names) =>
        (MinutesResult)SpeakerRenaming.Of(minutes, [.. names.Select(n => new SpeakerName(n.Label, n.Name))]);

    private static byte[] Json(Result result) => Renderer.Render(result, OutputFormat.Json, RenderOptions.Default);
}
