using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Operations;

/// <summary>How large a request may be, of the real server: one inside the test's process has no such limits.</summary>
public sealed class RequestLimitTests : IDisposable
{
    private const int FormBytes = 3_000_000;
    private const int UsualBytes = 1024 * 1024;
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V5.2.1")]
    [Fact]
    public async Task A_body_beyond_what_its_address_takes_is_refused_whether_it_says_its_length_or_not_and_leaves_nothing()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Combine("data"), new Dictionary<string, string>
        {
            ["QuickAction__Service__RequestBytes"] = FormBytes.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["QuickAction__Service__Worker"] = "false",
        });
        var job = await ServerWork.SubmitAsync(server.Client, 0, points: 10);
        var before = await JobsAsync(server);
        foreach (var isChunked in new[] { false, true })
        {
            foreach (var (method, address, type, bytes) in new[]
            {
                (HttpMethod.Post, "/v1/tokens", "application/json", UsualBytes + 1),
                (HttpMethod.Post, $"{job}/review", "application/json", UsualBytes + 1),
                (HttpMethod.Put, $"{job}/speakers", "application/json", FormBytes + 1),
                (HttpMethod.Post, "/v1/jobs", "multipart/form-data; boundary=x", FormBytes + 1),
            })
            {
                using var request = new HttpRequestMessage(method, address) { Content = Content(type, bytes) };
                request.Headers.ExpectContinue = true;
                request.Headers.TransferEncodingChunked = isChunked;
                using var answer = await server.Client.SendAsync(request, Token);

                answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, $"{method} {address}, chunked: {isChunked}");
                (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("/problems/too-large");
            }
        }

        (await JobsAsync(server)).ShouldBe(before);
        using var form = Service.Form("a.txt", [.. ServerWork.Talk(1, 10)], ("title", new string('x', 400)));
        using var taken = await server.Client.PostAsync("/v1/jobs", form, Token);
        taken.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<int> JobsAsync(ServerProcess server) => (await server.Client.GetFromJsonAsync<JsonElement>("/v1/jobs", Token)).GetProperty("jobs").GetArrayLength();

    /// <summary>A body that is right as far as it goes: what is wrong with it is its length.</summary>
    private static ByteArrayContent Content(string type, int bytes)
    {
        var start = type[0] == 'm' ? "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"u8.ToArray() : "{\"a\":\""u8.ToArray();
        var body = new byte[bytes];
        Array.Fill(body, (byte)'a');
        start.CopyTo(body, 0);
        return new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
    }
}
