using System.Net;
using System.Text;
using System.Text.Json;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests;

/// <summary>The whole way through the service, as a program walks it.</summary>
public sealed class JobJourneyTests : IAsyncDisposable
{
    private readonly Service _service = Service.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V1.2.2", "V5.4.1", "V5.4.2")]
    [Fact]
    public async Task A_transcript_becomes_minutes_with_their_sources_in_every_format()
    {
        var job = await _service.SubmitAsync("team-meeting.vtt", Service.Seed("team-meeting.vtt"), ("kind", "minutes"), ("title", "Our team <meeting>"), ("chair", "Marsha Everett"));

        var ended = await _service.EndAsync(job);

        ended.GetProperty("status").GetString().ShouldBe("needsReview");
        ended.GetProperty("resultVersion").GetInt32().ShouldBe(1);
        var result = await _service.JsonAsync(ended.GetProperty("links").GetProperty("result").GetString() ?? "");
        result.GetProperty("schema").GetString().ShouldBe("quickaction.minutes.v1");
        result.GetProperty("title").GetString().ShouldBe("Our team <meeting>");
        var source = await _service.JsonAsync(ended.GetProperty("links").GetProperty("source").GetString() ?? "");
        CitationsStandIn(result, source).ShouldBeGreaterThan(20);
        foreach (var (format, type) in new[] { ("md", "text/markdown"), ("html", "text/html"), ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document") })
        {
            using var answer = await _service.Client.GetAsync($"{job}/result?format={format}", Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe(type);
            answer.Content.Headers.ContentDisposition?.FileNameStar.ShouldBe($"team-meeting DRAFT.{format}");
            answer.Headers.GetValues("X-QuickAction-Status").ShouldBe(["draft"]);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Token);
            (format == "docx" || Encoding.UTF8.GetString(bytes).Contains("DRAFT", StringComparison.Ordinal)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_result_is_what_the_command_line_gives_but_for_its_records_and_that_it_is_a_draft()
    {
        var job = await _service.SubmitAsync("supervision.txt", Service.Seed("supervision.txt"), ("kind", "summary"), ("words", "80"));
        await _service.EndAsync(job);

        var here = await _service.Client.GetStringAsync($"{job}/result", Token);

        using var data = new TempFolder();
        var run = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            RepositoryRoot.Combine("artifacts", "bin", "QuickAction.Cli", "debug", "quickaction"),
            ["summarise", RepositoryRoot.Combine("seeds", "transcripts", "supervision.txt"), "--words", "80", "--data", data.Path])
        {
            RedirectStandardOutput = true,
        }).ShouldNotBeNull();
        var there = await run.StandardOutput.ReadToEndAsync(Token);
        await run.WaitForExitAsync(Token);
        // The service knows whether somebody has approved it, and says so.
        const string draft = "  \"status\": \"draft\",\n";
        here.ShouldContain(draft);
        WithoutRecords(here.Replace(draft, "", StringComparison.Ordinal)).ShouldBe(WithoutRecords(there));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_fails_with_one_sentence_and_can_be_tried_again_and_erased()
    {
        var job = await _service.SubmitAsync("talk.pdf", Encoding.UTF8.GetBytes("%PDF-1.7 nothing of the kind"));

        var failed = await _service.EndAsync(job);

        failed.GetProperty("status").GetString().ShouldBe("failed");
        failed.GetProperty("problem").GetProperty("code").GetString().ShouldBe("input-refused");
        failed.GetProperty("problem").GetProperty("message").GetString().ShouldNotBeNull().ShouldEndWith(".");
        (await ProblemAsync(await _service.Client.GetAsync($"{job}/result", Token))).ShouldBe("no-result-yet");
        using (var retry = await _service.Client.PostAsync($"{job}/retry", null, Token))
        {
            retry.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        (await _service.EndAsync(job)).GetProperty("status").GetString().ShouldBe("failed");
        foreach (var (query, code) in new[] { ("", "missing-ground"), ("?ground=", "missing-ground"), ("?ground=x", "unknown-ground") })
        {
            using var unsaid = await _service.Client.DeleteAsync(job + query, Token);
            unsaid.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await unsaid.Content.ReadAsStringAsync(Token)).ShouldContain($"\"pointer\":\"/ground\",\"code\":\"{code}\"");
        }

        using (var erased = await _service.Client.DeleteAsync($"{job}?ground=test", Token))
        {
            erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("erased");
        (await ProblemAsync(await _service.Client.GetAsync($"{job}/result", Token))).ShouldBe("erased");
        (await ProblemAsync(await _service.Client.PostAsync($"{job}/retry", null, Token))).ShouldBe("wrong-state");
    }

    [Theory]
    [InlineData("True", HttpStatusCode.Accepted, "/v1/jobs/")]
    [InlineData("on", HttpStatusCode.Accepted, "/v1/jobs/")]
    [InlineData("False", HttpStatusCode.Accepted, "/v1/batches/")]
    [InlineData("1", HttpStatusCode.BadRequest, "/combine")]
    [InlineData("yes", HttpStatusCode.BadRequest, "/combine")]
    public async Task Whether_files_are_parts_of_one_meeting_is_said_plainly_or_asked_again(string combine, HttpStatusCode status, string told)
    {
        using var two = Service.Form("a.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\n"), ("combine", combine));
        two.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("Tom Wilk: I will book the room.\n")), "file", "b.txt");

        using var answer = await _service.Client.PostAsync("/v1/jobs", two, Token);

        answer.StatusCode.ShouldBe(status);
        (answer.Headers.Location?.ToString() ?? await answer.Content.ReadAsStringAsync(Token)).ShouldContain(told);
    }

    [Fact]
    public async Task Several_files_are_a_batch_of_one_job_each_and_with_combine_one_job()
    {
        using var two = Service.Form("a.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\n"));
        two.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("Tom Wilk: I will book the room.\n")), "file", "b.txt");
        using var answer = await _service.Client.PostAsync("/v1/jobs", two, Token);

