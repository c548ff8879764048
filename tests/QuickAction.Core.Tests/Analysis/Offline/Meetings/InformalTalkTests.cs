using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Informal;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

public sealed class InformalTalkTests
{
    [Fact]
    public void Free_talk_full_of_hesitation_gets_its_tasks_from_the_fitted_model()
    {
        List<string> lines = [.. Enumerable.Range(0, 120).Select(i => i % 2 == 0
            ? "Ann: Um so the the shape of it is uh kind of round, I like that."
            : "Bob: Mm-hmm, yeah, um it fits the hand.")];
        lines.Add("Ann: Okay um so for the next meeting you will be working on the technical functions design, Bob.");

        var found = Outcomes([.. lines]);

        found.Actions.ShouldContain(a => a.Text.Contains("technical functions design", StringComparison.Ordinal));
        found.Actions.ShouldAllBe(a => a.Citations.Count > 0);
        found.Actions.Count.ShouldBeLessThan(10);
    }

    [Fact]
    public void Talk_that_settles_in_words_stays_with_the_rules()
    {
        List<string> lines = [.. Enumerable.Range(0, 150).Select(i => i % 2 == 0 ? "Ann: The fence by the gate is down again." : "Bob: It was the wind that did it.")];
        lines.Add("Ann: Resolved, that the fence be mended by the council.");

        Outcomes([.. lines]).Decisions.Select(d => d.Text).ShouldBe(["Resolved, that the fence be mended by the council."]);
    }

    [Fact]
    public void The_fitted_model_is_small_and_knows_its_features()
    {
        var model = InformalModel.Default;

        model.Names.Count.ShouldBeInRange(500, 5000);
        model.ActionWeights.Count.ShouldBe(model.Names.Count);
        model.ActionThreshold.ShouldBeLessThan(0);
    }

    private static MeetingOutcomes Outcomes(params string[] lines)
    {
        var talk = Talk.From(Said.By(lines));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default);
    }
}
