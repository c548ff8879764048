using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Review;

public sealed class ResultLinesTests
{
    private static readonly MinutesResult Minutes = Some.MinutesResult();

    public static TheoryData<string> Places => [.. ResultLines.All(Minutes).Select(l => l.Place.ToString())];

    [Fact]
    public void The_outline_leaves_out_nothing_that_the_result_states()
    {
        foreach (var result in (Result[])[Minutes, Some.SummaryResult()])
        {
            var shown = Outline.Of(result).SelectMany(p => p.Groups).SelectMany(g => g.Lines).Select(l => l.Line.Text).ToList();

            shown.ShouldBe(shown.Concat(result.Claims().Select(c => c.Text)).Distinct(), ignoreOrder: true);
        }

        Outline.Of(Minutes).SelectMany(p => p.People).Select(p => p.Name).ShouldBe(Minutes.Attendees.Concat(Minutes.Apologies).Select(p => p.Name), ignoreOrder: true);
    }

    [Fact]
    public void Every_line_of_the_outline_is_found_again_at_its_place()
    {
        foreach (var result in (Result[])[Minutes, Some.SummaryResult()])
        {
            foreach (var (place, line) in Outline.Of(result).SelectMany(p => p.Groups).SelectMany(g => g.Lines))
            {
                LinePlace.TryParse(place.ToString(), out var read).ShouldBeTrue();
                read.ShouldBe(place);
                ResultLines.Find(result, place).ShouldBe(line);
            }

            Outline.Of(result).SelectMany(p => p.Groups).ShouldAllBe(g => g.AddTo == null || ResultLines.HasList(result, g.AddTo.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Whatever_line_is_changed_taken_out_or_added_the_result_is_an_edit_that_may_be_stored(string where)
    {
        LinePlace.TryParse(where, out var place).ShouldBeTrue();
        var line = ResultLines.Find(Minutes, place).ShouldNotBeNull();
        var changed = ResultLines.Change(Minutes, place, line with { Text = "The waiting list stood at 48 people." });
        var (added, at) = ResultLines.Add(Minutes, place, new Statement { Text = "Something more.", Supported = false });

        foreach (var edited in (Result[])[changed, ResultLines.Remove(Minutes, place, elsewhere: true), ResultLines.Remove(Minutes, place, elsewhere: false), added])
        {
            EditCheck.Of(Json(Minutes), Json(edited), Segments).Faults.ShouldBeEmpty();
        }

        ResultLines.Find(changed, place)?.Text.ShouldBe("The waiting list stood at 48 people.");
        ResultLines.All(changed).ShouldNotContain(l => l.Line.Text == line.Text);
        ResultLines.Find(added, at)?.Text.ShouldBe("Something more.");
        ResultLines.All(ResultLines.Remove(Minutes, place, elsewhere: true)).ShouldNotContain(l => l.Line.Text == line.Text);
    }

    [Fact]
    public void A_section_that_shows_a_list_follows_it()
    {
        var shown = Minutes with { Sections = [.. Minutes.Sections.Select(s => s.From == "actions" ? s with { Items = [.. Minutes.Actions.Select(a => new Statement { Text = a.Text, Citations = a.Citations })] } : s)] };
        var place = LinePlace.In("actions", 1);
        var changed = (MinutesResult)ResultLines.Change(shown, place, shown.Actions[1] with { Text = "Tom O'Hara to redraw the form.", Owner = "Priya Raman" });

        changed.Actions[1].Owner.ShouldBe("Priya Raman");
        changed.Sections.Single(s => s.From == "actions").Items.Select(i => i.Text).ShouldBe(changed.Actions.Select(a => a.Text));
        var left = (MinutesResult)ResultLines.Remove(shown, place, elsewhere: false);
        left.Sections.Single(s => s.From == "actions").Items.Select(i => i.Text).ShouldBe(left.Actions.Select(a => a.Text));
        var more = (MinutesResult)ResultLines.Add(shown, place, new ActionItem { Text = "One more.", Supported = false }).Result;
        more.Sections.Single(s => s.From == "actions").Items[^1].Text.ShouldBe("One more.");
    }

    [Fact]
    public void The_same_words_in_another_list_change_with_the_line_and_keep_what_is_theirs()
    {
        var twice = Minutes with { Decisions = [.. Minutes.Decisions, new Statement { Text = Minutes.Actions[0].Text, Citations = Minutes.Actions[0].Citations }] };
        var decision = LinePlace.In("decisions", twice.Decisions.Count - 1);

        ResultLines.Elsewhere(twice, decision).ShouldBe([LinePlace.In("actions", 0)]);
        var changed = (MinutesResult)ResultLines.Change(twice, decision, new Statement { Text = "Priya Raman to write to them." });

        changed.Actions[0].Text.ShouldBe("Priya Raman to write to them.");
        changed.Actions[0].Owner.ShouldBe("Priya Raman");
        changed.Actions[0].DueDate.ShouldBe(Minutes.Actions[0].DueDate);
    }

    [Fact]
    public void People_are_put_and_taken_out_and_the_section_of_people_follows()
    {
        var shown = Minutes with { Sections = [.. Minutes.Sections.Select(s => s.From == "attendees" ? s with { Items = [.. Minutes.Attendees.Select(SectionLayout.Person)] } : s)] };
        var place = LinePlace.In("attendees", 0);

        var changed = HeadEdit.Put(shown, place, shown.Attendees[0] with { Name = "Sian Price" });
        var left = HeadEdit.Remove(shown, place);
        var more = HeadEdit.Put(shown, place with { Index = int.MaxValue }, new Attendee { Name = "Lou Dale" });

        changed.Sections.Single(s => s.From == "attendees").Items[0].Text.ShouldStartWith("Sian Price");
        left.Attendees.Count.ShouldBe(shown.Attendees.Count - 1);
        left.Sections.Single(s => s.From == "attendees").Items.Count.ShouldBe(left.Attendees.Count);
        more.Attendees[^1].Name.ShouldBe("Lou Dale");
        HeadEdit.Find(shown, place with { Index = 99 }).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("actions")]
    [InlineData("actions.-1")]
    [InlineData("actions.1.2.3")]
    [InlineData("act!ons.1")]
    [InlineData("actions.99999999999")]
    public void What_is_no_place_is_none(string? text) => LinePlace.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void There_is_nothing_at_a_place_that_the_result_does_not_have()
    {
        foreach (var text in new[] { "actions.99", "topics.9.0", "sections.1.0", "nothing.0", "topics.0", "attendees.0" })
        {
            LinePlace.TryParse(text, out var place).ShouldBeTrue();
            ResultLines.Find(Minutes, place).ShouldBeNull(text);
        }
    }

    private static SourceSegments Segments => SourceSegments.Read(SourceJson.Write(SomeMeeting.Source));

    private static byte[] Json(Result result) => Renderer.Render(result, OutputFormat.Json, RenderOptions.Default);
}
