using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.Core.Jobs;
using QuickAction.Core.Rendering;
using QuickAction.TestKit;
using QuickAction.Web.Tests.Identity;

namespace QuickAction.Web.Tests;

/// <summary>
/// The description of the API is true in both directions: whatever comes, with its media type and its headers, is described; and each answer and header that is described was made to come.
/// A new route, or a new answer of an old one, fails here until it is walked.
/// </summary>
public sealed class DescribedAnswersTests : IAsyncDisposable
{
    private const string Nobody = "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00";
    private static readonly string[] Told = ["ETag", "Location", "Retry-After", "Link", "Content-Disposition", "X-QuickAction-Status", "WWW-Authenticate"];

    /// <summary>What any request may meet; other tests make it come.</summary>
    private static readonly int[] Always = [401, 403, 429, 500, 503];

    private readonly Service _service = Service.Start(new Dictionary<string, string>
    {
        ["Service:Worker"] = "false",
        ["Service:LocalRoles"] = "User,Reviewer,Governance,TeamAdmin",
        ["Service:Uploads:TeamFiles"] = "12",
        ["Limits:FileBytes"] = "100000",
    });

    private readonly HashSet<(string Operation, int Status)> _came = [];
    private readonly HashSet<(string Operation, int Status, string Header)> _headers = [];
    private List<Described> _operations = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_is_described_and_what_is_described_comes()
    {
        _operations = await DescribedAsync(_service);

        await WalkLogAndPeopleAsync();
        await WalkJobsAsync();
        await WalkDecisionAsync();

        var missing = _operations.SelectMany(o => o.Answers.Select(a => (o.Id, a.Status)))
            .Where(a => !Always.Contains(a.Status) && !_came.Contains(a) && !IsOnlyOverTheNetwork(a.Id, a.Status)).Select(a => $"{a.Id} {a.Status}");
        missing.ShouldBeEmpty("They are described, and were not seen.");
        var unseen = _operations.SelectMany(o => o.Answers.SelectMany(a => a.Headers.Select(h => (o.Id, a.Status, h))))
            // A key that is in use is a race between two requests: IdempotencyTests.
            .Where(h => !Always.Contains(h.Status) && !_headers.Contains(h) && h != ("submitJobs", 409, "Retry-After")).Select(h => $"{h.Id} {h.Status} {h.h}");
        unseen.ShouldBeEmpty("They are described, and were not seen.");
        foreach (var operation in _operations)
        {
            operation.Reads("If-None-Match").ShouldBe(operation.Answers.Any(a => a.Status == 304), operation.Id);
            operation.Reads("If-Match").ShouldBe(operation.Answers.Any(a => a.Status == 412), operation.Id);
            operation.Reads("Idempotency-Key").ShouldBe(operation.Id == "submitJobs");
        }
    }

