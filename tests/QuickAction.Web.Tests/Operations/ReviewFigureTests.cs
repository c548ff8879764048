using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace QuickAction.Web.Tests.Operations;

/// <summary>Governance sees how reviews are done, by team, and which approvals look like token ones; nobody is named (governance A.3).</summary>
public sealed class ReviewFigureTests : IAsyncDisposable
{
    private readonly Service _service = Service.Start(new Dictionary<string, string> { ["Service:LocalRoles"] = "User,Reviewer,Governance" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approval_at_once_and_without_the_source_is_listed_and_outlives_the_content()
    {
        // Long enough that nobody, and no slow machine, takes as long as a reader would.
        var quick = await DraftAsync(string.Concat(Enumerable.Range(1, 120).Select(i => $"Ada Marsh: I will ring ward {i} of the hospital about the medication list by Friday, and tell family {i}.\n")));
        await DecideAsync(quick, "approved");
        var checkedOne = await DraftAsync("Ada Marsh: I will send the rota round by Friday.\n");
        await _service.Client.GetStringAsync($"{checkedOne}/source", Token);
        await DecideAsync(checkedOne, "rejected");
        var passedOn = await DraftAsync("Tom Wilk: I will book the hall by Monday.\n");
        await DecideAsync(passedOn, "escalated");

        var figures = await _service.JsonAsync("/v1/governance/reviews");

        var team = figures.GetProperty("teams").EnumerateArray().ShouldHaveSingleItem();
        team.GetProperty("team").GetString().ShouldBe("local");
        (team.GetProperty("approved").GetInt32(), team.GetProperty("rejected").GetInt32(), team.GetProperty("escalated").GetInt32()).ShouldBe((1, 1, 1));
        (team.GetProperty("approvedShare").GetDouble(), team.GetProperty("listed").GetInt32(), team.GetProperty("listedShare").GetDouble()).ShouldBe((0.5, 1, 1.0));
        var listed = figures.GetProperty("listed").EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("job").GetString().ShouldBe(quick.Split('/')[^1]);
        listed.GetProperty("signs").EnumerateArray().Select(s => s.GetString()).ShouldBe(["too-fast", "no-source-opened"]);
        listed.GetProperty("sourcesOpened").GetInt64().ShouldBe(0);
        listed.GetProperty("words").GetInt64().ShouldBeGreaterThan(200);
        figures.GetRawText().ShouldNotContain(Environment.UserName);
        figures.GetRawText().ShouldNotContain("hospital");
        var decision = (await _service.JsonAsync("/v1/audit/entries?limit=200")).GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("leaf"))
            .Single(l => l.GetProperty("kind").GetString() == "review.recorded" && l.GetProperty("outcome").GetString() == "approved");
        decision.GetProperty("record_id").GetString().ShouldBe(listed.GetProperty("record").GetString());
        decision.GetProperty("dwell_ms").GetInt64().ShouldBe(listed.GetProperty("dwellMs").GetInt64());

        var page = await _service.Client.GetStringAsync("/governance", Token);
        page.ShouldContain("Approvals to look into");
        page.ShouldContain(quick.Split('/')[^1]);
        page.ShouldContain("quicker than anybody reads; no source opened");

        (await _service.Client.DeleteAsync($"{quick}?ground=test", Token)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _service.JsonAsync("/v1/governance/reviews")).GetRawText().ShouldBe(figures.GetRawText());
        (await _service.JsonAsync("/v1/governance/reviews?from=2020-01-01&until=2020-12-31")).GetProperty("teams").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("from=2026-05-01&until=2026-04-01")]
    public async Task A_time_that_is_none_is_refused(string query)
    {
        using var answer = await _service.Client.GetAsync($"/v1/governance/reviews?{query}", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<string> DraftAsync(string talk)
    {
        var job = await _service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(talk));
        await _service.EndAsync(job);
        await _service.Client.GetStringAsync($"{job}/result", Token);
        return job;
    }

    private async Task DecideAsync(string job, string outcome)
    {
        using var answer = await _service.Client.PostAsJsonAsync($"{job}/review", new { outcome, version = 1, reason = "it was so" }, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
    }
}
