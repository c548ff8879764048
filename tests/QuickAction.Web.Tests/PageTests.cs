using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace QuickAction.Web.Tests;

/// <summary>The pages as a browser without JavaScript walks them.</summary>
public sealed partial class PageTests : IAsyncDisposable
{
    private readonly Service _service = Service.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transcript_is_chosen_submitted_watched_and_read_with_its_sources()
    {
        var token = await TokenAsync("/");
        using var form = Service.Form("notes.txt", Encoding.UTF8.GetBytes("Ada Marsh: Welcome. I will send <b>the rota</b> round by Friday.\nTom Wilk: Agreed, I will book the hall.\n"), ("__RequestVerificationToken", token), ("kind", "minutes"), ("date", ""));

        using var sent = await _service.Client.PostAsync("/submit", form, Token);

        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = sent.Headers.Location.ShouldNotBeNull().ToString();
        (await _service.EndAsync($"/v1{page}")).GetProperty("status").GetString().ShouldBe("needsReview");
        var html = await _service.Client.GetStringAsync(page, Token);
        html.ShouldContain("Ready to review");
        html.ShouldContain("&lt;b&gt;the rota&lt;/b&gt;");
        html.ShouldNotContain("<b>the rota");
        html.ShouldContain("<blockquote>");
        html.ShouldNotContain("http-equiv=\"refresh\"");
        html.ShouldNotContain("onclick=");
        (await _service.Client.GetStringAsync("/", Token)).ShouldContain("notes.txt");
        using var erase = await _service.Client.PostAsync($"{page}/erase", Fields(("__RequestVerificationToken", await TokenAsync(page)), ("ground", "test")), Token);
        erase.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await _service.Client.GetStringAsync(page, Token)).ShouldContain("Deleted");
    }

    [Asvs("V3.5.1")]
    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await TokenAsync("/");
        foreach (var (address, form) in new (string, HttpContent)[]
        {
            ("/submit", Service.Form("a.txt", Encoding.UTF8.GetBytes("Ada: yes"))),
            ("/submit", Service.Form("a.txt", Encoding.UTF8.GetBytes("Ada: yes"), ("__RequestVerificationToken", "wrong"))),
            ("/sample", Fields()),
            ("/jobs/019f6a3c-77aa-7c1e-8d10-52c4b7a90e00/erase", Fields()),
        })
        {
            using var answer = await _service.Client.PostAsync(address, form, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }

        (await _service.JsonAsync("/v1/jobs")).GetProperty("jobs").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_form_without_a_file_says_so_beside_the_field()
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync("/")), "__RequestVerificationToken" }, { new StringContent("minutes"), "kind" } };
        using var answer = await _service.Client.PostAsync("/submit", form, Token);

        var html = await _service.Client.GetStringAsync(answer.Headers.Location.ShouldNotBeNull().ToString(), Token);

        html.ShouldContain("<title>Error: ");
        html.ShouldContain("Select a transcript or document");
    }

    [Fact]
    public async Task The_sample_council_becomes_drafts()
    {
        using var made = await _service.Client.PostAsync("/sample", Fields(("__RequestVerificationToken", await TokenAsync("/"))), Token);
        made.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var jobs = (await _service.JsonAsync("/v1/jobs?limit=100")).GetProperty("jobs").EnumerateArray().ToList();
        jobs.Count.ShouldBeGreaterThan(8);
        foreach (var job in jobs)
        {
            (await _service.EndAsync(job.GetProperty("links").GetProperty("self").GetString() ?? "")).GetProperty("status").GetString().ShouldNotBeNull().ShouldStartWith("needsReview");
        }
    }

    [Fact]
    public async Task The_sample_is_offered_until_it_is_there()
    {
        (await _service.Client.GetStringAsync("/", Token)).ShouldContain("action=\"/sample\"");
        using var made = await _service.Client.PostAsync("/sample", Fields(("__RequestVerificationToken", await TokenAsync("/"))), Token);

        (await _service.Client.GetStringAsync("/", Token)).ShouldNotContain("action=\"/sample\"");
    }

    [Theory]
    [InlineData("format=exe", HttpStatusCode.BadRequest)]
    [InlineData("format=docx&final=true", HttpStatusCode.Conflict)]
    public async Task A_download_that_cannot_be_had_is_answered_by_a_page_in_a_browser(string query, HttpStatusCode status)
    {
        var job = await _service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota by Friday.\nTom Wilk: Agreed.\n"));
        await _service.EndAsync(job);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{job[3..]}/download?{query}");
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await _service.Client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Work_is_deleted_only_after_a_page_has_asked_and_with_its_reason()
    {
        var job = await _service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota by Friday.\nTom Wilk: Agreed.\n"));
        await _service.EndAsync(job);
        var page = job[3..];
        (await _service.Client.GetStringAsync(page, Token)).ShouldContain($"href=\"{page}/delete\"");
        var asked = await _service.Client.GetStringAsync($"{page}/delete", Token);
        asked.ShouldContain("talk.txt");
        asked.ShouldContain("value=\"art17\"");
        using (var unsaid = await _service.Client.PostAsync($"{page}/erase", Fields(("__RequestVerificationToken", await TokenAsync($"{page}/delete"))), Token))
        {
            var again = unsaid.Headers.Location.ShouldNotBeNull().ToString();
            (await _service.Client.GetStringAsync(again, Token)).ShouldContain("Choose why you delete it");
            (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        }

        using var erased = await _service.Client.PostAsync($"{page}/erase", Fields(("__RequestVerificationToken", await TokenAsync($"{page}/delete")), ("ground", "art17")), Token);

        erased.Headers.Location.ShouldNotBeNull().ToString().ShouldBe(page);
        (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("erased");
        var store = (QuickAction.Core.Storage.Log.AuditStore)_service.Services.GetService(typeof(QuickAction.Core.Storage.Log.AuditStore)).ShouldNotBeNull();
        var entries = await store.EntriesAsync(0, 256, Token);
        entries.Select(e => Encoding.UTF8.GetString(e.Leaf.Span)).Single(l => l.Contains("\"erasure.applied\"", StringComparison.Ordinal)).ShouldContain("\"art17\"");
    }

    [Fact]
    public async Task A_job_that_waits_says_how_far_it_is_without_a_script_and_can_be_cancelled_and_tried_again()
    {
        await using var idle = Service.Start(new Dictionary<string, string> { ["Service:Worker"] = "false" });
        var page = (await idle.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota.\n")))[3..];

        var html = await idle.Client.GetStringAsync(page, Token);

        html.ShouldContain("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>");
        html.ShouldContain("aria-current=\"step\"");
        html.ShouldContain($"data-events=\"{page}/events\"");
        (await idle.Client.GetStringAsync($"{page}?still=1", Token)).ShouldNotContain("http-equiv=\"refresh\"");
        var token = TokenField().Match(html).Groups[1].Value;
        using var cancelled = await idle.Client.PostAsync($"{page}/cancel", Fields(("__RequestVerificationToken", token)), Token);
        (await idle.Client.GetStringAsync(page, Token)).ShouldContain("This was cancelled");
        using var again = await idle.Client.PostAsync($"{page}/retry", Fields(("__RequestVerificationToken", token)), Token);
        (await idle.JsonAsync($"/v1{page}")).GetProperty("status").GetString().ShouldBe("queued");
    }

    [Fact]
    public async Task Older_work_is_on_a_page_of_its_own()
    {
        await using var idle = Service.Start(new Dictionary<string, string> { ["Service:Worker"] = "false" });
        for (var i = 0; i < 51; i++)
        {
            await idle.SubmitAsync($"talk-{i}.txt", "Ada: yes."u8.ToArray());
        }

        var first = await idle.Client.GetStringAsync("/", Token);
        first.ShouldContain("talk-1.txt");
        first.ShouldNotContain("talk-0.txt");
        var older = OlderLink().Match(first).Groups[1].Value;

        (await idle.Client.GetStringAsync(older, Token)).ShouldContain("talk-0.txt");
        using var none = await idle.Client.GetAsync("/?before=x", Token);
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/jobs/019f6a3c-77aa-7c1e-8d10-52c4b7a90e00");
        request.Headers.Add("Accept", "text/html");
        using var answer = await _service.Client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("<h1>There is no such thing here</h1>");
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<string> TokenAsync(string page) => TokenField().Match(await _service.Client.GetStringAsync(page, Token)).Groups[1].Value;

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    [GeneratedRegex("href=\"(/\\?before=[^\"]+)\"")]
    private static partial Regex OlderLink();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
