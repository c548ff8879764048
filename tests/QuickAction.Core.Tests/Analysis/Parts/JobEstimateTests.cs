using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Parts;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Parts;

public sealed class JobEstimateTests
{
    private const int Answer = 1000;
    private const int Room = 4000;

    private static readonly EngineReading Reading = new()
    {
        AtOnce = 4,
        Room = (_, fixedTokens) => Room - fixedTokens,
        LineOverhead = _ => 0,
        Size = task => new QuestionSize(500, Answer, (read, written) => ((2m * read) + (8m * written)) / 1_000_000, "GBP"),
    };

    [Fact]
    public void A_source_that_fits_one_question_is_joined_with_nothing()
    {
        var estimate = Of(turns: 10);

        (estimate.Parts, estimate.Calls).ShouldBe((1, 1));
        estimate.Most.Written.ShouldBe(Answer);
        estimate.Most.Read.ShouldBe(estimate.Expected.Read);
        estimate.Most.Cost.ShouldBe(((2m * estimate.Most.Read) + (8m * Answer)) / 1_000_000);
    }

    [Fact]
    public void At_most_every_answer_is_as_long_as_it_may_be_and_joining_takes_the_levels_that_such_answers_need()
    {
        var estimate = Of(turns: 1500);

        estimate.Parts.ShouldBeGreaterThan(4);
        // Four answers of 1,000 tokens fit a question that joins.
        var joins = 0;
        for (var left = estimate.Parts; left > 1; left = (left + 3) / 4)
        {
            joins += (left + 3) / 4;
        }

        estimate.Most.Written.ShouldBe((estimate.Parts + joins) * (long)Answer);
        estimate.Expected.Written.ShouldBeLessThan(estimate.Most.Written);
        estimate.Expected.Cost.ShouldNotBeNull().ShouldBeLessThan(estimate.Most.Cost.ShouldNotBeNull());
    }

    [Fact]
    public void What_is_expected_is_said_to_be_about_so_much_and_what_it_can_come_to_is_said_beside_it()
    {
        var said = Of(turns: 1500).ToString();

        said.ShouldStartWith("About ");
        said.ShouldContain("if every answer is as long as it may be");
        said.ShouldNotContain("at most");
    }

    private static JobEstimate Of(int turns) => JobEstimate.Of(
        Some.Transcript([.. Enumerable.Range(0, turns).Select(i => $"Ada Quill: The figures for street {i} came in late and somebody has to look at them.")]),
        Reading,
        "test",
        "minutes-notes",
        "minutes-merge",
        fixedTokens: 100);
}
