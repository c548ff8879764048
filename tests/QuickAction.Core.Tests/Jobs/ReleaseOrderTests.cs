using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Jobs;

namespace QuickAction.Core.Tests.Jobs;

public sealed class ReleaseOrderTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 21, 9, 0, 0, TimeSpan.Zero);

    [Asvs("V2.4.1")]
    [Fact]
    public void A_team_with_many_rows_keeps_nobody_else_waiting()
    {
        var view = new QueueView([.. Enumerable.Range(0, 30).Select(i => Job("survey-team", i)), Job("minute-taker", 100)], []);

        ReleaseOrder.Next(view, 3).Select(j => j.Team).ShouldBe(["survey-team", "minute-taker", "survey-team"]);
    }

    [Fact]
    public void Kinds_of_one_team_take_turns()
    {
        var view = new QueueView([Job("a", 0), Job("a", 1), Job("a", 2, JobKind.Summary)], []);

        ReleaseOrder.Next(view, 2).Select(j => j.Kind).ShouldBe([JobKind.Minutes, JobKind.Summary]);
    }

    [Fact]
    public void What_is_in_flight_counts()
    {
        var view = new QueueView([Job("a", 0), Job("b", 1)], [Job("a", -1)]);

        ReleaseOrder.Next(view, 2).ShouldHaveSingleItem().Team.ShouldBe("b");
        ReleaseOrder.Next(view, 1).ShouldBeEmpty();
    }

    [Fact]
    public void No_team_gets_two_more_than_another_that_waits() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.ListOf(Gen.Elements("a", "b", "c", "d")).Zip(Gen.Choose(0, 20)).ToArbitrary(),
        drawn =>
        {
            var (teams, limit) = drawn;
            var waiting = teams.Select((team, i) => Job(team, i)).ToList();
            var chosen = ReleaseOrder.Next(new QueueView(waiting, []), limit);
            var left = waiting.Except(chosen).Select(j => j.Team).ToHashSet();
            int Of(string team) => chosen.Count(j => j.Team == team);
            return chosen.Count == Math.Min(limit, waiting.Count)
                && chosen.Distinct().Count() == chosen.Count
                && left.All(starved => waiting.Select(j => j.Team).Distinct().All(other => Of(other) <= Of(starved) + 1));
        }));

    private static WaitingJob Job(string team, int age, JobKind kind = JobKind.Minutes) =>
        new(JobId.New(Start.AddSeconds(age)), team, kind, Start.AddSeconds(age));
}
