using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Web.Tests.Operations;

/// <summary>
/// A full run of the real service over a meeting that holds a planted sentence and forty identifiers, with everything going wrong that can: none of it stands in logs,
/// traces, metrics, problem details or figures afterwards.
/// </summary>
public sealed class LeakTests : IDisposable
{
    private const string Sentence = "Mrs Ferris fell by the lifeboat shed";
    private const string Reference = "CASE-FERRIS-7781";
    private static readonly string[] Formats = ["json", "md", "html", "docx"];

    private readonly TempFolder _folder = new();
    private readonly IReadOnlyList<Planted> _planted = new PlantedIdentifiers(7).Make(40);
    private readonly StringBuilder _answers = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V14.2.1", "V14.2.3", "V16.2.5")]
    [Fact]
    public async Task Nothing_of_what_was_said_gets_out_by_the_back_door()
    {
        await using var collector = await TelemetryCollector.StartAsync();
        await using var model = await StandInServer.StartAsync(Answer);
        await using var server = await ServerProcess.StartAsync(_folder.Combine("data"), new Dictionary<string, string>(collector.Environment)
        {
            ["QuickAction__Model__Provider"] = "openai",
            ["QuickAction__Model__Endpoint"] = model.Address,
            ["QuickAction__Model__Name"] = "stand-in",
            ["QuickAction__Model__Retries"] = "0",
            ["QuickAction__Service__LocalRoles"] = "User,Reviewer,Governance",
            ["Logging__LogLevel__QuickAction"] = "Trace",
        });
        var talk = string.Concat(_planted.Select((p, i) => $"{(i % 2 == 0 ? "Ada Marsh" : "Tom Wilk")}: {p.Sentence} I will write that down.\n")) + $"Ada Marsh: {Sentence} and we agreed to visit on Friday.\n";

        foreach (var engine in new[] { "offline", "model" })
        {
            var job = await SubmitAsync(server.Client, $"{Sentence}.txt", Encoding.UTF8.GetBytes(talk), engine);
            await ServerWork.UntilOpenAsync(server.Client, 0, () => server.Talk);
            var ended = await server.Client.GetFromJsonAsync<JsonElement>(job, Token);
            ended.GetProperty("status").GetString().ShouldBe("needsReview", server.Talk);
            var result = await server.Client.GetStringAsync($"{job}/result", Token);
            result.ShouldContain(Sentence, customMessage: "it was there to be leaked");
            await UseAsync(server.Client, job, result);
        }

        await GoWrongAsync(server.Client, talk);
        await ServerWork.UntilOpenAsync(server.Client, 1, () => server.Talk);
        foreach (var address in new[] { "/v1/jobs?limit=100", "/v1/figures", "/health/ready", "/v1/audit/entries?limit=256", "/audit/checkpoint" })
        {
            await NoteAsync(await server.Client.GetAsync(address, Token));
        }

        while (!collector.Paths.Contains("/v1/metrics") || !collector.Text.Contains("gen_ai.client.token.usage", StringComparison.Ordinal) || !collector.Text.Contains("run job", StringComparison.Ordinal))
        {
            await Task.Delay(100, Token);
        }

        (await server.TerminateAsync()).ShouldBe(0, server.Talk);
        model.Calls.Count.ShouldBeGreaterThan(1);
        var told = collector.Text;
        foreach (var name in new[] { "gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.usage.input_tokens", "quickaction.job.runs", "quickaction.work.words", "http.server.request.duration", "POST /v1/jobs" })
        {
            told.ShouldContain(name, customMessage: "traces and metrics really came");
        }

        server.Talk.ShouldContain("Completed after");
        foreach (var (where, text) in new[] { ("logs", server.Talk), ("telemetry", told), ("answers", _answers.ToString()) })
        {
            foreach (var secret in Secrets())
            {
                text.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{secret} in {where}");
            }

            // However it is spelt; shorter ones could stand in a random id by chance.
            var bare = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
            _planted.Where(p => p.Bare.Length >= 9 && bare.Contains(p.Bare, StringComparison.Ordinal)).Select(p => $"{p.Bare} in {where}").ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("true")]
    [InlineData("SPAN_ONLY")]
    public async Task Who_asks_for_content_in_telemetry_gets_no_service(string value)
    {
        var (code, talk) = await ServerProcess.RunAsync(
            ["--urls", "http://127.0.0.1:0"],
            new Dictionary<string, string> { ["QuickAction__DataFolder"] = _folder.Combine("data"), ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = value });

        code.ShouldBe(2, talk);
        talk.Trim().Split('\n').Length.ShouldBe(1, talk);
        talk.ShouldContain("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>An honest answer; after a while only errors, which repeat what they were asked as some servers do.</summary>
    private static StandInAnswer Answer(StandInCall call) => call.Number < 1
        ? StandInMinuteTaker.Answer(call)
        : new StandInAnswer.Fails(400, "invalid_request", call.Said("user"));

    private IEnumerable<string> Secrets() =>
        [Sentence, "Ferris", "lifeboat", Reference, "Ada Marsh", "Tom Wilk", "rang the ward", .. _planted.Select(p => p.Sentence)];

    private async Task UseAsync(HttpClient client, string job, string result)
    {
        foreach (var format in Formats)
        {
            using var document = await client.GetAsync($"{job}/result?format={format}", Token);
            document.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var read = await client.GetAsync($"{job}/result", Token);
        foreach (var body in new[] { result.Replace("visit on Friday", "visit on Monday; she rang the ward", StringComparison.Ordinal), $"{{\"{Sentence}\":1}}", $"{Sentence}" })
        {
            using var edit = new HttpRequestMessage(HttpMethod.Put, $"{job}/result") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            edit.Headers.IfMatch.Add(read.Headers.ETag.ShouldNotBeNull());
            await NoteAsync(await client.SendAsync(edit, Token));
        }

        foreach (var body in new[]
        {
            $"{{\"outcome\":\"rejected\",\"reason\":\"{Sentence}\"}}", $"{{\"outcome\":\"{Sentence}\"}}", $"{{\"outcome\":\"approved\",\"reasonCode\":\"{Sentence}\",\"contentHash\":\"{Sentence}\"}}", $"{{{Sentence}",
        })
        {
            await NoteAsync(await client.PostAsync($"{job}/review", new StringContent(body, Encoding.UTF8, "application/json"), Token));
        }

        await NoteAsync(await client.PostAsync($"{job}/cancel", null, Token));
        await NoteAsync(await client.DeleteAsync($"{job}?ground=test", Token));
    }

    private async Task GoWrongAsync(HttpClient client, string talk)
    {
        var said = Uri.EscapeDataString(Sentence);
        foreach (var address in new[] { $"/v1/{said}", $"/v1/jobs/{said}", $"/v1/jobs?status={said}", $"/v1/jobs?cursor={said}", $"/v1/figures?from={said}", $"/v1/audit/entries?from={said}", $"/{said}", $"/problems/{said}" })
        {
            await NoteAsync(await client.GetAsync(address, Token));
        }

        foreach (var (name, bytes) in new[]
        {
            ($"{Sentence}.pdf", Encoding.UTF8.GetBytes($"%PDF-1.7 {talk}")), ($"{Sentence}.docx", [.. "PK\u0003\u0004"u8, .. Encoding.UTF8.GetBytes(talk)]), ($"{Sentence}.exe", Encoding.UTF8.GetBytes(talk)), ($"{Sentence}.txt", []),
        })
        {
            using var form = Form(name, bytes, "offline");
            await NoteAsync(await client.PostAsync("/v1/jobs", form, Token));
        }

        foreach (var field in new[] { "kind", "engine", "template", "date", "words", Sentence })
        {
            using var form = Form("a.txt", Encoding.UTF8.GetBytes(talk), "offline");
            form.Add(new StringContent(Sentence), field);
            await NoteAsync(await client.PostAsync("/v1/jobs", form, Token));
        }

        using (var keyed = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = new StringContent(talk) })
        {
            keyed.Headers.TryAddWithoutValidation("Idempotency-Key", Sentence);
            keyed.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "Ferris");
            await NoteAsync(await client.SendAsync(keyed, Token));
        }

        // The model fails and repeats what it was asked.
        await SubmitAsync(client, "b.txt", Encoding.UTF8.GetBytes(talk + "Tom Wilk: Once more.\n"), "model");
    }

    private static async Task<string> SubmitAsync(HttpClient client, string name, byte[] bytes, string engine)
    {
        using var form = Form(name, bytes, engine);
        using var answer = await client.PostAsync("/v1/jobs", form, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return answer.Headers.Location.ShouldNotBeNull().ToString();
    }

    private static MultipartFormDataContent Form(string name, byte[] bytes, string engine) =>
        Service.Form(name, bytes, ("kind", "minutes"), ("title", Sentence), ("chair", "Ada Marsh"), ("case", Reference), ("engine", engine));

    private async Task NoteAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            ((int)answer.StatusCode).ShouldBeLessThan(500);
            _answers.AppendLine(await answer.Content.ReadAsStringAsync(Token));
            _answers.AppendLine(answer.Headers.ToString());
        }
    }
}
