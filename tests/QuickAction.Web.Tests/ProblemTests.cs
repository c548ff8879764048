using System.Net;
using System.Text;
using System.Text.Json;

namespace QuickAction.Web.Tests;

/// <summary>Whatever is wrong with a request, the answer is problem details with a stable type, and nothing of the request comes back in it.</summary>
public sealed class ProblemTests : IAsyncDisposable
{
    private const string Planted = "Mrs-Ferris-fell-by-the-lifeboat-shed";
    private readonly Service _service = Service.Start(services: null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/v1/" + Planted, 404, "not-found")]
    [InlineData("GET", "/v1/jobs/" + Planted, 404, "not-found")]
    [InlineData("GET", "/v1/jobs/019f6a3c-77aa-7c1e-8d10-52c4b7a90e00", 404, "not-found")]
    [InlineData("GET", "/v1/jobs/019f6a3c-77aa-7c1e-8d10-52c4b7a90e00/result?format=" + Planted, 404, "not-found")]
    [InlineData("GET", "/v1/batches/" + Planted, 404, "not-found")]
    [InlineData("GET", "/v1/jobs?limit=" + Planted, 400, "invalid-field")]
    [InlineData("GET", "/v1/jobs?cursor=" + Planted, 400, "invalid-field")]
    [InlineData("GET", "/v1/jobs?status=" + Planted, 400, "invalid-field")]
    [InlineData("GET", "/v1/audit/entries", 403, "not-allowed")]
    [InlineData("GET", "/audit/tile/entries/000", 403, "not-allowed")]
    [InlineData("GET", "/audit/tile/" + Planted, 404, "not-found")]
    [InlineData("GET", "/audit/tile/0/999", 404, "not-found")]
    [InlineData("GET", "/openapi/" + Planted + ".json", 404, "not-found")]
    [InlineData("GET", "/openapi/v1.json?documentName=" + Planted, 404, "not-found")]
    [InlineData("PUT", "/v1/jobs", 405, "wrong-method")]
    [InlineData("DELETE", "/health/live", 405, "wrong-method")]
    [InlineData("POST", "/v1/jobs/" + Planted + "/cancel", 404, "not-found")]
    [InlineData("DELETE", "/v1/jobs/" + Planted, 404, "not-found")]
    public async Task A_wrong_address_or_method(string method, string address, int status, string type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        await ShouldBeAsync(request, status, type);
    }

    [Theory]
    [InlineData("application/json", "{\"a\":\"" + Planted + "\"}", 415, "wrong-media-type")]
    [InlineData("multipart/form-data", Planted, 400, "bad-request")]
    [InlineData("multipart/form-data; boundary=x", Planted, 400, "bad-request")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + Planted, 400, "bad-request")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n" + Planted, 400, "bad-request")]
    public async Task A_body_that_is_no_form(string mediaType, string body, int status, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        await ShouldBeAsync(request, status, type);
    }

    [Asvs("V2.2.1", "V2.2.2")]
    [Fact]
    public async Task Every_wrong_field_is_told_by_its_pointer()
    {
        using var form = new MultipartFormDataContent();
        foreach (var field in new[] { "kind", "engine", "template", "date", "words", "previous", Planted })
        {
            form.Add(new StringContent(Planted), field);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = form };
        var problem = await ShouldBeAsync(request, 400, "invalid-field");

        problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString())
            .ShouldBe(["", "/file", "/kind", "/engine", "/template", "/date", "/words", "/previous"]);
    }

    [Theory]
    [InlineData("", "not-allowed")]
    [InlineData("Governance", "not-allowed")]
    [InlineData("DataProtection", "not-allowed")]
    [InlineData("user", "not-allowed")]
    [InlineData("User", "nothing-is-sent")]
    public async Task Nobody_has_a_model_sent_what_is_not_masked_but_who_holds_the_role_for_it(string role, string code)
    {
        await using var service = Service.Start(new Dictionary<string, string> { ["Service:NoMaskRole"] = role });
        using var answer = await service.Client.PostAsync("/v1/jobs", Service.Form("a.txt", Encoding.UTF8.GetBytes("Ada: yes."), ("engine", "offline"), ("noMaskReason", Planted)), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        problem.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()).ShouldBe([code]);
        problem.RootElement.GetRawText().ShouldNotContain(Planted);
    }

    [Fact]
    public async Task Surveys_are_refused_in_so_many_words()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = Service.Form("a.csv", Encoding.UTF8.GetBytes("a,b"), ("kind", "survey")) };
        (await ShouldBeAsync(request, 422, "kind-not-supported")).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("Surveys");
    }

    [Asvs("V5.2.1")]
    [Fact]
    public async Task An_empty_file_and_one_over_the_limit_are_refused_and_leave_nothing()
    {
        await using var small = Service.Start(new Dictionary<string, string> { ["Limits:FileBytes"] = "1000" });
        using (var empty = await small.Client.PostAsync("/v1/jobs", Service.Form("a.txt", []), Token))
        {
            empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        using var large = await small.Client.PostAsync("/v1/jobs", Service.Form("a.txt", new byte[1001]), Token);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await small.JsonAsync("/v1/jobs")).GetProperty("jobs").GetArrayLength().ShouldBe(0);
    }

    [Asvs("V3.5.1")]
    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_request_that_another_site_has_caused_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.TryAddWithoutValidation(header, value);
        await ShouldBeAsync(request, 403, "not-local");
    }

    [Theory]
    [InlineData("http://localhost")]
    // What a browser sends with our own forms, as our referrer policy tells it to say nothing of where it is.
    [InlineData("null")]
    public async Task A_page_of_our_own_may_ask(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await _service.Client.SendAsync(request, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<JsonElement> ShouldBeAsync(HttpRequestMessage request, int status, string type)
    {
        using var answer = await _service.Client.SendAsync(request, Token);
        var body = await answer.Content.ReadAsStringAsync(Token);
        ((int)answer.StatusCode).ShouldBe(status, body);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        body.ShouldNotContain(Planted);
        using var json = JsonDocument.Parse(body);
        json.RootElement.GetProperty("type").GetString().ShouldBe($"{(request.Headers.Host is null ? "http://localhost" : "")}/problems/{type}");
        json.RootElement.GetProperty("status").GetInt32().ShouldBe(status);
        json.RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        json.RootElement.GetProperty("instance").GetString().ShouldNotBeNull().ShouldStartWith("urn:quickaction:request:");
        json.RootElement.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        return json.RootElement.Clone();
    }
}