    /// <summary>Without a token, with too many requests, and with a database that does not answer.</summary>
    [Fact]
    public async Task What_any_request_may_meet_is_described_for_each()
    {
        await using var signedIn = Oidc.Start();
        await using var busy = Oidc.Start(settings: new Dictionary<string, string> { ["Service:RequestsPerMinute"] = "1" });
        _operations = await DescribedAsync(_service);
        foreach (var operation in _operations.Where(o => o.Path.StartsWith("/v1", StringComparison.Ordinal) && o.Path != "/v1/me/roles"))
        {
            var address = Regex.Replace(operation.Path, "\\{[^}]+\\}", Nobody);
            foreach (var (service, times) in new[] { (signedIn, 1), (busy, 2) })
            {
                for (var i = 0; i < times; i++)
                {
                    using var client = service.Bare();
                    using var answer = await client.SendAsync(new HttpRequestMessage(operation.Method, address), Token);
                    Check(operation, answer);
                }
            }
        }

        _came.Where(c => c.Status == 401).Count().ShouldBeGreaterThan(20);
        _came.Where(c => c.Status == 429).Count().ShouldBeGreaterThan(20);
        _headers.ShouldContain(("getJob", 401, "WWW-Authenticate"));
        _headers.ShouldContain(("getJob", 429, "Retry-After"));
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task WalkLogAndPeopleAsync()
    {
        foreach (var address in new[] { "/health/live", "/health/startup", "/health/ready", "/v1/me", "/v1/break-glass", "/v1/governance/break-glass", "/v1/people", "/v1/tokens", "/v1/figures", "/v1/figures?from=x", "/v1/governance/reviews", "/v1/governance/reviews?from=x" })
        {
            await GetAsync(address);
        }

        await SendAsync("PUT", "/v1/me/roles", new { roles = new[] { "User", "Reviewer", "Governance", "TeamAdmin" } });
        await SendAsync("PUT", "/v1/me/roles", new { roles = new[] { "Owner" } });
        await SendAsync("PUT", "/v1/me/roles", "x");
        await SendAsync("POST", "/v1/tokens", "x");
        await SendAsync("POST", "/v1/tokens", new { name = "a" });
        var made = await SendAsync("POST", "/v1/tokens", new { name = "a", scopes = new[] { "jobs.read" } });
        for (var i = 0; i < ApiToken.MostAlive; i++)
        {
            await SendAsync("POST", "/v1/tokens", new { name = "a", scopes = new[] { "jobs.read" } });
        }

        await SendAsync("DELETE", made.Location);
        await SendAsync("DELETE", $"/v1/tokens/{Nobody}");
        var colleague = new Person("t", "colleague", "local", ["User"]);
        await _service.Services.GetRequiredService<ISessionStore>().NoteAsync(colleague, Token);
        var reference = _service.Services.GetRequiredService<IAccessDesk>().ReferenceOf(colleague);
        await SendAsync("POST", $"/v1/people/{reference}/end", new { reason = "left" });
        await SendAsync("POST", $"/v1/people/{reference}/end", new { reason = new string('x', 600) });
        await SendAsync("POST", $"/v1/people/{reference}/end", "x");
        await SendAsync("POST", "/v1/people/nobody/end", new { reason = "left" });
        var size = (await GetAsync("/audit/checkpoint")).Text.Split('\n')[1];
        await GetAsync($"/audit/tile/0/000.p/{size}");
        await GetAsync("/audit/tile/0/999");
        await GetAsync($"/audit/tile/entries/000.p/{size}");
        await GetAsync("/audit/tile/entries/999");
        await GetAsync("/v1/audit/entries?limit=1");
        await GetAsync("/v1/audit/entries?limit=0");
        await GetAsync("/v1/audit/entries/0");
        await GetAsync("/v1/audit/entries/999999");
        await GetAsync($"/v1/audit/decisions/{Nobody}");
    }

    private async Task WalkJobsAsync()
    {
        var queued = await SubmitAsync(("a.txt", Talk(1)));
        var running = await SubmitAsync(("b.txt", Talk(2)));
        await StartAsync(running);
        var cancelled = await SubmitAsync(("c.txt", Talk(3)));
        var done = await FinishedAsync(await SubmitAsync(("d.txt", Talk(4))));
        var erased = await FinishedAsync(await SubmitAsync(("e.txt", Talk(5))));
        var batch = await SubmitAsync(("f.txt", Talk(6)), ("g.txt", Talk(7)));
        await SendAsync("DELETE", $"{erased}?ground=test");

        await GetAsync(batch);
        await GetAsync($"/v1/batches/{Nobody}");
        foreach (var address in new[] { "/v1/jobs?limit=1", "/v1/jobs?limit=0", queued, done, $"/v1/jobs/{Nobody}" })
        {
            await GetAsync(address);
        }

        await GetAsync(queued, "If-None-Match", "*");
        await SendAsync("DELETE", $"{running}?ground=x");
        await SendAsync("DELETE", $"{running}?ground=test");
        await SendAsync("DELETE", $"/v1/jobs/{Nobody}");
        await SendAsync("POST", $"{cancelled}/cancel");
        await SendAsync("POST", $"{cancelled}/cancel");
        await SendAsync("POST", $"/v1/jobs/{Nobody}/cancel");
        await SendAsync("POST", $"{cancelled}/retry?engine=x");
        await SendAsync("POST", $"{cancelled}/retry");
        await SendAsync("POST", $"{done}/retry");
        await SendAsync("POST", $"/v1/jobs/{Nobody}/retry");
        await GetAsync($"{done}/events");
        await GetAsync($"/v1/jobs/{Nobody}/events");

        foreach (var part in new[] { "source", "result", "versions", "speakers" })
        {
            foreach (var job in new[] { queued, erased, done, $"/v1/jobs/{Nobody}" })
            {
                await GetAsync($"{job}/{part}");
            }
        }

        await GetAsync($"{done}/source", "If-None-Match", "*");
        await GetAsync($"{done}/result", "If-None-Match", "*");
        await GetAsync($"{done}/result?format=x");
        foreach (var format in new[] { "md", "html", "docx" })
        {
            await GetAsync($"{done}/result?format={format}");
        }

        await WalkEditsAsync(queued, erased, done);
        await SendAsync("POST", "/v1/jobs", "x");
        await PostAsync(Form([("a.txt", Talk(8))], ("kind", "x")));
        await PostAsync(Form([("a.txt", [])]));
        await PostAsync(Form([("a.txt", new byte[100_001])]));
        for (var i = 0; i < 12; i++)
        {
            await PostAsync(Form([("a.txt", Talk(20 + i))]));
        }
    }

    private async Task WalkEditsAsync(string queued, string erased, string done)
    {
        var shown = await GetAsync($"{done}/result");
        var (tag, result) = (shown.Tag, shown.Text);
        foreach (var (path, good) in new[] { ("result", result.Replace("\"meetingDate\": null", "\"meetingDate\": \"2026-04-21\"", StringComparison.Ordinal)), ("speakers", "{\"speakers\":[]}") })
        {
            foreach (var job in new[] { queued, erased, $"/v1/jobs/{Nobody}", done })
            {
                await SendAsync("PUT", $"{job}/{path}", JsonDocument.Parse(good).RootElement, "\"another\"");
            }

            await SendAsync("PUT", $"{done}/{path}", JsonDocument.Parse(good).RootElement);
            await SendAsync("PUT", $"{done}/{path}", "x");
            await SendAsync("PUT", $"{done}/{path}", new { speakers = new[] { new { label = "nobody", name = "" } } }, tag);
            await SendAsync("PUT", $"{done}/{path}", JsonDocument.Parse(good.Replace("\"segments\": ", "\"segments\": 9", StringComparison.Ordinal)).RootElement, tag);
            tag = (await GetAsync($"{done}/result")).Tag;
            await SendAsync("PUT", $"{done}/{path}", JsonDocument.Parse(good).RootElement, tag);
            tag = (await GetAsync($"{done}/result")).Tag;
        }

        await SendAsync("PUT", $"{done}/result", new { much = new string('x', 16 * 1024 * 1024) }, tag);
        await SendAsync("POST", $"{done}/review", "x");
        await SendAsync("POST", $"{done}/review", new { outcome = "x" });
        await SendAsync("POST", $"{done}/review", new { outcome = "approved", version = 99 });
        await SendAsync("POST", $"/v1/jobs/{Nobody}/review", new { outcome = "approved", version = 1 });
        await SendAsync("POST", $"{done}/review", new { outcome = "approved" });
        await SendAsync("POST", $"{done}/review", new { outcome = "approved" }, "\"another\"");
        await SendAsync("POST", $"{done}/review", new { outcome = "escalated", contentHash = await HashAsync(done), reason = "somebody else has to see it" });
    }

    /// <summary>Only a job that was worked on has decisions.</summary>
    private async Task WalkDecisionAsync()
    {
        await using var working = Service.Start(new Dictionary<string, string> { ["Service:LocalRoles"] = "User,Reviewer,Governance" });
        var job = await working.SubmitAsync("a.txt", Talk(1));
        await working.EndAsync(job);
        var decision = (await working.JsonAsync($"{job}/result")).GetProperty("records")[0].GetString();
        using var answer = await working.Client.GetAsync($"/v1/audit/decisions/{decision}", Token);
        Check(Matching(HttpMethod.Get, answer.RequestMessage!.RequestUri!.AbsolutePath), answer);
    }

    /// <summary>How large a JSON body may be is for the server to hold, and there is none here: RequestLimitTests.</summary>
    private bool IsOnlyOverTheNetwork(string id, int status) => status == 413 && id is not ("submitJobs" or "editResult") && _operations.Single(o => o.Id == id).Answers.Any(a => a.Status == 415);

    private Described Matching(HttpMethod method, string path) => _operations
        .Where(o => o.Method == method && Regex.IsMatch(path, $"^{Regex.Replace(o.Path, "\\{([^}]+)\\}", m => m.Groups[1].Value == "path" ? ".+" : "[^/]+")}$"))
        .MaxBy(o => o.Path.Length).ShouldNotBeNull($"{method} {path} is not described");

