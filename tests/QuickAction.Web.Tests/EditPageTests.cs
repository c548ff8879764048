using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Web.Tests;

/// <summary>A reviewer changes a draft on its page, line by line.</summary>
public sealed partial class EditPageTests : IAsyncDisposable
{
    private const string Talk = """
        Ada Marsh: Welcome everybody, this is the library group, Monday the fourth of May 2026.
        Ada Marsh: I will send the rota round by Friday.
        Tom Wilk: Agreed, and I will book the hall for the summer fair.
        Ada Marsh: So it is agreed, we will keep the Thursday surgery at the library. Twelve people wrote in about it.
        Tom Wilk: I am worried that the heating fails again this winter.
        Ada Marsh: Then we decided that the heating is looked at before September.
        """;

    private readonly Service _service = Service.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_action_gets_another_owner_and_day_and_the_engines_words_stay_beside_it()
    {
        var page = await DraftAsync();
        var form = await GetAsync($"{page}/edit?line=actions.0");
        form.ShouldContain("I will send the rota round by Friday.");

        using var saved = await PostAsync(page, form, ("Place", "actions.0"), ("Text", "Tom Wilk to send <the> rota round."), ("Owner", "Tom Wilk"), ("Due", "by Friday"), ("DueDate", "2026-05-08"), ("Do", "save"));

        saved.Headers.Location.ShouldNotBeNull().ToString().ShouldBe($"{page}?saved=line-actions-0#line-actions-0");
        var result = await _service.JsonAsync($"/v1{page}/result");
        var action = result.GetProperty("actions")[0];
        action.GetProperty("owner").GetString().ShouldBe("Tom Wilk");
        action.GetProperty("dueDate").GetString().ShouldBe("2026-05-08");
        action.GetProperty("citations").GetArrayLength().ShouldBe(1);
        result.GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("from").GetString() == "actions").GetProperty("items")[0].GetProperty("text").GetString()
            .ShouldBe("Tom Wilk to send <the> rota round.");
        // Somebody else takes it on in the words that are cited: that is told, and nothing is refused.
        result.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()).ShouldContain("owner-differs");
        var html = await GetAsync(page);
        html.ShouldContain("Changed by you");
        html.ShouldContain("Reviewer\u2019s own words");
        html.ShouldContain("Tom Wilk to send &lt;the&gt; rota round.");
        html.ShouldContain("<del>");
        (await GetAsync($"{page}/changes")).ShouldContain("by you on ");
        (await _service.Client.GetStringAsync($"/v1{page}/result?format=md", Token)).ShouldContain("reviewer\u2019s own words");
        var versions = (await _service.JsonAsync($"/v1{page}/versions")).GetProperty("versions");
        versions[1].GetProperty("author").GetString().ShouldBe(Environment.UserName);
    }

    [Fact]
    public async Task A_change_is_undone_as_a_version_of_its_own()
    {
        var page = await DraftAsync();
        using var saved = await PostAsync(page, await GetAsync($"{page}/edit?line=decisions.0"), ("Place", "decisions.0"), ("Text", "The surgery is kept."), ("Do", "save"));
        var html = await GetAsync(page);

        using var undone = await PostToAsync($"{page}/restore", html, ("contentHash", Last(html, "contentHash")), ("number", "1"));

        undone.Headers.Location.ShouldNotBeNull().ToString().ShouldBe($"{page}?saved=restored");
        var hashes = (await _service.JsonAsync($"/v1{page}/versions")).GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("contentHash").GetString()).ToList();
        hashes.Count.ShouldBe(3);
        hashes[2].ShouldBe(hashes[0]);
        // Upon a version that is not the newest nothing is put back.
        using var late = await PostToAsync($"{page}/restore", html, ("contentHash", hashes[1] ?? ""), ("number", "1"));
        late.Headers.Location.ShouldNotBeNull().ToString().ShouldBe($"{page}?problem=not-current");
        using var unknown = await PostToAsync($"{page}/restore", html, ("contentHash", hashes[2] ?? ""), ("number", "7"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lines_are_taken_out_and_added_and_a_line_can_rest_on_a_place_of_the_source()
    {
        var page = await DraftAsync();
        var before = (await _service.JsonAsync($"/v1{page}/result")).GetProperty("decisions").GetArrayLength();
        using var gone = await PostAsync(page, await GetAsync($"{page}/edit?line=decisions.0"), ("Place", "decisions.0"), ("Do", "remove"));
        gone.Headers.Location.ShouldNotBeNull().ToString().ShouldBe($"{page}?saved=removed");

        using var added = await PostAsync(page, await GetAsync($"{page}/edit?add=decisions.0&segment=4"), ("Place", "decisions.0"), ("Adds", "true"), ("Segment", "4"), ("Text", "Tom Wilk is worried about the heating."), ("Do", "save"));
        using var own = await PostAsync(page, await GetAsync($"{page}/edit?add=decisions.0"), ("Place", "decisions.0"), ("Adds", "true"), ("Text", "Parking was talked about."), ("Do", "save"));

        added.Headers.Location.ShouldNotBeNull().ToString().ShouldEndWith($"#line-decisions-{before - 1}");
        var decisions = (await _service.JsonAsync($"/v1{page}/result")).GetProperty("decisions").EnumerateArray().ToList();
        decisions.Count.ShouldBe(before + 1);
        decisions[^2].GetProperty("supported").GetBoolean().ShouldBeTrue();
        decisions[^2].GetProperty("citations")[0].GetProperty("segment").GetInt32().ShouldBe(4);
        decisions[^1].GetProperty("supported").GetBoolean().ShouldBeFalse();
        var changes = await GetAsync($"{page}/changes");
        changes.ShouldContain("Taken out");
        changes.ShouldContain("Parking was talked about.");
    }

    [Fact]
    public async Task People_title_and_date_are_changed_too()
    {
        var page = await DraftAsync();
        using var person = await PostAsync(page, await GetAsync($"{page}/edit?line=attendees.0"), ("Place", "attendees.0"), ("Name", "Ada Marsh"), ("Role", "Chair"), ("Do", "save"));
        using var more = await PostAsync(page, await GetAsync($"{page}/edit?add=apologies.0"), ("Place", "apologies.0"), ("Adds", "true"), ("Name", "Fergus Blackwood"), ("Do", "save"));
        using var head = await PostAsync(page, await GetAsync($"{page}/edit?line=head.0"), ("Place", "head.0"), ("Title", "Library group"), ("Date", "2026-05-05"), ("Do", "save"));

        var result = await _service.JsonAsync($"/v1{page}/result");
        result.GetProperty("attendees")[0].GetProperty("role").GetString().ShouldBe("Chair");
        result.GetProperty("apologies")[0].GetProperty("name").GetString().ShouldBe("Fergus Blackwood");
        result.GetProperty("meetingDate").GetString().ShouldBe("2026-05-05");
        result.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()).ShouldContain("apology-not-in-source");
        (await GetAsync(page)).ShouldContain("Ada Marsh, Chair");
    }

    [Fact]
    public async Task What_somebody_typed_while_another_saved_is_shown_beside_what_stands_there_now()
    {
        var page = await DraftAsync();
        var seen = await GetAsync($"{page}/edit?line=actions.0");
        using var first = await PostAsync(page, seen, ("Place", "actions.0"), ("Text", "The rota is sent."), ("Do", "save"));

        using var second = await PostAsync(page, seen, ("Place", "actions.0"), ("Text", "Ada sends <the> rota."), ("Do", "save"));

        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var html = await second.Content.ReadAsStringAsync(Token);
        html.ShouldContain("Ada sends &lt;the&gt; rota.</textarea>");
        html.ShouldContain("The rota is sent. (owner: nobody named; due: not stated)");
        (await _service.JsonAsync($"/v1{page}")).GetProperty("resultVersion").GetInt32().ShouldBe(2);
        using var over = await PostAsync(page, html, ("Place", "actions.0"), ("Text", "Ada sends <the> rota."), ("Do", "save"));
        over.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_line_that_was_taken_out_meanwhile_can_be_added_with_what_was_typed()
    {
        var page = await DraftAsync();
        var last = (await _service.JsonAsync($"/v1{page}/result")).GetProperty("actions").GetArrayLength() - 1;
        var seen = await GetAsync($"{page}/edit?line=actions.{last}");
        using var gone = await PostAsync(page, seen, ("Place", $"actions.{last}"), ("Do", "remove"));

        using var late = await PostAsync(page, seen, ("Place", $"actions.{last}"), ("Text", "What I typed."), ("Do", "save"));

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var html = await late.Content.ReadAsStringAsync(Token);
        html.ShouldContain("The line was taken out meanwhile.");
        html.ShouldContain("What I typed.</textarea>");
        html.ShouldContain("name=\"Adds\" value=\"true\"");
    }

    [Fact]
    public async Task A_form_that_is_wrong_says_so_beside_the_field_and_keeps_what_was_typed()
    {
        var page = await DraftAsync();
        var form = await GetAsync($"{page}/edit?line=actions.0");

        using var wrong = await PostAsync(page, form, ("Place", "actions.0"), ("Text", " "), ("Owner", new string('x', 201)), ("DueDate", "Friday"), ("Do", "save"));

        var html = await wrong.Content.ReadAsStringAsync(Token);
        foreach (var field in new[] { "Text", "Owner", "DueDate" })
        {
            html.ShouldContain($"<a href=\"#{field}\">");
            html.ShouldContain($"id=\"{field}-error\"");
        }

        html.ShouldContain("<title>Error: ");
        html.ShouldContain(new string('x', 201));
        (await _service.JsonAsync($"/v1{page}")).GetProperty("resultVersion").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task There_is_no_form_for_what_is_not_there_and_none_without_its_token()
    {
        var page = await DraftAsync();
        foreach (var address in new[] { "line=actions.99", "line=nothing.0", "line=", "add=head.0", "add=topics.99.0", "" })
        {
            using var answer = await _service.Client.GetAsync($"{page}/edit?{address}", Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        using var forged = await _service.Client.PostAsync($"{page}/edit", Fields([("Place", "actions.0"), ("Text", "x")]), Token);
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _service.JsonAsync($"/v1{page}")).GetProperty("resultVersion").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task An_odd_field_is_refused_and_is_no_fault_of_ours()
    {
        var page = await DraftAsync();
        var html = await GetAsync($"{page}/edit?line=decisions.0");
        foreach (var (form, fields) in new (string, (string, string)[])[]
        {
            ($"{page}/edit", [("Do", "save"), ("Text", "x")]),
            ($"{page}/edit", [("Do", "save"), ("Place", "x"), ("Base", "old")]),
            ($"{page}/edit", [("Do", "save"), ("Place", "nobody.7"), ("Base", "old")]),
            ($"{page}/speakers", [("labels", ""), ("names", "Ada")]),
            ($"{page}/speakers", [("names", "Ada")]),
            ($"{page}/cancel", [("more", "\0")]),
            ($"{page}/retry", [("engine", "\0")]),
            ($"{page}/restore", [("number", "\0")]),
            ($"{page}/erase", [("ground", "\0")]),
            ($"{page}/review", [("reason", "\0")]),
        })
        {
            using var answer = await PostToAsync(form, html, fields);
            ((int)answer.StatusCode).ShouldBeInRange(200, 499, $"{form} {fields[0].Item1}");
        }

        (await _service.JsonAsync($"/v1{page}")).GetProperty("status").GetString().ShouldBe("needsReview");
    }

    [Fact]
    public async Task Harm_that_a_person_writes_blocks_the_approval_until_it_is_resolved_and_an_edit_takes_an_approval_back()
    {
        var page = await DraftAsync();
        using var harm = await PostAsync(page, await GetAsync($"{page}/edit?line=decisions.0"), ("Place", "decisions.0"), ("Text", "The caretaker threatened to kill a neighbour."), ("Do", "save"));
        var html = await GetAsync(page);
        var how = HowField().Match(html).Groups[1].Value;
        how.ShouldNotBeEmpty();
        var hash = Last(html, "contentHash");

        using var blocked = await PostToAsync($"{page}/review", html, ("outcome", "approved"), ("contentHash", hash), ("reason", "What I <wrote>"), ($"how-{how}", "accepted"), ($"why-{how}", " "));
        blocked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await blocked.Content.ReadAsStringAsync(Token);
        again.ShouldContain("<title>Error: ");
        again.ShouldContain($"href=\"#why-{how}\"");
        again.ShouldContain(">What I &lt;wrote&gt;</textarea>", customMessage: "Nothing of what was typed is lost.");
        again.ShouldContain("value=\"accepted\" selected");
        again.ShouldContain("value=\"approved\" checked");
        // It is said to be grave, and to have nothing to do with what is cited: each warning has its answer.
        var answers = HowField().Matches(html).Select(m => m.Groups[1].Value).SelectMany(n => new[] { ($"how-{n}", "accepted"), ($"why-{n}", "The police told us afterwards") });
        using var approved = await PostToAsync($"{page}/review", html, [("outcome", "approved"), ("contentHash", hash), .. answers]);
        approved.Headers.Location.ShouldNotBeNull().ToString().ShouldBe(page);
        (await _service.JsonAsync($"/v1{page}")).GetProperty("status").GetString().ShouldBe("approved");

        (await GetAsync($"{page}/edit?line=head.0")).ShouldContain("When you save a change it is a draft again");
        using var edited = await PostAsync(page, await GetAsync($"{page}/edit?line=head.0"), ("Place", "head.0"), ("Title", "Another title"), ("Do", "save"));
        (await _service.JsonAsync($"/v1{page}")).GetProperty("status").GetString().ShouldBe("needsReview");
        using var final = await _service.Client.GetAsync($"{page}/download?format=docx&final=true", Token);
        final.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var store = (AuditStore)_service.Services.GetService(typeof(AuditStore)).ShouldNotBeNull();
        foreach (var entry in await store.EntriesAsync(0, 256, Token))
        {
            Encoding.UTF8.GetString(entry.Leaf.Span).ShouldNotContain("caretaker");
        }
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<string> DraftAsync()
    {
        var job = await _service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(Talk));
        (await _service.EndAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        return job[3..];
    }

    private Task<string> GetAsync(string address) => _service.Client.GetStringAsync(address, Token);

    /// <summary>Posts the form of a page that was seen, with the version that it named.</summary>
    private Task<HttpResponseMessage> PostAsync(string page, string seen, params (string Name, string Value)[] fields) =>
        PostToAsync($"{page}/edit", seen, [("Base", Last(seen, "Base")), .. fields]);

    private Task<HttpResponseMessage> PostToAsync(string address, string seen, params (string Name, string Value)[] fields) =>
        _service.Client.PostAsync(address, Fields([("__RequestVerificationToken", Last(seen, "__RequestVerificationToken")), .. fields]), Token);

    private static FormUrlEncodedContent Fields((string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static string Last(string html, string field) => Regex.Match(html, $"name=\"{field}\" value=\"([^\"]+)\"").Groups[1].Value;

    [GeneratedRegex("name=\"how-([0-9]+)\"")]
    private static partial Regex HowField();
}
