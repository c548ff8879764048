using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.Core.Jobs;
using QuickAction.Web.Api;
using QuickAction.Web.Tests.Identity;

namespace QuickAction.Web.Tests.Operations;

/// <summary>What the service has done is counted from the work itself, outlives its content, and is told to those who answer for it.</summary>
public sealed class FigureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_is_counted_once_and_the_count_outlives_the_content()
    {
        await using var service = Service.Start(new Dictionary<string, string> { ["Service:LocalRoles"] = "User,Reviewer,TeamAdmin", ["Service:Manual:HoursPerTalkHour"] = "3" });
        var meeting = await service.SubmitAsync("team-meeting.vtt", Service.Seed("team-meeting.vtt"));
        var document = await service.SubmitAsync("supervision.txt", Service.Seed("supervision.txt"), ("kind", "summary"));
        await service.EndAsync(meeting);
        await service.EndAsync(document);
        var source = await service.JsonAsync($"{meeting}/source");
        var words = source.GetProperty("source").GetProperty("words").GetInt64();
        var times = source.GetProperty("segments").EnumerateArray().Where(s => s.GetProperty("startMs").ValueKind == JsonValueKind.Number).ToList();
        var talk = (times.Max(s => s.GetProperty("endMs").GetInt64()) - times.Min(s => s.GetProperty("startMs").GetInt64())) / 60_000.0;

        var before = await service.JsonAsync("/v1/figures");
        using (var erased = await service.Client.DeleteAsync($"{meeting}?ground=test", Token))
        {
            erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var after = await service.JsonAsync("/v1/figures");
        after.GetRawText().ShouldBe(before.GetRawText());
        var minutes = Kind(after, "minutes");
        minutes.GetProperty("jobs").GetInt32().ShouldBe(1);
        minutes.GetProperty("files").GetInt32().ShouldBe(1);
        minutes.GetProperty("words").GetInt64().ShouldBe(words);
        minutes.GetProperty("talkMinutes").GetDouble().ShouldBe(talk, 0.1);
        minutes.GetProperty("manualHours").GetDouble().ShouldBe(talk / 60 * 3, 0.01);
        var summary = Kind(after, "summary");
        summary.GetProperty("manualHours").GetDouble().ShouldBe(summary.GetProperty("words").GetInt64() / 100.0 / 60, 0.01);
        after.GetProperty("manualDays").GetDouble().ShouldBe(after.GetProperty("manualHours").GetDouble() / 7.4, 0.01);
        (await service.JsonAsync("/v1/figures?from=2020-01-01&until=2020-12-31")).GetProperty("kinds").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("until=2026-02-30")]
    [InlineData("from=2026-05-01&until=2026-04-01")]
    [InlineData("until=9999-12-31")]
    public async Task A_time_that_is_none_is_refused(string query)
    {
        await using var service = Service.Start(new Dictionary<string, string> { ["Service:LocalRoles"] = "Governance", ["Service:Worker"] = "false" });

        using var answer = await service.Client.GetAsync($"/v1/figures?{query}", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Governance", HttpStatusCode.OK, true)]
    [InlineData("SystemAdmin", HttpStatusCode.OK, true)]
    [InlineData("TeamAdmin", HttpStatusCode.OK, false)]
    [InlineData("User", HttpStatusCode.Forbidden, false)]
    [InlineData("Reviewer", HttpStatusCode.Forbidden, false)]
    public async Task Who_answers_for_all_teams_sees_all_and_a_teams_administrator_their_own(string role, HttpStatusCode status, bool all)
    {
        var figures = new Asked();
        await using var service = Oidc.Start(services => services.AddSingleton<IWorkFigures>(figures));
        using var client = service.Bare();

        using var answer = await client.SendAsync(HttpMethod.Get, "/v1/figures", await service.TokenAsync(new Person("t", role, "harbour", [role])));

        answer.StatusCode.ShouldBe(status);
        figures.Teams.ShouldBe(status == HttpStatusCode.OK ? [all ? null : "harbour"] : []);
        if (status == HttpStatusCode.OK)
        {
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("team").GetString().ShouldBe(all ? null : "harbour");
        }
    }

    [Fact]
    public void A_transcript_without_times_counts_as_long_as_its_words_take_to_say() =>
        FigureView.Of(new WorkDone(JobKind.Minutes, 1, new WorkSize(1, 9_000, 0, 0)), new Core.Settings.ManualRates()).ManualHours.ShouldBe(2);

    private static JsonElement Kind(JsonElement figures, string kind) => figures.GetProperty("kinds").EnumerateArray().Single(k => k.GetProperty("kind").GetString() == kind);

    private sealed class Asked : IWorkFigures
    {
        public List<string?> Teams { get; } = [];

        public Task<IReadOnlyList<WorkDone>> DoneAsync(string? team, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
        {
            Teams.Add(team);
            return Task.FromResult<IReadOnlyList<WorkDone>>([]);
        }
    }
}
