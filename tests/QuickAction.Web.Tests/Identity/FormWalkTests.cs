using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Log;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Walks what is posted from pages, and what is only fetched, in the table of endpoints as it is.</summary>
public sealed partial class FormWalkTests : IAsyncLifetime
{
    private static readonly Person Owner = new("t", "owner", "harbour", ["User", "Reviewer", "TeamAdmin", "Governance"]);
    private static readonly string[] Programs = ["/v1", "/audit"];
    private static readonly string[] Readings = ["export.made", "break_glass.used"];
    private readonly Service _service = Oidc.Start();
    private HttpClient _client = new();
    private string _token = "";
    private string _cookie = "";
    private string _job = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client.Dispose();
        _client = _service.Bare();
        (_token, _cookie) = (await _service.TokenAsync(Owner), await _service.CookieAsync(Owner));
        using var submitted = await _client.SendAsync(HttpMethod.Post, "/v1/jobs", _token, content: Service.Form("notes.txt", "Ada Marsh: I will book the hall by Friday.\nTom Wilk: Agreed.\n"u8.ToArray()));
        _job = submitted.Headers.Location.ShouldNotBeNull().ToString().Split('/')[^1];
        var id = JobId.Parse(_job);
        await _service.Services.GetRequiredService<IJobRuns>().ReleaseAsync(id, Token);
        (await _service.Services.GetRequiredService<Core.Work.JobWorker>().RunAsync(id, isRecovery: false, Token)).ShouldBe(Core.Work.RunEnd.Completed);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Asvs("V3.5.1")]
    [Theory]
    [InlineData(null)]
    [InlineData("made-up")]
    public async Task No_form_of_a_page_is_taken_without_its_token(string? token)
    {
        var forms = Addresses("POST").Where(a => !IsForPrograms(a)).ToList();
        forms.Count.ShouldBeGreaterThan(10);
        var before = await StateAsync();

        foreach (var address in forms)
        {
            using HttpContent content = address == "/submit" ? Multipart(token) : Encoded(token);
            using var answer = await _client.SendAsync(HttpMethod.Post, address, null, _cookie, content);
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed], address);
        }

        (await StateAsync()).ShouldBe(before);
    }

    [Asvs("V3.5.3")]
    [Fact]
    public async Task What_is_only_fetched_changes_nothing()
    {
        var addresses = Addresses("GET").ToList();
        addresses.Count.ShouldBeGreaterThan(25);
        var before = await StateAsync();

        foreach (var address in addresses)
        {
            var isForPrograms = IsForPrograms(address);
            using var answer = await _client.SendAsync(HttpMethod.Get, address, isForPrograms ? _token : null, isForPrograms ? null : _cookie);
            ((int)answer.StatusCode).ShouldBeLessThan(500, address);
            await answer.Content.ReadAsByteArrayAsync(Token);
        }

        (await StateAsync()).ShouldBe(before);
    }

    /// <summary>The job with its versions, who may come in, and what the log says beside who has read.</summary>
    private async Task<string> StateAsync()
    {
        using var job = await _client.SendAsync(HttpMethod.Get, $"/v1/jobs/{_job}", _token);
        using var versions = await _client.SendAsync(HttpMethod.Get, $"/v1/jobs/{_job}/versions", _token);
        using var tokens = await _client.SendAsync(HttpMethod.Get, "/v1/tokens", _token);
        using var people = await _client.SendAsync(HttpMethod.Get, "/v1/people", await _service.TokenAsync(Owner, TokenScope.People));
        var revoked = JsonDocument.Parse(await tokens.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("tokens").EnumerateArray().Count(t => t.GetProperty("revoked").ValueKind != JsonValueKind.Null);
        var log = (await _service.Services.GetRequiredService<AuditStore>().EntriesAsync(0, 1_000, Token)).Select(e => JsonDocument.Parse(e.Leaf).RootElement.GetProperty("kind").GetString());
        return string.Join('\n', [
            $"{job.StatusCode} {job.Headers.ETag} {await job.Content.ReadAsStringAsync(Token)}",
            await versions.Content.ReadAsStringAsync(Token),
            $"{revoked} revoked, {JsonDocument.Parse(await people.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("people")[0].GetProperty("sessions")} sessions",
            .. log.Where(k => !Readings.Contains(k)),
        ]);
    }

    private IEnumerable<string> Addresses(string method) => _service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(r => method == "GET" || r.Metadata.GetMetadata<IAllowAnonymous>() is null)
        .Where(r => r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method) ?? true)
        .Select(Address)
        .Distinct();

    private string Address(RouteEndpoint route) =>
        Parameter().Replace(EndpointGuard.Path(route).Replace("{id}", _job, StringComparison.Ordinal).Replace("{**path}", "0/000", StringComparison.Ordinal), "0");

    private static bool IsForPrograms(string address) => Programs.Any(p => address.StartsWith(p + "/", StringComparison.Ordinal));

    private static FormUrlEncodedContent Encoded(string? token) => new(token is null ? [] : [new(PageForgery.Field, token)]);

    private static MultipartFormDataContent Multipart(string? token) =>
        Service.Form("a.txt", "Ada: yes."u8.ToArray(), token is null ? [] : [(PageForgery.Field, token)]);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