        var batch = await _service.JsonAsync(answer.Headers.Location.ShouldNotBeNull().ToString());
        batch.GetProperty("jobs").GetArrayLength().ShouldBe(2);
        foreach (var job in batch.GetProperty("jobs").EnumerateArray())
        {
            (await _service.EndAsync(job.GetProperty("links").GetProperty("self").GetString() ?? "")).GetProperty("files").GetInt32().ShouldBe(1);
        }

        using var parts = Service.Form("a.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\n"), ("combine", "true"));
        parts.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("Tom Wilk: I will book the room.\n")), "file", "b.txt");
        using var one = await _service.Client.PostAsync("/v1/jobs", parts, Token);
        var combined = await _service.EndAsync(one.Headers.Location.ShouldNotBeNull().ToString());
        combined.GetProperty("files").GetInt32().ShouldBe(2);
        (await _service.JsonAsync($"{combined.GetProperty("links").GetProperty("self").GetString()}/source")).GetProperty("source").GetProperty("fileName").GetString().ShouldBe("a.txt + b.txt");
    }

    [Fact]
    public async Task What_the_client_has_already_is_not_sent_again_and_pages_follow_by_their_links()
    {
        var job = await _service.SubmitAsync("a.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\n"));
        await _service.EndAsync(job);
        await _service.SubmitAsync("b.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Monday.\n"));

        foreach (var address in new[] { job, $"{job}/result", $"{job}/result?format=docx", $"{job}/source" })
        {
            using var first = await _service.Client.GetAsync(address, Token);
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());
            using var second = await _service.Client.SendAsync(again, Token);
            second.StatusCode.ShouldBe(HttpStatusCode.NotModified, address);
        }

        using var page = await _service.Client.GetAsync("/v1/jobs?limit=1", Token);
        var next = page.Headers.GetValues("Link").ShouldHaveSingleItem().Split('>')[0].TrimStart('<');
        var rest = await _service.JsonAsync(next);
        rest.GetProperty("jobs")[0].GetProperty("links").GetProperty("self").GetString().ShouldBe(job);
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_log_verifies_and_every_result_that_was_given_out_is_in_it()
    {
        var job = await _service.SubmitAsync("a.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\n"));
        await _service.EndAsync(job);
        await _service.Client.GetStringAsync($"{job}/result?format=md", Token);

        var store = (Core.Storage.Log.AuditStore)_service.Services.GetService(typeof(Core.Storage.Log.AuditStore)).ShouldNotBeNull();
        await store.PublishAsync(Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        var kinds = (await store.EntriesAsync(0, 100, Token)).Select(e => JsonDocument.Parse(e.Leaf).RootElement.GetProperty("kind").GetString()).ToList();
        kinds.ShouldContain("export.made");
        kinds.Count(k => k == "job.changed").ShouldBe(3);
        kinds.IndexOf("decision.requested").ShouldBeLessThan(kinds.IndexOf("decision.completed"));
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private static async Task<string> ProblemAsync(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        answer.Dispose();
        return json.RootElement.GetProperty("type").GetString().ShouldNotBeNull().Split('/')[^1];
    }

    private static int CitationsStandIn(JsonElement result, JsonElement source)
    {
        var segments = source.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("text").GetString() ?? "").ToList();
        var count = 0;
        foreach (var citation in result.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("items").EnumerateArray()).SelectMany(i => i.GetProperty("citations").EnumerateArray()))
        {
            var (start, end) = (citation.GetProperty("start").GetInt32(), citation.GetProperty("end").GetInt32());
            segments[citation.GetProperty("segment").GetInt32()][start..end].ShouldBe(citation.GetProperty("quote").GetString());
            count++;
        }

        return count;
    }

    private static string WithoutRecords(string json) =>
        System.Text.RegularExpressions.Regex.Replace(json, "\"records\": \\[[^\\]]*\\]", "");
}
