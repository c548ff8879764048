using System.Net;
using System.Text;
using System.Text.Json;
using QuickAction.Core.Access;
using QuickAction.Web.Tests.Identity;

namespace QuickAction.Web.Tests.Operations;

/// <summary>One person cannot keep the others from the service.</summary>
public sealed class RateLimitTests
{
    private static readonly Person Ada = new("t", "ada", "harbour", ["User"]);
    private static readonly Person Tom = new("t", "tom", "harbour", ["User"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V2.4.1")]
    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back_and_others_are_served()
    {
        await using var service = Oidc.Start(settings: new() { ["Service:RequestsPerMinute"] = "60" });
        using var client = service.Bare();
        var (ada, tom) = (await service.TokenAsync(Ada), await service.TokenAsync(Tom));
        var answers = new List<HttpStatusCode>();
        string? after = null, body = null;
        for (var i = 0; i < 200 && after is null; i++)
        {
            using var answer = await client.SendAsync(HttpMethod.Get, "/v1/jobs", ada);
            answers.Add(answer.StatusCode);
            after = answer.Headers.RetryAfter?.ToString();
            body = await answer.Content.ReadAsStringAsync(Token);
        }

        answers.Count.ShouldBeGreaterThanOrEqualTo(60);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(after.ShouldNotBeNull(), System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        JsonDocument.Parse(body.ShouldNotBeNull()).RootElement.GetProperty("type").GetString().ShouldNotBeNull().ShouldEndWith("/problems/too-many-requests");
        using var other = await client.SendAsync(HttpMethod.Get, "/v1/jobs", tom);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var probe = await client.GetAsync("/health/live", Token);
        probe.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Asvs("V2.4.1")]
    [Fact]
    public async Task Guessing_tokens_is_slowed_down_too()
    {
        await using var service = Oidc.Start(settings: new() { ["Service:RequestsPerMinute"] = "60" });
        using var client = service.Bare();
        var last = HttpStatusCode.Unauthorized;
        for (var i = 0; i < 200 && last == HttpStatusCode.Unauthorized; i++)
        {
            using var answer = await client.SendAsync(HttpMethod.Get, "/v1/jobs", $"qa_{i:D40}");
            last = answer.StatusCode;
        }

        last.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Asvs("V2.4.1")]
    [Fact]
    public async Task Uploads_of_one_person_wait_for_one_another_and_beyond_that_are_refused()
    {
        await using var service = Service.Start(new Dictionary<string, string> { ["Service:UploadsAtOnce"] = "1", ["Service:Worker"] = "false" });
        // Bodies that do not end keep their places; the server ends one that sends nothing for seconds, so each is followed by another.
        using var over = new CancellationTokenSource();
        var held = Enumerable.Range(0, 24).Select(_ => HoldAsync(service.Client, over.Token)).ToList();
        HttpStatusCode? status = null;
        for (var i = 0; i < 30 && status != HttpStatusCode.TooManyRequests; i++)
        {
            using var form = Service.Form("a.txt", Encoding.UTF8.GetBytes("Ada: yes."));
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(Token);
            soon.CancelAfter(TimeSpan.FromSeconds(2));
            try
            {
                using var answer = await service.Client.PostAsync("/v1/jobs", form, soon.Token);
                status = answer.StatusCode;
            }
            catch (OperationCanceledException) when (!Token.IsCancellationRequested)
            {
                // It waits in the line; not all of the others stand there yet.
            }
        }

        status.ShouldBe(HttpStatusCode.TooManyRequests);
        await over.CancelAsync();
        await Task.WhenAll(held);
        using var last = Service.Form("a.txt", Encoding.UTF8.GetBytes("Ada: yes."));
        using var after = await service.Client.PostAsync("/v1/jobs", last, Token);
        after.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task On_this_machine_alone_nobody_is_limited()
    {
        await using var service = Service.Start(new Dictionary<string, string> { ["Service:Worker"] = "false" });
        for (var i = 0; i < 700; i++)
        {
            using var answer = await service.Client.GetAsync("/problems/fault", Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task HoldAsync(HttpClient client, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            try
            {
                using var endless = new Endless(until);
                using var refused = await client.PostAsync("/v1/jobs", endless, until);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // Refused, ended by the server or over.
            }
        }
    }

    private sealed class Endless : HttpContent
    {
        private readonly CancellationToken _until;

        public Endless(CancellationToken until)
        {
            _until = until;
            Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nAda"u8.ToArray(), _until);
            await stream.FlushAsync(_until);
            await Task.Delay(Timeout.Infinite, _until);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
