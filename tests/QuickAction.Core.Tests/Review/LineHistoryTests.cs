using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;
using QuickAction.Core.Review;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Review;

public sealed class LineHistoryTests
{
    private static readonly DecisionActor Ada = new("council", "ada", "team", "User");
    private static readonly DecisionActor Tom = new("council", "tom", "team", "User");
    private static readonly MinutesResult Minutes = Some.MinutesResult();

    [Fact]
    public void A_line_keeps_the_engines_words_and_the_name_of_who_changed_it_last()
    {
        var place = LinePlace.In("decisions", 0);
        var first = ResultLines.Change(Minutes, place, Minutes.Decisions[0] with { Text = "Every carer is rung back." });
        var second = ResultLines.Change(first, place, Minutes.Decisions[0] with { Text = "Every carer is rung back soon." });

        var history = LineHistory.Of([At(1, Ada, Minutes), At(2, Ada, first), At(3, Tom, second)]);

        var origin = history.At(place).ShouldNotBeNull();
        origin.Engines.ShouldBe(Minutes.Decisions[0].Text);
        origin.By.ShouldBe(Tom);
        origin.Time.ShouldBe(At(3, Tom, second).Created);
        history.At(LinePlace.In("decisions", 1)).ShouldNotBeNull().IsChanged.ShouldBeFalse();
        history.At(LinePlace.In("decisions", 2)).ShouldBeNull();
        history.Removed.ShouldBeEmpty();
    }

    [Fact]
    public void An_owner_that_was_changed_is_a_change_of_the_line()
    {
        var place = LinePlace.In("actions", 2);
        var changed = ResultLines.Change(Minutes, place, Minutes.Actions[2] with { Owner = "Priya Raman" });

        var origin = LineHistory.Of([At(1, Ada, Minutes), At(2, Tom, changed)]).At(place).ShouldNotBeNull();

        origin.Engines.ShouldBe("Find out who pays for the interpreter. (owner: nobody named; due: not stated)");
        origin.By.ShouldBe(Tom);
    }

    [Fact]
    public void What_was_added_has_no_words_of_the_engine_and_what_was_taken_out_is_told()
    {
        var left = ResultLines.Remove(Minutes, LinePlace.In("decisions", 0), elsewhere: true);
        var (more, place) = ResultLines.Add(left, LinePlace.In("decisions", 0), new Statement { Text = "One more.", Supported = false });
        var gone = ResultLines.Remove(more, place, elsewhere: false);

        var history = LineHistory.Of([At(1, Ada, Minutes), At(2, Ada, left), At(3, Tom, more)]);
        history.At(place).ShouldBe(new LineOrigin(null, Tom, At(3, Tom, more).Created));
        history.At(LinePlace.In("decisions", 0)).ShouldNotBeNull().Engines.ShouldBe(Minutes.Decisions[1].Text);
        history.Removed.ShouldBe([new RemovedLine(Minutes.Decisions[0].Text, true, Ada, At(2, Ada, left).Created)]);
        LineHistory.Of([At(1, Ada, Minutes), At(2, Ada, left), At(3, Tom, more), At(4, Tom, gone)]).Removed[^1].WasEngines.ShouldBeFalse();
    }

    [Fact]
    public void A_speaker_who_was_named_is_no_change_of_a_line()
    {
        var spoken = Minutes with { Decisions = [new Statement { Text = "SPEAKER_01 will ring back." }], Sections = [] };

        var named = SpeakerRenaming.Of(spoken, [new SpeakerName("SPEAKER_01", "Ada Marsh")]);

        ((MinutesResult)named).Decisions[0].Text.ShouldBe("Ada Marsh will ring back.");
        LineHistory.Of([At(1, Ada, spoken), At(2, Tom, named)]).At(LinePlace.In("decisions", 0)).ShouldNotBeNull().IsChanged.ShouldBeFalse();
    }

    private static VersionContent At(int number, DecisionActor by, Result result) => new(number, "", by, new DateTimeOffset(2026, 5, number, 9, 0, 0, TimeSpan.Zero), result);
}
