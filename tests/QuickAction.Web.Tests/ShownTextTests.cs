using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuickAction.Web.Tests;

/// <summary>What is kept and approved is what is shown: nothing that no page shows comes in with a name or a text.</summary>
public sealed class ShownTextTests : IAsyncDisposable
{
    private static readonly byte[] Talk = Encoding.UTF8.GetBytes("Ada Marsh: Welcome. I will send the rota round by Friday.\nTom Wilk: Agreed, I will book the hall.\n");
    private readonly Service _service = Service.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V5.4.1")]
    [Fact]
    public async Task A_file_cannot_turn_its_name_round_nor_a_form_its_title()
    {
        var job = await _service.SubmitAsync("t\u00e1lk\u202Excod.txt", Talk, ("title", "The\u0001 ro\u200Bta\u202E"), ("chair", "A\U000E0041da Marsh"));
        await _service.EndAsync(job);

        using var answer = await _service.Client.GetAsync($"{job}/result", Token);
        var result = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token)).ShouldNotBeNull();
        result["title"]?.GetValue<string>().ShouldBe("The rota");
        result["source"]?["fileName"]?.GetValue<string>().ShouldBe("t\u00e1lkxcod.txt");
        answer.Content.Headers.ContentDisposition?.FileNameStar.ShouldBe("t\u00e1lkxcod DRAFT.json");
    }

    [Theory]
    [InlineData("T\u202Eitle")]
    [InlineData("Ti\u0001tle")]
    [InlineData("Ti\u200Btle")]
    [InlineData("Title\U000E0041")]
    public async Task An_edit_with_what_nobody_sees_is_refused_where_it_stands(string text)
    {
        var job = await ReadyAsync();
        var (tag, result) = await ResultAsync(job);
        result["title"] = text;
        result["attendees"]![0]!["name"] = text;

        (await FieldsAsync(await PutAsync($"{job}/result", result, tag))).ShouldBe(["/title invisible-characters", "/attendees/0/name invisible-characters"]);
        (await FieldsAsync(await PutAsync($"{job}/speakers", new { speakers = new[] { new { label = "Ada Marsh", name = text } } }, tag))).ShouldBe(["/speakers/0/name not-a-name"]);
        (await FieldsAsync(await _service.Client.PostAsJsonAsync($"{job}/review", new { outcome = "rejected", version = 1, reason = text }, Token))).ShouldBe(["/reason invisible-characters"]);
        (await _service.JsonAsync(job)).GetProperty("resultVersion").GetInt32().ShouldBe(1);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<string> ReadyAsync()
    {
        var job = await _service.SubmitAsync("talk.txt", Talk);
        (await _service.EndAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        return job;
    }

    private async Task<(string Tag, JsonObject Result)> ResultAsync(string job)
    {
        using var answer = await _service.Client.GetAsync($"{job}/result", Token);
        return (answer.Headers.ETag.ShouldNotBeNull().ToString(), JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token)).ShouldNotBeNull().AsObject());
    }

    private async Task<HttpResponseMessage> PutAsync(string address, object body, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(tag));
        return await _service.Client.SendAsync(request, Token);
    }

    private static async Task<List<string>> FieldsAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
            return [.. problem.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("pointer").GetString()} {e.GetProperty("code").GetString()}")];
        }
    }
}
