using System.Net;
using System.Text.Json;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Tests.Operations;

/// <summary>The type of every problem leads to a page that says what to do.</summary>
public sealed class ProblemPageTests : IAsyncDisposable
{
    private static readonly Dictionary<string, string> NoWorker = new() { ["Service:Worker"] = "false" };
    private readonly Service _service = Service.Start(NoWorker);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_type_has_a_page_that_says_what_to_do_and_the_index_leads_to_all()
    {
        var index = await _service.Client.GetStringAsync("/problems", Token);
        foreach (var type in ProblemType.All)
        {
            type.Remedy.Length.ShouldBeGreaterThan(20, type.Name);
            index.ShouldContain($"href=\"/problems/{type.Name}\"");
            var page = WebUtility.HtmlDecode(await _service.Client.GetStringAsync($"/problems/{type.Name}", Token));
            page.ShouldContain(type.Title);
            page.ShouldContain("What to do");
            page.ShouldNotContain("`");
        }
    }

    [Fact]
    public async Task The_type_that_an_error_names_is_an_address_that_can_be_opened()
    {
        using var error = await _service.Client.GetAsync("/v1/nothing", Token);
        using var json = JsonDocument.Parse(await error.Content.ReadAsStringAsync(Token));
        var type = json.RootElement.GetProperty("type").GetString().ShouldNotBeNull();

        new Uri(type).IsAbsoluteUri.ShouldBeTrue();
        (await _service.Client.GetStringAsync(type, Token)).ShouldContain("There is no such thing here");
    }

    [Fact]
    public async Task A_type_that_there_is_not_is_not_found()
    {
        using var answer = await _service.Client.GetAsync("/problems/nonsense", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_the_service_says_where_it_is_the_type_says_it_too()
    {
        await using var known = Service.Start(new Dictionary<string, string>(NoWorker) { ["Service:PublicUrl"] = "https://minutes.council.example" });
        using var error = await known.Client.GetAsync("/v1/nothing", Token);

        (await error.Content.ReadAsStringAsync(Token)).ShouldContain("\"type\":\"https://minutes.council.example/problems/not-found\"");
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
