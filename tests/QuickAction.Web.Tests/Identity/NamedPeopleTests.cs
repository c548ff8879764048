using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.Core.Jobs;
using QuickAction.Core.Work;

namespace QuickAction.Web.Tests.Identity;

/// <summary>A reviewer knows whose edit it is, by what their organisation calls them.</summary>
public sealed partial class NamedPeopleTests : IAsyncLifetime
{
    private static readonly Person Writer = new("t", "6f0f2f9a-2f6e-4d5c-8f8a-0d6a5d1f7b11", "harbour", ["User"]) { Name = "Padma Raman" };
    private static readonly Person Reviewer = new("t", "0d1b7c55-9a1d-4b1c-9f0e-7f3f6a1c2d22", "harbour", ["User", "Reviewer"]) { Name = "Tom Wilk" };
    private readonly Service _service = Oidc.Start();
    private HttpClient _client = new();
    private string _job = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client.Dispose();
        _client = _service.Bare();
        using var submitted = await _client.SendAsync(
            HttpMethod.Post, "/v1/jobs", await _service.TokenAsync(Writer), content: Service.Form("notes.vtt", Service.Seed("team-meeting.vtt")));
        _job = submitted.Headers.Location.ShouldNotBeNull().ToString()[3..];
        var id = JobId.Parse(_job.Split('/')[^1]);
        await _service.Services.GetRequiredService<IJobRuns>().ReleaseAsync(id, Token);
        await _service.Services.GetRequiredService<JobWorker>().RunAsync(id, isRecovery: false, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task An_edit_a_conflict_and_an_approval_carry_the_names_of_who_made_them()
    {
        var (writers, edit) = await PageAsync($"{_job}/edit?line=decisions.0", Writer);
        var (reviewers, stale) = await PageAsync($"{_job}/edit?line=decisions.0", Reviewer);
        await PostAsync($"{_job}/edit", writers, edit, ("Place", "decisions.0"), ("Base", Base().Match(edit).Groups[1].Value), ("Text", "The keys are kept in the office."), ("Do", "save"));

        var conflict = await PostAsync($"{_job}/edit", reviewers, stale, ("Place", "decisions.0"), ("Base", Base().Match(stale).Groups[1].Value), ("Text", "Otherwise."), ("Do", "save"));
        conflict.ShouldContain("Padma Raman stored a newer version");
        var seen = await AtAsync(_job, reviewers);
        seen.ShouldContain("changed by Padma Raman on");
        seen.ShouldContain("Changed by Padma Raman");
        (await AtAsync(_job, writers)).ShouldContain("changed by you on");
        (await AtAsync($"{_job}/changes", reviewers)).ShouldContain("by Padma Raman on");
        (await AtAsync("/", reviewers)).ShouldContain("by Padma Raman</td>");
        (await AtAsync("/", writers)).ShouldNotContain("by Padma Raman");

        await PostAsync($"{_job}/review", reviewers, seen, ("contentHash", Hash().Match(seen).Groups[1].Value), ("outcome", "approved"), ("reason", "Read against the recording"));

        (await AtAsync(_job, writers)).ShouldContain("Approved by Tom Wilk on");
        (await AtAsync($"{_job}/download?format=md&final=true", writers)).ShouldContain("Tom Wilk");
    }

    [Fact]
    public async Task Whoever_never_had_a_name_is_a_colleague()
    {
        await _service.Services.GetRequiredService<ISessionStore>().NoteAsync(Writer with { Name = "" }, Token);
        var (writers, edit) = await PageAsync($"{_job}/edit?line=decisions.0", Writer with { Name = "" });
        await PostAsync($"{_job}/edit", writers, edit, ("Place", "decisions.0"), ("Base", Base().Match(edit).Groups[1].Value), ("Text", "The keys are kept in the office."), ("Do", "save"));

        var seen = await AtAsync(_job, await _service.CookieAsync(Reviewer));

        seen.ShouldContain("changed by a colleague on");
        seen.ShouldNotContain(Writer.Id);
    }

    private async Task<(string Cookies, string Html)> PageAsync(string address, Person person)
    {
        var cookie = await _service.CookieAsync(person);
        using var page = await _client.SendAsync(HttpMethod.Get, address, null, cookie);
        var html = await page.Content.ReadAsStringAsync(Token);
        page.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        return (string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Prepend(cookie)), html);
    }

    private async Task<string> PostAsync(string address, string cookies, string html, params (string Name, string Value)[] fields)
    {
        var all = fields.Prepend(("__RequestVerificationToken", FormToken().Match(html).Groups[1].Value));
        using var answer = await _client.SendAsync(
            HttpMethod.Post, address, null, cookies, new FormUrlEncodedContent(all.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        ((int)answer.StatusCode).ShouldBeOneOf(302, 303, 409);
        answer.Headers.Location?.ToString().ShouldNotContain("problem=");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task<string> AtAsync(string address, string cookies)
    {
        using var answer = await _client.SendAsync(HttpMethod.Get, address, null, cookies);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"Base\" value=\"([^\"]+)\"")]
    private static partial Regex Base();

    [GeneratedRegex("name=\"contentHash\" value=\"([^\"]+)\"")]
    private static partial Regex Hash();
}
