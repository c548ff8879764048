using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuickAction.Web.Tests;

/// <summary>What is well-formed and means nothing is the request's fault, and said so: never a fault of the service.</summary>
public sealed class RequestBodyTests : IAsyncDisposable
{
    private readonly Service _service = Service.Start(new Dictionary<string, string> { ["Service:LocalRoles"] = "User,Reviewer,Governance,TeamAdmin" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V2.2.1")]
    [Theory]
    [InlineData("POST", "/review", """{"outcome":"approved","version":1,"resolutions":[null]}""", "/resolutions/0")]
    [InlineData("POST", "/review", """{"outcome":"approved","version":1,"resolutions":[{"warning":0,"how":"checked","reason":"x"},null]}""", "/resolutions/1")]
    [InlineData("POST", "/review", """{"outcome":"approved","version":1,"resolutions":[{}]}""", "/resolutions/0")]
    [InlineData("PUT", "/speakers", """{"speakers":[null]}""", "/speakers")]
    [InlineData("PUT", "/speakers", """{"speakers":null}""", "/speakers")]
    public async Task A_null_in_a_list_of_a_jobs_own_routes_is_told_by_its_pointer(string method, string path, string body, string place)
    {
        var job = await ReadyAsync();

        var problem = await ShouldBeAsync(method, job + path, body, (await ResultAsync(job)).Tag, HttpStatusCode.BadRequest);

        problem.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe(place);
    }

    [Theory]
    [InlineData("POST", "/v1/tokens", """{"name":"a","scopes":[null]}""")]
    [InlineData("POST", "/v1/tokens", """{"name":"a","scopes":["jobs.read",null]}""")]
    [InlineData("POST", "/v1/tokens", """{"name":null,"scopes":null}""")]
    [InlineData("POST", "/v1/tokens", "null")]
    [InlineData("POST", "/v1/tokens", "[null]")]
    [InlineData("PUT", "/v1/me/roles", """{"roles":[null]}""")]
    [InlineData("PUT", "/v1/me/roles", """{"roles":null}""")]
    [InlineData("PUT", "/v1/me/roles", "null")]
    public async Task A_null_where_there_has_to_be_something_is_refused(string method, string address, string body) =>
        await ShouldBeAsync(method, address, body, null, HttpStatusCode.BadRequest);

    /// <summary>Each list of a result, at every depth, with nothing as its first item; and each member that holds something without it.</summary>
    [Asvs("V2.2.1", "V2.2.2")]
    [Fact]
    public async Task A_null_anywhere_in_an_edited_result_is_refused_and_stores_nothing()
    {
        var job = await ReadyAsync();
        var (tag, result) = await ResultAsync(job);
        var paths = Paths(JsonNode.Parse(result), "").ToList();
        paths.Count.ShouldBeGreaterThan(40);

        foreach (var path in paths)
        {
            var edited = JsonNode.Parse(result).ShouldNotBeNull();
            if (!Nullify(edited, path))
            {
                continue;
            }

            using var answer = await SendAsync("PUT", $"{job}/result", edited.ToJsonString(), tag);

            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity], path);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", path);
        }

        (await _service.JsonAsync(job)).GetProperty("resultVersion").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("\"title\": \"\\ud800\"")]
    [InlineData("\"title\": \"x\", \"more\": \"\\ud800\"")]
    [InlineData("\"title\": \"x\", \"\\ud800\": 1")]
    [InlineData("\"title\": 1e99999999999")]
    [InlineData("\"title\": \"a\", \"title\": \"b\"")]
    public async Task A_text_that_is_no_text_and_a_number_beyond_all_bounds_are_refused(string title)
    {
        var job = await ReadyAsync();
        var (tag, result) = await ResultAsync(job);
        var was = JsonNode.Parse(result).ShouldNotBeNull()["title"].ShouldNotBeNull().ToJsonString();
        var edited = result.Replace($"\"title\": {was}", title, StringComparison.Ordinal);
        edited.ShouldNotBe(result);

        using var answer = await SendAsync("PUT", $"{job}/result", edited, tag);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity);
    }

    [Asvs("V8.2.2")]
    [Fact]
    public async Task An_id_in_another_spelling_is_not_there()
    {
        var job = await ReadyAsync();
        var id = job.Split('/')[^1];
        var tag = (await ResultAsync(job)).Tag;
        foreach (var other in new[] { id.ToUpperInvariant(), id.Replace("-", "", StringComparison.Ordinal), $"%7B{id}%7D", "0x" + id[2..], id + "%20" })
        {
            foreach (var (method, rest, body) in new[]
            {
                ("GET", "", null), ("GET", "/result", null), ("GET", "/result?format=docx", null), ("GET", "/source", null), ("GET", "/versions", null), ("GET", "/speakers", null), ("GET", "/events", null),
                ("PUT", "/result", "{}"), ("PUT", "/speakers", "{\"speakers\":[]}"), ("POST", "/review", "{\"outcome\":\"approved\",\"version\":1}"), ("POST", "/cancel", null), ("POST", "/retry", null),
                ("DELETE", "", (string?)null),
            })
            {
                await ShouldBeAsync(method, $"/v1/jobs/{other}{rest}", body, tag, HttpStatusCode.NotFound);
            }
        }

        (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775700")]
    public async Task A_page_of_the_log_beyond_its_end_is_empty_and_the_last(string from)
    {
        var page = await _service.JsonAsync($"/v1/audit/entries?from={from}&limit=200");

        page.GetProperty("entries").GetArrayLength().ShouldBe(0);
        page.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task What_is_not_sent_as_JSON_is_not_read_as_JSON(string type)
    {
        var job = await ReadyAsync();
        foreach (var (method, address) in new[] { ("PUT", $"{job}/result"), ("PUT", $"{job}/speakers"), ("POST", $"{job}/review"), ("POST", "/v1/tokens"), ("PUT", "/v1/me/roles"), ("POST", "/v1/people/x/end") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new ByteArrayContent("{}"u8.ToArray()) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await _service.Client.SendAsync(request, Token);

            answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType, $"{method} {address}");
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        }
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<string> ReadyAsync()
    {
        var job = await _service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\nTom Wilk: We agreed to book the hall.\n"));
        (await _service.EndAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        return job;
    }

    private async Task<(string Tag, string Result)> ResultAsync(string job)
    {
        using var answer = await _service.Client.GetAsync($"{job}/result", Token);
        return (answer.Headers.ETag.ShouldNotBeNull().ToString(), await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string address, string? body, string? tag)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return await _service.Client.SendAsync(request, Token);
    }

    private async Task<JsonElement> ShouldBeAsync(string method, string address, string? body, string? tag, HttpStatusCode status)
    {
        using var answer = await SendAsync(method, address, body, tag);
        var text = await answer.Content.ReadAsStringAsync(Token);
        answer.StatusCode.ShouldBe(status, $"{method} {address}: {text}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    /// <summary>Every place of a JSON, as a pointer.</summary>
    private static IEnumerable<string> Paths(JsonNode? node, string at) => node switch
    {
        JsonObject members => members.SelectMany(m => Paths(m.Value, $"{at}/{m.Key}").Prepend($"{at}/{m.Key}")),
        JsonArray items => items.SelectMany((item, i) => Paths(item, $"{at}/{i}")),
        _ => [],
    };

    /// <returns>False where nothing stands already, or where nothing may stand.</returns>
    private static bool Nullify(JsonNode root, string path)
    {
        var parts = path.Split('/')[1..];
        var parent = parts[..^1].Aggregate(root, (node, part) => (node is JsonArray items ? items[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node[part]).ShouldNotBeNull());
        if (parent[parts[^1]] is not { } value)
        {
            return false;
        }

        if (value is JsonArray list)
        {
            list.Insert(0, null);
            return true;
        }

        // What may be absent is null: a person may take it out.
        if (parts[^1] is "owner" or "due" or "dueDate" or "role" or "organisation" or "meetingDate" or "speaker" or "timeMs" or "page" or "row" or "headline" or "title" or "text" or "name")
        {
            return false;
        }

        parent[parts[^1]] = null;
        return true;
    }
}
