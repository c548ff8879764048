using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Operations;

/// <summary>
/// Requests that the API's own description gives rise to, right and wrong in every part: whatever is sent, the service never fails, and says what is wrong as problem
/// details that hold nothing of what was sent. The seed stands in the failure's text; QUICKACTION_FUZZ_SEED runs it again.
/// </summary>
public sealed class FuzzTests : IAsyncDisposable
{
    private const string Planted = "Mrs-Ferris-fell";
    private static readonly int Requests = Soak.IsAsked ? 20_000 : 1_200;

    private readonly Service _service = Service.Start(new Dictionary<string, string> { ["Service:LocalRoles"] = "User,Reviewer,Governance,TeamAdmin", ["Limits:FileBytes"] = "200000" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V1.2.4", "V2.2.1", "V2.2.2", "V16.4.1", "V16.5.1")]
    [Fact]
    public async Task No_request_makes_the_service_fail()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("QUICKACTION_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        var dice = new Random(seed);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryRoot.Combine("docs", "openapi.json"), Token));
        var operations = Operation.All(document).ToList();
        operations.Count.ShouldBeGreaterThan(20);
        var known = new KnownIds();
        var statuses = new Dictionary<int, int>();
        for (var i = 0; i < Requests; i++)
        {
            if (i % 200 == 0)
            {
                await known.RenewAsync(_service);
            }

            var operation = operations[dice.Next(operations.Count)];
            using var request = new FuzzedRequest(dice, document, known).Make(operation);
            var told = $"seed {seed}, request {i}: {request.Method} {request.RequestUri}";
            HttpResponseMessage answer;
            try
            {
                answer = await _service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
            }
            catch (Exception error) when (error is HttpRequestException or InvalidOperationException or FormatException or ArgumentException)
            {
                // Not a request at all: the client itself refuses to send it.
                continue;
            }

            using (answer)
            {
                await CheckAsync(operation, answer, told);
                if (operation.Method == HttpMethod.Put && answer.IsSuccessStatusCode && answer.Headers.ETag is not null)
                {
                    await known.ReadAsync(_service);
                }

                statuses[(int)answer.StatusCode] = statuses.GetValueOrDefault((int)answer.StatusCode) + 1;
            }
        }

        // It got through to the work behind the checks, and met them.
        statuses.Keys.ShouldContain(200, $"seed {seed}");
        statuses.Keys.ShouldContain(202);
        statuses.Keys.ShouldContain(400);
        statuses.Keys.ShouldContain(404);
        statuses.Keys.ShouldContain(409);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private static async Task CheckAsync(Operation operation, HttpResponseMessage answer, string told)
    {
        var status = (int)answer.StatusCode;
        status.ShouldBeLessThan(500, told);
        // Everything that an operation answers with is in its description; another method at its address may not be there, or be another operation's.
        (operation.Statuses.Contains(status) || answer.RequestMessage?.Method != operation.Method).ShouldBeTrue($"{told}: {status} is not described");
        if (status < 400)
        {
            return;
        }

        var body = await answer.Content.ReadAsStringAsync(Token);
        body.ShouldNotContain(Planted, customMessage: told);
        if (answer.RequestMessage?.Method != HttpMethod.Head)
        {
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", told);
            using var problem = JsonDocument.Parse(body);
            problem.RootElement.GetProperty("status").GetInt32().ShouldBe(status, told);
            problem.RootElement.GetProperty("type").GetString().ShouldNotBeNull(told).ShouldContain("/problems/", customMessage: told);
        }

    }

    /// <summary>Jobs, batches, tokens and decisions that there are.</summary>
    private sealed class KnownIds
    {
        public List<string> Ids { get; } = [];

        /// <summary>A job with a result that can be edited, with that result and its tag.</summary>
        public string Editable { get; private set; } = "";

        public string Result { get; private set; } = "{}";

        public string Tag { get; private set; } = "";

        public async Task RenewAsync(Service service)
        {
            Ids.Clear();
            var job = await service.SubmitAsync("a.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\n"));
            var ended = await service.EndAsync(job);
            Ids.Add(job.Split('/')[^1]);
            Ids.Add((await service.SubmitAsync("talk.txt", ServerWork.Talk(1, 50))).Split('/')[^1]);
            if (ended.GetProperty("links").GetProperty("result").GetString() is { } result)
            {
                Editable = Ids[0];
                await ReadAsync(service);
                using var json = JsonDocument.Parse(Result);
                Ids.AddRange(json.RootElement.GetProperty("records").EnumerateArray().Select(r => r.GetString() ?? ""));
            }
        }

        /// <summary>The result as it is now.</summary>
        public async Task ReadAsync(Service service)
        {
            using var answer = await service.Client.GetAsync($"/v1/jobs/{Editable}/result", Token);
            if (answer.IsSuccessStatusCode)
            {
                (Result, Tag) = (await answer.Content.ReadAsStringAsync(Token), answer.Headers.ETag?.ToString() ?? "");
            }
        }
    }

    /// <summary>One call of the API as its description has it.</summary>
    private sealed record Operation(HttpMethod Method, string Path, JsonElement Description, IReadOnlySet<int> Statuses)
    {
        public static IEnumerable<Operation> All(JsonDocument document) =>
            from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select new Operation(
                HttpMethod.Parse(operation.Name),
                path.Name,
                operation.Value,
                operation.Value.GetProperty("responses").EnumerateObject().Select(r => int.TryParse(r.Name, out var s) ? s : 0).ToHashSet());
    }

    private sealed class FuzzedRequest(Random dice, JsonDocument document, KnownIds known)
    {
        private static readonly string[] Junk =
        [
            "", "0", "-1", "1", "99999999999999999999", "1e400", "NaN", "null", "true", "[]", "{}", "'", "\"", "' OR 1=1 --", "../../etc/passwd", "..%2f..", "%00", "\u0000", "\ud800", "é", "\u202e",
            "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", Planted, "2026-02-30", "a b", "*", "\"*\"", "W/\"x\"", "\"",
            new('x', 3_000), new('z', 20_000), "9223372036854775807", "2147483648", "0x19f6a3c-77aa-7c1e-8d10-52c4b7a90e00", "+19f6a3c-77aa-7c1e-8d10-52c4b7a90e00", "${jndi:ldap://x}", "{{7*7}}", "<script>alert(1)</script>", "\r\nX-Injected: 1",
        ];

        private static readonly string[] Types =
        [
            "application/json", "application/json; charset=utf-16", "text/plain", "text/html", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x",
            "application/octet-stream", "image/png", "application/problem+json", "*/*", "x", ";", "",
        ];

        private static readonly string[] Good = ["minutes", "summary", "survey", "offline", "docx", "json", "md", "html", "test", "art17", "needsReview", "approved", "rejected", "10", "100", "true"];
        private static readonly string[] Headers = ["If-Match", "If-None-Match", "Idempotency-Key", "Accept", "Accept-Language", "Range", "Authorization", "Last-Event-ID", "X-Forwarded-For", "Content-Encoding", "Transfer-Encoding", "Expect"];

        public HttpRequestMessage Make(Operation operation)
        {
            var path = string.Join('/', operation.Path.Split('/').Select(part => part.StartsWith('{') ? Uri.EscapeDataString(Id()) : part));
            var query = Parameters(operation.Description, "query").Where(_ => Chance(60)).Select(p => $"{p}={Uri.EscapeDataString(Value())}").ToList();
            if (Chance(10))
            {
                query.Add($"{Uri.EscapeDataString(Pick(Junk))}={Uri.EscapeDataString(Pick(Junk))}");
            }

            var request = new HttpRequestMessage(Chance(4) ? Pick([HttpMethod.Head, HttpMethod.Patch, HttpMethod.Options, HttpMethod.Delete, HttpMethod.Put]) : operation.Method, path + (query.Count == 0 ? "" : "?" + string.Join('&', query)));
            var isEdit = operation.Description.GetProperty("operationId").GetString() is "editResult" or "nameSpeakers" && known.Editable.Length > 0 && Chance(70);
            if (isEdit)
            {
                request.RequestUri = new Uri(operation.Path.Replace("{id}", known.Editable, StringComparison.Ordinal), UriKind.Relative);
                request.Headers.TryAddWithoutValidation("If-Match", known.Tag);
            }

            if (isEdit && operation.Path.EndsWith("/result", StringComparison.Ordinal))
            {
                request.Content = new StringContent(Mutated(known.Result), Encoding.UTF8, "application/json");
            }
            else if (operation.Description.TryGetProperty("requestBody", out var body))
            {
                request.Content = Chance(5) ? null : body.GetProperty("content").EnumerateObject().First() is { Name: "multipart/form-data" } ? Form() : Json(body.GetProperty("content").EnumerateObject().First().Value);
            }
            else if (Chance(5))
            {
                request.Content = new StringContent(Pick(Junk));
            }

            if (request.Content is { } content && Chance(8))
            {
                content.Headers.Remove("Content-Type");
                content.Headers.TryAddWithoutValidation("Content-Type", Pick(Types));
            }

            foreach (var name in Headers.Where(_ => Chance(5)))
            {
                request.Headers.TryAddWithoutValidation(name, Pick(Junk).ReplaceLineEndings(""));
            }

            return request;
        }

        private MultipartFormDataContent Form()
        {
            var form = new MultipartFormDataContent(Chance(5) ? "---x" : $"b{dice.Next()}");
            // Some have nothing wrong with them but their files, so that work is taken in too.
            var odd = Chance(40) ? 0 : 25;
            foreach (var field in new[] { "kind", "engine", "template", "date", "title", "chair", "case", "words", "noMaskReason", "combine", Planted }.Where(_ => Chance(odd)))
            {
                form.Add(new StringContent(Value()), field);
            }

            for (var i = dice.Next(3); i > 0; i--)
            {
                form.Add(new ByteArrayContent(FileBytes()), Chance(90) ? "file" : "previous", Chance(80) ? Pick(["a.txt", "a.vtt", "a.docx", "a.pdf", "a.csv", "a.xlsx", "a.html", "a.odt", "a"]) : Uri.EscapeDataString(Pick(Junk)) is { Length: > 0 } name ? name : "x");
            }

            return form;
        }

        private byte[] FileBytes()
        {
            var bytes = new byte[dice.Next(400)];
            dice.NextBytes(bytes);
            return dice.Next(8) switch
            {
                0 => bytes,
                1 => [.. "PK\u0003\u0004"u8, .. bytes],
                2 => [.. "%PDF-1.7\n"u8, .. bytes],
                3 => [],
                _ => Encoding.UTF8.GetBytes("WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ada>I will book the hall.\n"),
            };
        }

        private StringContent Json(JsonElement media)
        {
            var text = Schema(media.TryGetProperty("schema", out var schema) ? schema : default, 0);
            text = dice.Next(12) switch
            {
                0 => text[..dice.Next(text.Length + 1)],
                1 => "",
                2 => "null",
                3 => string.Concat(Enumerable.Repeat("[", 200)),
                4 => text + text,
                _ => text,
            };
            var content = new StringContent(text, Encoding.UTF8);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return content;
        }

        /// <summary>A whole JSON in which one or two places are not what they were: nothing, another kind, another length, a number beyond all bounds.</summary>
        private string Mutated(string json)
        {
            var root = JsonNode.Parse(json) ?? throw new InvalidOperationException("There is no result to change.");
            const string Mark = "here-is-something-else";
            for (var i = dice.Next(1, 3); i > 0; i--)
            {
                var at = root;
                while (at is JsonObject or JsonArray && (at == root || Chance(80)))
                {
                    var inside = at is JsonObject of ? of.Select(m => m.Value).ToList() : [.. at.AsArray()];
                    if (inside.Where(n => n is JsonObject or JsonArray).ToList() is not { Count: > 0 } deeper || Chance(25))
                    {
                        break;
                    }

                    at = Pick(deeper)!;
                }

                Change(at, Mark);
            }

            return root.ToJsonString().Replace($"\"{Mark}\"", Pick(Odd), StringComparison.Ordinal);
        }

        private void Change(JsonNode at, string mark)
        {
            if (at is JsonArray items)
            {
                items.Insert(dice.Next(items.Count + 1), Chance(60) ? null : mark);
            }
            else if (at is JsonObject { Count: > 0 } members)
            {
                var name = Pick([.. members.Select(m => m.Key)]);
                if (Chance(15))
                {
                    members.Remove(name);
                    return;
                }

                members[Chance(10) ? "more" : name] = Chance(30) ? null : mark;
            }
        }

        private static readonly string[] Odd =
        [
            "null", "true", "-1", "0", "2147483648", "9223372036854775808", "1e400", "1e99999999999", "1.5", "[]", "[null]", "[[]]", "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "{\"\\ud800\":1}",
            "{\"a\":1,\"a\":2}", $"\"{Planted}\"", "\"2026-02-30\"",
        ];

        /// <summary>A value of a schema, with now and then one of another kind in its place.</summary>
        private string Schema(JsonElement schema, int depth)
        {
            if (schema.ValueKind != JsonValueKind.Object || depth > 6 || Chance(6))
            {
                return Pick([.. Odd, JsonSerializer.Serialize(new string('y', 5_000))]);
            }

            if (Chance(6))
            {
                return "null";
            }

            if (schema.TryGetProperty("$ref", out var reference))
            {
                return Schema(document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()?.Split('/')[^1] ?? ""), depth + 1);
            }

            if (schema.TryGetProperty("oneOf", out var one))
            {
                return Schema(one[dice.Next(one.GetArrayLength())], depth + 1);
            }

            if (schema.TryGetProperty("properties", out var properties))
            {
                return "{" + string.Join(',', properties.EnumerateObject().Where(_ => Chance(85)).Select(p => $"{JsonSerializer.Serialize(p.Name)}:{Schema(p.Value, depth + 1)}")) + "}";
            }

            if (schema.TryGetProperty("items", out var items))
            {
                return "[" + string.Join(',', Enumerable.Range(0, dice.Next(4)).Select(_ => Chance(12) ? "null" : Schema(items, depth + 1))) + "]";
            }

            var type = schema.TryGetProperty("type", out var named) ? named.ToString() : "";
            return type.Contains("integer", StringComparison.Ordinal) || type.Contains("number", StringComparison.Ordinal) ? Pick(["0", "1", "-1", "3", "2147483648", "-2147483649", "9223372036854775808", "1e99999", "1.5"])
                : type.Contains("boolean", StringComparison.Ordinal) ? Pick(["true", "false"])
                : JsonSerializer.Serialize(Value().Replace("\ud800", "", StringComparison.Ordinal));
        }

        private string Id() => known.Ids.Count > 0 && Chance(65) ? Spelt(Pick(known.Ids)) : Pick(Junk) is { Length: > 0 } junk ? junk.Replace("\ud800", "x", StringComparison.Ordinal) : "x";

        /// <summary>The same id as somebody else might write it.</summary>
        private string Spelt(string id) => dice.Next(12) switch
        {
            0 => id.ToUpperInvariant(),
            1 => id.Replace("-", "", StringComparison.Ordinal),
            2 => $"{{{id}}}",
            3 => id + " ",
            _ => id,
        };

        private string Value() => Chance(50) ? Pick(Good) : Pick(Junk).Replace("\ud800", "x", StringComparison.Ordinal);

        private static IEnumerable<string> Parameters(JsonElement operation, string place) => operation.TryGetProperty("parameters", out var all)
            ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == place).Select(p => p.GetProperty("name").GetString() ?? "")
            : [];

        private T Pick<T>(IReadOnlyList<T> of) => of[dice.Next(of.Count)];

        private bool Chance(int percent) => dice.Next(100) < percent;
    }
}
