using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QuickAction.Web.Tests;

/// <summary>Names for speakers such as SPEAKER_01, as an overlay on the source.</summary>
public sealed class SpeakersTests : IAsyncDisposable
{
    private const string Talk = """
        SPEAKER_01: Welcome everybody, this is the library group.
        SPEAKER_01: I will send the rota round by Friday.
        SPEAKER_02: Agreed, and I will book the hall for the summer fair.
        SPEAKER_03: I can ring the caretaker on Monday.
        """;

    private readonly Service _service = Service.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Owners_and_attendees_follow_the_names_and_the_evidence_stays()
    {
        var job = await DraftAsync();
        var source = await _service.Client.GetStringAsync($"{job}/source", Token);

        using (var named = await PutAsync(job, await TagAsync(job), ("SPEAKER_01", "Ada Marsh"), ("SPEAKER_02", "Tom Wilk"), ("SPEAKER_03", "Ada Marsh")))
        {
            named.StatusCode.ShouldBe(HttpStatusCode.OK, await named.Content.ReadAsStringAsync(Token));
            named.Headers.ETag.ShouldNotBeNull().ToString().ShouldBe(await TagAsync(job));
        }

        (await _service.Client.GetStringAsync($"{job}/source", Token)).ShouldBe(source);
        var result = await _service.JsonAsync($"{job}/result");
        result.GetProperty("attendees").EnumerateArray().Select(a => a.GetProperty("name").GetString()).ShouldBe(["Ada Marsh", "Tom Wilk"]);
        result.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("owner").GetString()).ShouldBeSubsetOf(["Ada Marsh", "Tom Wilk"]);
        result.GetProperty("actions")[0].GetProperty("citations")[0].GetProperty("speaker").GetString().ShouldBe("SPEAKER_01");
        result.GetProperty("speakers").GetArrayLength().ShouldBe(3);
        var text = await _service.Client.GetStringAsync($"{job}/result?format=md", Token);
        text.ShouldContain("Ada Marsh");
        text.ShouldNotContain("SPEAKER\\_0");
        (await _service.JsonAsync($"{job}/speakers")).GetProperty("speakers").EnumerateArray()
            .Select(s => (s.GetProperty("label").GetString(), s.GetProperty("name").GetString(), s.GetProperty("turns").GetInt32()))
            .ShouldBe([("SPEAKER_01", "Ada Marsh", 2), ("SPEAKER_02", "Tom Wilk", 1), ("SPEAKER_03", "Ada Marsh", 1)]);
        (await _service.JsonAsync($"{job}/result?version=1")).TryGetProperty("speakers", out _).ShouldBeFalse();
        // The edit of one line afterwards keeps the names, and cannot change them.
        var edited = result.GetRawText().Replace("\"Ada Marsh\"", "\"Somebody Else\"", StringComparison.Ordinal);
        using var forged = await PutTextAsync($"{job}/result", await TagAsync(job), edited);
        (await forged.Content.ReadAsStringAsync(Token)).ShouldContain("/speakers");
    }

    [Fact]
    public async Task Names_are_of_a_version_and_what_is_wrong_with_them_is_told()
    {
        var job = await DraftAsync();
        var tag = await TagAsync(job);

        await ShouldBeAsync(await PutAsync(job, null, ("SPEAKER_01", "Ada")), HttpStatusCode.PreconditionRequired, "precondition-required");
        await ShouldBeAsync(await PutAsync(job, "\"other\"", ("SPEAKER_01", "Ada")), HttpStatusCode.PreconditionFailed, "version-changed");
        await ShouldBeAsync(await PutAsync(job, tag, ("SPEAKER_09", "Ada")), HttpStatusCode.BadRequest, "unknown-speaker");
        await ShouldBeAsync(await PutAsync(job, tag, ("SPEAKER_01", " ")), HttpStatusCode.BadRequest, "not-a-name");
        await ShouldBeAsync(await PutAsync(job, tag, ("SPEAKER_01", "Ada"), ("SPEAKER_01", "Tom")), HttpStatusCode.BadRequest, "twice");
        await ShouldBeAsync(await PutTextAsync($"{job}/speakers", tag, "{}"), HttpStatusCode.BadRequest, "invalid-field");
        await ShouldBeAsync(await PutTextAsync($"{job}/speakers", tag, "{\"speakers\":[null]}"), HttpStatusCode.BadRequest, "invalid-field");
        (await _service.JsonAsync(job)).GetProperty("resultVersion").GetInt32().ShouldBe(1);
        (await PutAsync(job, tag, ("SPEAKER_01", "Ada"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldBeAsync(await PutAsync(job, tag, ("SPEAKER_01", "Tom")), HttpStatusCode.PreconditionFailed, "version-changed");
    }

    [Fact]
    public async Task On_the_page_the_names_are_typed_and_the_draft_and_the_source_show_them()
    {
        var page = (await DraftAsync())[3..];
        var html = await _service.Client.GetStringAsync($"{page}/speakers", Token);
        html.ShouldContain("<label for=\"name-2\">SPEAKER_03</label>");
        (string, string)[] typed = [("labels", "SPEAKER_01"), ("names", "Ada <Marsh>"), ("labels", "SPEAKER_02"), ("names", ""), ("labels", "SPEAKER_03"), ("names", "SPEAKER_03")];

        using (var saved = await PostAsync(page, html, typed))
        {
            saved.Headers.Location.ShouldNotBeNull().ToString().ShouldBe($"{page}?saved=speakers");
        }

        (await _service.Client.GetStringAsync(page, Token)).ShouldContain("Ada &lt;Marsh&gt;");
        (await _service.Client.GetStringAsync($"{page}/source/1", Token)).ShouldContain("<span class=\"who\">Ada &lt;Marsh&gt;</span>");
        (await _service.Client.GetStringAsync($"{page}/source", Token)).ShouldContain("<span class=\"who\">SPEAKER_02</span>");
        // The form is of the version before: nothing is stored, and nothing that was typed is lost.
        using var late = await PostAsync(page, html, [("labels", "SPEAKER_02"), ("names", "Tom Wilk")]);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var conflict = await late.Content.ReadAsStringAsync(Token);
        conflict.ShouldContain("value=\"Tom Wilk\"");
        using var again = await PostAsync(page, conflict, [("labels", "SPEAKER_01"), ("names", "Ada Marsh"), ("labels", "SPEAKER_02"), ("names", "Tom Wilk")]);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _service.JsonAsync($"/v1{page}/result")).GetProperty("attendees").EnumerateArray().Select(a => a.GetProperty("name").GetString()).ShouldBe(["Ada Marsh", "Tom Wilk"]);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<string> DraftAsync()
    {
        var job = await _service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(Talk));
        await _service.EndAsync(job);
        return job;
    }

    private async Task<string> TagAsync(string job)
    {
        using var answer = await _service.Client.GetAsync($"{job}/result", Token);
        return answer.Headers.ETag.ShouldNotBeNull().ToString();
    }

    private Task<HttpResponseMessage> PutAsync(string job, string? tag, params (string Label, string Name)[] names) =>
        PutTextAsync($"{job}/speakers", tag, JsonSerializer.Serialize(new { speakers = names.Select(n => new { label = n.Label, name = n.Name }) }));

    private Task<HttpResponseMessage> PutTextAsync(string address, string? tag, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return _service.Client.SendAsync(request, Token);
    }

    private Task<HttpResponseMessage> PostAsync(string page, string seen, (string Name, string Value)[] fields)
    {
        string Hidden(string field) => Regex.Match(seen, $"name=\"{field}\" value=\"([^\"]+)\"").Groups[1].Value;
        var all = fields.Prepend(("seen", Hidden("seen"))).Prepend(("__RequestVerificationToken", Hidden("__RequestVerificationToken")));
        return _service.Client.PostAsync($"{page}/speakers", new FormUrlEncodedContent(all.Select(f => KeyValuePair.Create(f.Item1, f.Item2))), Token);
    }

    private static async Task ShouldBeAsync(HttpResponseMessage answer, HttpStatusCode status, string said)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(status, said);
            (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(said);
        }
    }
}