    private void Check(Described operation, HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        var what = $"{operation.Id} {status}";
        var described = operation.Answers.SingleOrDefault(a => a.Status == status).ShouldNotBeNull($"{what} is not described");
        _came.Add((operation.Id, status));
        if (answer.Content.Headers.ContentType?.MediaType is { } type)
        {
            described.Types.ShouldContain(type, what);
        }

        foreach (var name in answer.Headers.Concat(answer.Content.Headers).Select(h => h.Key).Where(Told.Contains))
        {
            described.Headers.ShouldContain(name, what);
            _headers.Add((operation.Id, status, name));
        }
    }

    private Task<Came> GetAsync(string address, string? header = null, string? value = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return SendAsync(request);
    }

    /// <param name="body">A text is sent as what it is, everything else as JSON.</param>
    private Task<Came> SendAsync(string method, string address, object? body = null, string? tag = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address)
        {
            Content = body switch
            {
                null => null,
                string text => new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("text/plain")),
                _ => new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
            },
        };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return SendAsync(request);
    }

    private Task<Came> PostAsync(HttpContent form) => SendAsync(new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = form });

    private async Task<Came> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _service.Client.SendAsync(request, Token);
            var path = request.RequestUri.ShouldNotBeNull().IsAbsoluteUri ? request.RequestUri.AbsolutePath : request.RequestUri.OriginalString.Split('?')[0];
            Check(Matching(request.Method, path), answer);
            return new Came(answer.Headers.Location?.ToString() ?? "", answer.Headers.ETag?.ToString() ?? "", await answer.Content.ReadAsStringAsync(Token));
        }
    }

    private async Task<string> SubmitAsync(params (string Name, byte[] Bytes)[] files) => (await PostAsync(Form(files))).Location;

    private static MultipartFormDataContent Form((string Name, byte[] Bytes)[] files, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "file", name);
        }

        return form;
    }

    private async Task<JobRun> StartAsync(string job)
    {
        var runs = _service.Services.GetRequiredService<IJobRuns>();
        var id = JobId.Parse(job.Split('/')[^1]);
        await runs.ReleaseAsync(id, Token);
        return (await runs.StartAsync(id, isRecovery: false, 5, Token)).ShouldNotBeNull();
    }

    /// <summary>A job whose worker has come to a result of the test's own.</summary>
    private async Task<string> FinishedAsync(string job)
    {
        var content = Renderer.Render(Some.MinutesResult(), OutputFormat.Json, RenderOptions.Default);
        var work = new FinishedWork(JobState.NeedsReview, content, SourceJson.Write(SomeMeeting.Source), []);
        (await _service.Services.GetRequiredService<IJobRuns>().CompleteAsync(await StartAsync(job), work, Token)).ShouldBeTrue();
        return job;
    }

    private async Task<string?> HashAsync(string job) => (await _service.JsonAsync($"{job}/versions")).GetProperty("versions").EnumerateArray().Last().GetProperty("contentHash").GetString();

    private static byte[] Talk(int number) => Encoding.UTF8.GetBytes($"Ada Marsh: I will book room {number.ToString(CultureInfo.InvariantCulture)}.\n");

    private static async Task<List<Described>> DescribedAsync(Service service)
    {
        using var document = JsonDocument.Parse(await service.Client.GetStringAsync("/openapi/v1.json", Token));
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select new Described(
                   operation.Value.GetProperty("operationId").GetString() ?? "",
                   HttpMethod.Parse(operation.Name),
                   path.Name,
                   [.. Members(operation.Value, "responses").Select(r => new Answer(int.Parse(r.Name, CultureInfo.InvariantCulture), [.. Members(r.Value, "content").Select(c => c.Name)], [.. Members(r.Value, "headers").Select(h => h.Name)]))],
                   [.. Items(operation.Value, "parameters").Where(p => p.GetProperty("in").GetString() == "header").Select(p => p.GetProperty("name").GetString() ?? "")]),
        ];
    }

    private static IEnumerable<JsonProperty> Members(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? [.. value.EnumerateObject()] : [];

    private static IEnumerable<JsonElement> Items(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? [.. value.EnumerateArray()] : [];

    private sealed record Described(string Id, HttpMethod Method, string Path, IReadOnlyList<Answer> Answers, IReadOnlyList<string> RequestHeaders)
    {
        public bool Reads(string header) => RequestHeaders.Contains(header);
    }

    private sealed record Answer(int Status, IReadOnlyList<string> Types, IReadOnlyList<string> Headers);

    private sealed record Came(string Location, string Tag, string Text);
}
