using System.Text.Json;
using System.Text.RegularExpressions;

namespace QuickAction.Web.Tests;

/// <summary>Lists are walked by their links, forwards and back, and nothing is seen twice or left out, whatever comes in meanwhile.</summary>
public sealed partial class PagingTests : IAsyncDisposable
{
    private readonly Service _service = Service.Start(new Dictionary<string, string> { ["Service:Worker"] = "false", ["Service:LocalRoles"] = "User,Governance" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("&status=queued")]
    public async Task Jobs_are_walked_to_the_oldest_and_back_to_the_newest(string status)
    {
        var jobs = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            jobs.Add((await SubmitAsync(i)).Split('/')[^1]);
        }

        // By their ids: two of the same millisecond come in either order.
        jobs.Sort((one, other) => string.CompareOrdinal(other, one));

        var (first, links) = await JobsAsync($"/v1/jobs?limit=3{status}");
        first.ShouldBe(jobs[..3]);
        links.Keys.ShouldBe(["next"]);
        var (second, around) = await JobsAsync(links["next"]);
        second.ShouldBe(jobs[3..6]);
        around.Keys.ShouldBe(["next", "prev", "first"]);
        var (third, last) = await JobsAsync(around["next"]);
        third.ShouldBe(jobs[6..]);
        last.Keys.ShouldBe(["prev", "first"]);

        var (back, between) = await JobsAsync(last["prev"]);
        back.ShouldBe(jobs[3..6]);
        between.Keys.ShouldBe(["next", "prev", "first"]);
        (await JobsAsync(between["next"])).Ids.ShouldBe(jobs[6..]);
        var (start, onwards) = await JobsAsync(between["prev"]);
        start.ShouldBe(jobs[..3]);
        onwards.Keys.ShouldBe(["next", "first"]);

        var added = (await SubmitAsync(8)).Split('/')[^1];
        (await JobsAsync(between["prev"])).Ids.ShouldBe(jobs[..3], "What came in meanwhile moves nothing.");
        (await JobsAsync(between["first"])).Ids.ShouldBe([added, .. jobs[..2]]);
    }

    [Theory]
    [InlineData("newer.")]
    [InlineData("newer.x")]
    [InlineData("older.019f6a3c-77aa-7c1e-8d10-52c4b7a90e00")]
    public async Task A_cursor_that_no_page_has_given_is_refused(string cursor)
    {
        using var answer = await _service.Client.GetAsync($"/v1/jobs?cursor={cursor}", Token);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_log_is_walked_from_its_first_entry_and_back()
    {
        for (var i = 0; i < 6; i++)
        {
            await SubmitAsync(i);
        }

        var (from, links) = await EntriesAsync("/v1/audit/entries?from=4&limit=3");
        from[0].ShouldBe(4);
        links["first"].ShouldBe("/v1/audit/entries?from=0&limit=3");
        var (before, earlier) = await EntriesAsync(links["prev"]);
        before.ShouldBe([1, 2, 3]);
        (await EntriesAsync(earlier["next"])).Indexes.ShouldBe(from);
        var (begin, none) = await EntriesAsync(earlier["prev"]);
        begin.ShouldBe([0]);
        none.Keys.ShouldBe(["next"]);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private Task<string> SubmitAsync(int number) => _service.SubmitAsync($"talk-{number}.txt", "Ada: yes."u8.ToArray());

    private async Task<(List<string> Ids, Dictionary<string, string> Links)> JobsAsync(string address)
    {
        var (page, links) = await PageAsync(address);
        return ([.. page.GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("id").GetString() ?? "")], links);
    }

    private async Task<(List<int> Indexes, Dictionary<string, string> Links)> EntriesAsync(string address)
    {
        var (page, links) = await PageAsync(address);
        return ([.. page.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("index").GetInt32())], links);
    }

    private async Task<(JsonElement Page, Dictionary<string, string> Links)> PageAsync(string address)
    {
        using var answer = await _service.Client.GetAsync(address, Token);
        var body = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token)).RootElement;
        var links = answer.Headers.TryGetValues("Link", out var link) ? Relation().Matches(string.Join(", ", link)).ToDictionary(m => m.Groups[2].Value, m => m.Groups[1].Value) : [];
        body.GetProperty("next").GetString().ShouldBe(links.GetValueOrDefault("next"), "The body says the same as the header.");
        return (body, links);
    }

    [GeneratedRegex("<([^>]+)>; rel=\"([a-z]+)\"")]
    private static partial Regex Relation();
}
