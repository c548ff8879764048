using QuickAction.Core.Analysis;
using QuickAction.Core.Evaluation;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Evaluation;

public sealed class CaseScorerTests
{
    private static readonly SourceText Meeting = Some.Transcript(
        "Ada Quill: We'll close the old car park on the first of June, that's agreed.",
        "Ben Marsh: I'll write to the traders about the car park by Friday.",
        "Ada Quill: Perhaps we could look at the toilets some time.");

    private static readonly GoldMinutes Gold = new()
    {
        Decisions = [new GoldItem("D1", null, ["We'll close the old car park on the first of June"])],
        Actions = [new GoldItem("A1", null, ["I'll write to the traders about the car park"], "Ben Marsh")],
        NonDecisions = [new GoldItem("X1", null, ["we could look at the toilets some time"])],
    };

    [Fact]
    public void Items_are_matched_by_the_words_that_they_quote()
    {
        var score = Score(
            decisions: [Statement("Closure of the car park", 0), Statement("Look at the toilets", 2)],
            actions: [new ActionItem { Text = "Letter to traders", Owner = "B. Marsh", Citations = [Cite.Whole(Meeting.Segments[1])] }]);

        score.Measures[Metrics.DecisionPrecision].ShouldBe(new Measure(1, 2));
        score.Measures[Metrics.DecisionRecall].ShouldBe(new Measure(1, 1));
        score.Measures[Metrics.ActionRecall].ShouldBe(new Measure(1, 1));
        score.Measures[Metrics.OwnerRight].ShouldBe(new Measure(1, 1));
    }

    [Fact]
    public void What_is_marked_unsupported_counts_as_not_listed()
    {
        var score = Score(decisions: [Statement("Closure of the car park", 0) with { Supported = false }], actions: []);

        score.Measures[Metrics.DecisionRecall].ShouldBe(new Measure(0, 1));
        score.Measures[Metrics.Unsupported].ShouldBe(new Measure(1, 1));
        score.Measures[Metrics.Grounding].ShouldBe(new Measure(0, 1));
    }

    [Fact]
    public void A_statement_with_a_finding_is_not_grounded()
    {
        var score = Score(decisions: [Statement("The car park closes on 9 July", 0), Statement("The car park closes on 1 June", 0)], actions: []);

        score.Measures[Metrics.Grounding].ShouldBe(new Measure(1, 2));
    }

    private static Statement Statement(string text, int segment) => new() { Text = text, Citations = [Cite.Whole(Meeting.Segments[segment])] };

    private static CaseScore Score(IReadOnlyList<Statement> decisions, IReadOnlyList<ActionItem> actions) => CaseScorer.Score(
        new EvaluationCase("one", "one.vtt", null, Gold),
        Meeting,
        null,
        new MinutesResult
        {
            Engine = new EngineIdentity("scripted", "test", "1", []),
            Source = new ResultSource("one.vtt", "text/vtt", "", 1, null, 3, 30),
            Coverage = new Coverage(3, 3, 2, 0),
            Title = "",
            Template = "general-meeting",
            Decisions = decisions,
            Actions = actions,
        },
        TimeSpan.FromSeconds(1));
}
