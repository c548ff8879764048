using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Jobs;
using QuickAction.Core.Rendering;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;
using QuickAction.TestKit.Storage;

namespace QuickAction.Web.Tests;

/// <summary>A draft on its way to a final document: edits, approval, rejection, and what stands in their way.</summary>
public sealed partial class ReviewTests : IAsyncDisposable
{
    private const string Talk = "Ada Marsh: Welcome. I will send the rota round by Friday.\nTom Wilk: Agreed, I will book the hall.\nAda Marsh: We agreed to meet again on Monday.\n";
    private readonly Service _service = Service.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V2.3.1")]
    [Fact]
    public async Task A_version_that_was_opened_is_approved_and_then_given_out_as_final_with_the_approver()
    {
        var job = await ReadyAsync();
        (await ProblemAsync(await _service.Client.GetAsync($"{job}/result?format=docx&final=true", Token), HttpStatusCode.Conflict)).Type.ShouldBe("not-approved");
        var hash = await HashAsync(job);
        var unread = await ProblemAsync(await ReviewAsync(job, new { outcome = "approved", contentHash = hash }), HttpStatusCode.Conflict);
        unread.Codes.ShouldBe(["not-opened"]);
        unread.Pointers.ShouldBe([""]);
        await _service.Client.GetStringAsync($"{job}/result", Token);
        await _service.Client.GetStringAsync($"{job}/source", Token);

        using (var approved = await ReviewAsync(job, new { outcome = "approved", contentHash = hash, reasonCode = "accurate", reason = "Read against the recording" }))
        {
            approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync(Token));
        }

        (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("approved");
        using var final = await _service.Client.GetAsync($"{job}/result?format=md&final=true", Token);
        final.Headers.GetValues("X-QuickAction-Status").ShouldBe(["final"]);
        final.Content.Headers.ContentDisposition?.FileNameStar.ShouldBe("talk.md");
        var text = await final.Content.ReadAsStringAsync(Token);
        text.ShouldContain($"approved by {Environment.UserName}", Case.Insensitive);
        text.ShouldNotContain("DRAFT");
        (await ProblemAsync(await ReviewAsync(job, new { outcome = "rejected", contentHash = hash, reason = "no" }), HttpStatusCode.Conflict)).Type.ShouldBe("wrong-state");
        var leaf = (await LeavesAsync()).Single(l => l.GetProperty("kind").GetString() == "review.recorded");
        leaf.GetProperty("outcome").GetString().ShouldBe("approved");
        leaf.GetProperty("reason_code").GetString().ShouldBe("accurate");
        leaf.GetProperty("sources_opened").GetInt64().ShouldBe(1);
        leaf.GetProperty("dwell_ms").GetInt64().ShouldBeGreaterThanOrEqualTo(0);
        leaf.TryGetProperty("opened_at", out _).ShouldBeTrue();
        leaf.GetProperty("reviewer_is_author").GetBoolean().ShouldBeTrue();
        leaf.GetRawText().ShouldNotContain("recording");
        (await LeavesAsync()).Last(l => l.GetProperty("kind").GetString() == "job.changed").GetProperty("to").GetString().ShouldBe("approved");
    }

    [Fact]
    public async Task An_edit_names_the_version_that_it_is_of_and_becomes_the_next_one()
    {
        var job = await ReadyAsync();
        var (tag, result) = await ResultAsync(job);
        result["title"] = "The rota meeting";

        (await ProblemAsync(await PutAsync(job, result, null), HttpStatusCode.PreconditionRequired)).Type.ShouldBe("precondition-required");
        (await ProblemAsync(await PutAsync(job, result, "\"another\""), HttpStatusCode.PreconditionFailed)).Type.ShouldBe("version-changed");
        using (var stored = await PutAsync(job, result, tag))
        {
            stored.StatusCode.ShouldBe(HttpStatusCode.OK, await stored.Content.ReadAsStringAsync(Token));
            var view = await stored.Content.ReadFromJsonAsync<JsonElement>(Token);
            view.GetProperty("version").GetInt32().ShouldBe(2);
            view.GetProperty("author").GetString().ShouldBe(Environment.UserName);
            view.GetProperty("edits").GetProperty("inserted").GetInt64().ShouldBeGreaterThan(0);
        }

        (await ProblemAsync(await PutAsync(job, result, tag), HttpStatusCode.PreconditionFailed)).Type.ShouldBe("version-changed");
        (await _service.JsonAsync($"{job}/result")).GetProperty("title").GetString().ShouldBe("The rota meeting");
        (await _service.JsonAsync($"{job}/result?version=1")).GetProperty("title").GetString().ShouldNotBe("The rota meeting");
        (await ProblemAsync(await _service.Client.GetAsync($"{job}/result?version=3", Token), HttpStatusCode.NotFound)).Type.ShouldBe("not-found");
        var versions = (await _service.JsonAsync($"{job}/versions")).GetProperty("versions").EnumerateArray().ToList();
        versions.Select(v => v.GetProperty("author").ValueKind).ShouldBe([JsonValueKind.Null, JsonValueKind.String]);
        (await ProblemAsync(await ReviewAsync(job, new { outcome = "approved", contentHash = versions[0].GetProperty("contentHash").GetString() }), HttpStatusCode.Conflict))
            .Type.ShouldBe("not-current-version");
    }

    [Asvs("V2.2.1", "V2.2.2", "V8.2.3")]
    [Fact]
    public async Task What_is_not_for_editing_and_what_the_source_does_not_say_is_refused()
    {
        var job = await ReadyAsync();
        foreach (var (edit, pointer, code) in new (Action<JsonObject>, string, string)[]
        {
            (r => r["engine"]!["name"] = "somebody", "/engine", "not-editable"),
            (r => r["records"] = new JsonArray(), "/records", "not-editable"),
            (r => r["coverage"]!["failed"] = 5, "/coverage", "not-editable"),
            (r => r["source"]!["words"] = 5, "/source", "not-editable"),
            (r => r["more"] = 5, "", "not-the-contract"),
            (r => FirstCitation(r)["quote"] = "never said", "", "citation-not-in-source"),
            (r => FirstCitation(r)["speaker"] = "Somebody Else", "", "citation-of-another-speaker"),
        })
        {
            var (tag, result) = await ResultAsync(job);
            edit(result);
            var problem = await ProblemAsync(await PutAsync(job, result, tag), HttpStatusCode.BadRequest);
            problem.Codes.ShouldContain(code);
            problem.Pointers.ShouldContain(p => p.StartsWith(pointer, StringComparison.Ordinal));
        }

        var (current, whole) = await ResultAsync(job);
        whole.Remove("actions");
        (await ProblemAsync(await PutAsync(job, whole, current), HttpStatusCode.UnprocessableEntity)).Type.ShouldBe("input-refused");
        (await _service.JsonAsync(job)).GetProperty("resultVersion").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task JSON_says_of_itself_whether_it_is_a_draft_in_whatever_file_it_comes_to_stand()
    {
        var job = await ReadyAsync();
        var (tag, draft) = await ResultAsync(job);
        draft["status"]?.GetValue<string>().ShouldBe("draft");
        draft.Select(m => m.Key).Take(2).ShouldBe(["schema", "status"]);
        (await _service.JsonAsync($"{job}/versions")).GetProperty("versions")[0].GetProperty("contentHash").GetString().ShouldBe(HashOf(await _service.Client.GetStringAsync($"{job}/result", Token)));

        foreach (var made in new[] { "final", "approved", "" })
        {
            var (_, claimed) = await ResultAsync(job);
            claimed["status"] = made;
            claimed["title"] = $"The rota meeting {made}";
            using var stored = await PutAsync(job, claimed, (await ResultAsync(job)).Tag);
            stored.StatusCode.ShouldBe(made == "final" ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
            (await ResultAsync(job)).Result["status"]?.GetValue<string>().ShouldBe("draft", "Nobody makes a result final by saying so.");
        }

        var (_, bare) = await ResultAsync(job);
        bare.Remove("status");
        bare["title"] = "The rota";
        (await PutAsync(job, bare, (await ResultAsync(job)).Tag)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ReviewAsync(job, new { outcome = "approved", version = 3 })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ResultAsync(job)).Result["status"]?.GetValue<string>().ShouldBe("final");
        (await _service.JsonAsync($"{job}/result?version=1")).GetProperty("status").GetString().ShouldBe("draft");
    }

    [Fact]
    public async Task A_review_may_name_its_version_by_the_tag_and_one_that_is_not_the_newest_is_refused()
    {
        var job = await ReadyAsync();
        var (tag, result) = await ResultAsync(job);
        async Task<HttpResponseMessage> ReviewAsync(string tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{job}/review") { Content = JsonContent.Create(new { outcome = "approved" }) };
            request.Headers.TryAddWithoutValidation("If-Match", tag);
            return await _service.Client.SendAsync(request, Token);
        }

        result["title"] = "The rota meeting";
        using (var edited = await PutAsync(job, result, tag))
        {
            (await ProblemAsync(await ReviewAsync(tag), HttpStatusCode.PreconditionFailed)).Type.ShouldBe("version-changed");
            using var approved = await ReviewAsync(edited.Headers.ETag.ShouldNotBeNull().ToString());
            approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync(Token));
        }
    }

    [Theory]
    [InlineData("approved", null)]
    [InlineData("rejected", null)]
    [InlineData("escalated", null)]
    [InlineData("approved", "*")]
    [InlineData("approved", "no tag")]
    public async Task A_decision_that_does_not_say_which_version_it_is_about_decides_nothing_and_is_told_how(string outcome, string? ifMatch)
    {
        var job = await ReadyAsync();
        await _service.Client.GetStringAsync($"{job}/result", Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{job}/review") { Content = JsonContent.Create(new { outcome, reason = "Read it" }) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);

        using var answer = await _service.Client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        problem.GetProperty("type").GetString().ShouldNotBeNull().ShouldEndWith("/precondition-required");
        problem.GetProperty("detail").GetString().ShouldBe("Say in If-Match which version was reviewed, by the ETag that its JSON came with; or in the body, by its contentHash or version.");
        (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        (await LeavesAsync()).ShouldAllBe(l => l.GetProperty("kind").GetString() != "review.recorded");
    }

    [Fact]
    public async Task An_edit_after_the_approval_takes_it_back()
    {
        var job = await ReadyAsync();
        var (_, result) = await ResultAsync(job);
        (await ReviewAsync(job, new { outcome = "approved", version = 1 })).StatusCode.ShouldBe(HttpStatusCode.OK);
        result["title"] = "Another title";
        var (tag, _) = await ResultAsync(job);

        (await PutAsync(job, result, tag)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        (await ProblemAsync(await _service.Client.GetAsync($"{job}/result?final=true", Token), HttpStatusCode.Conflict)).Type.ShouldBe("not-approved");
        (await _service.Client.GetStringAsync($"{job}/result?format=md&version=1", Token)).ShouldContain("DRAFT");
        (await ReviewAsync(job, new { outcome = "approved", version = 2 })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Asvs("V2.3.1")]
    [Fact]
    public async Task An_approval_makes_no_other_content_final_whatever_the_jobs_row_says()
    {
        var job = await ReadyAsync();
        var (_, result) = await ResultAsync(job);
        (await ReviewAsync(job, new { outcome = "approved", version = 1 })).StatusCode.ShouldBe(HttpStatusCode.OK);
        result["title"] = "Another title";
        (await PutAsync(job, result, (await ResultAsync(job)).Tag)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await ChangeRowsAsync("UPDATE job SET state = 'approved'");

        (await ProblemAsync(await _service.Client.GetAsync($"{job}/result?final=true", Token), HttpStatusCode.Conflict)).Type.ShouldBe("not-approved");
        (await _service.Client.GetStringAsync($"{job}/result?format=md", Token)).ShouldContain("DRAFT");
        (await ResultAsync(job)).Result["status"]?.GetValue<string>().ShouldBe("draft");
    }

    [Asvs("V2.3.1")]
    [Fact]
    public async Task A_warning_of_high_severity_blocks_until_a_person_has_resolved_it()
    {
        await using var idle = Service.Start(new Dictionary<string, string> { ["Service:Worker"] = "false" });
        var made = Some.MinutesResult();
        var job = await FinishedAsync(idle, made with { Warnings = [.. made.Warnings, new Warning("harm-denied", Severity.High, "A sentence.", made.Decisions[0].Citations)] });
        await idle.Client.GetStringAsync($"{job}/result", Token);

        var blocked = await ProblemAsync(await ReviewAsync(idle, job, new { outcome = "approved", version = 1 }), HttpStatusCode.Conflict);

        blocked.Type.ShouldBe("approval-blocked");
        blocked.Codes.ShouldBe(["harm-denied"]);
        blocked.Pointers.ShouldBe(["/warnings/2"]);
        var unsaid = new[] { new { warning = 2, how = "checked", reason = " " } };
        (await ProblemAsync(await ReviewAsync(idle, job, new { outcome = "approved", version = 1, resolutions = unsaid }), HttpStatusCode.BadRequest)).Codes.ShouldBe(["not-a-resolution"]);
        (await idle.Client.GetStringAsync($"{job}/result?format=md", Token)).ShouldContain("Not ready for approval");
        var page = await idle.Client.GetStringAsync(job[3..], Token);
        page.ShouldContain("name=\"how-2\"");
        page.ShouldNotContain("value=\"corrected\"", Case.Sensitive, "Nothing was corrected.");
        var untrue = new[] { new { warning = 2, how = "corrected", reason = "Taken out" } };
        var refused = await ProblemAsync(await ReviewAsync(idle, job, new { outcome = "approved", version = 1, resolutions = untrue }), HttpStatusCode.BadRequest);
        refused.Codes.ShouldBe(["not-corrected"]);
        refused.Pointers.ShouldBe(["/resolutions/0/how"]);
        var resolutions = new[] { new { warning = 2, how = "checked", reason = "Heard again" } };
        (await ReviewAsync(idle, job, new { outcome = "approved", version = 1, resolutions })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await idle.Client.GetStringAsync($"{job}/result?format=md&final=true", Token)).ShouldNotContain("Not ready for approval");
        var leaf = (await LeavesAsync(idle)).Single(l => l.GetProperty("kind").GetString() == "review.recorded");
        leaf.GetProperty("warnings_settled").GetRawText().ShouldBe("[{\"code\":\"harm-denied\",\"count\":1,\"how\":\"checked\"}]");
    }

    [Fact]
    public async Task A_rejection_needs_a_reason_and_a_reviewer_who_passes_it_on_decides_nothing()
    {
        var job = await ReadyAsync();
        (await ProblemAsync(await ReviewAsync(job, new { outcome = "rejected", version = 1 }), HttpStatusCode.BadRequest)).Codes.ShouldBe(["missing-reason"]);
        (await ProblemAsync(await ReviewAsync(job, new { outcome = "fine", version = 1 }), HttpStatusCode.BadRequest)).Codes.ShouldBe(["unknown-outcome"]);
        (await ProblemAsync(await ReviewAsync(job, new { outcome = "rejected", version = 1, reason = "x", reasonCode = "because" }), HttpStatusCode.BadRequest)).Codes.ShouldBe(["unknown-reason-code"]);

        (await ReviewAsync(job, new { outcome = "escalated", version = 1, reason = "The manager has to see this" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        (await ReviewAsync(job, new { outcome = "rejected", version = 1, reason = "The wrong meeting", reasonCode = "wrong-source" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("rejected");
        var reviews = (await _service.JsonAsync($"{job}/versions")).GetProperty("versions")[0].GetProperty("reviews").EnumerateArray().ToList();
        reviews.Select(r => r.GetProperty("outcome").GetString()).ShouldBe(["escalated", "rejected"]);
        reviews[1].GetProperty("reason").GetString().ShouldBe("The wrong meeting");
    }

    [Fact]
    public async Task Where_the_team_wants_two_pairs_of_eyes_nobody_approves_their_own_work()
    {
        await using var strict = Service.Start(new Dictionary<string, string> { ["Service:ReviewerOtherThanAuthor"] = "true" });
        var job = await strict.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(Talk));
        await strict.EndAsync(job);
        await strict.Client.GetStringAsync($"{job}/result", Token);

        (await ProblemAsync(await strict.Client.PostAsJsonAsync($"{job}/review", new { outcome = "approved", version = 1 }, Token), HttpStatusCode.Conflict)).Codes.ShouldBe(["own-work"]);
    }

    [Theory]
    [InlineData("children, local", HttpStatusCode.Conflict)]
    [InlineData("children,adults", HttpStatusCode.OK)]
    public async Task Whether_a_team_wants_two_pairs_of_eyes_is_said_by_team(string teams, HttpStatusCode status)
    {
        await using var service = Service.Start(new Dictionary<string, string> { ["Service:ReviewerOtherThanAuthorTeams"] = teams });
        var job = await service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(Talk));
        await service.EndAsync(job);
        var page = await service.Client.GetStringAsync(job[3..], Token);

        page.Contains("You submitted or changed this, so a colleague has to approve it.", StringComparison.Ordinal).ShouldBe(status == HttpStatusCode.Conflict);
        page.Contains("id=\"outcome-approved\"", StringComparison.Ordinal).ShouldBe(status == HttpStatusCode.OK);
        using var answer = await ReviewAsync(service, job, new { outcome = "approved", version = 1 });
        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Only_a_reviewer_reviews()
    {
        await using var user = Service.Start(new Dictionary<string, string> { ["Service:LocalRoles"] = "User" });
        var job = await user.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(Talk));
        await user.EndAsync(job);

        (await ProblemAsync(await user.Client.PostAsJsonAsync($"{job}/review", new { outcome = "approved", version = 1 }, Token), HttpStatusCode.Forbidden)).Type.ShouldBe("not-allowed");
        (await user.Client.GetStringAsync(job[3..], Token)).ShouldNotContain("name=\"outcome\"");
    }

    [Theory]
    [InlineData("GET", "versions", null)]
    [InlineData("POST", "review", "{\"outcome\":\"approved\",\"version\":1}")]
    [InlineData("PUT", "result", "{}")]
    public async Task Another_teams_job_is_not_there(string method, string path, string? body)
    {
        var job = await ReadyAsync();
        await ChangeRowsAsync("UPDATE job SET team_id = 'moor'; UPDATE job_version SET team_id = 'moor'; UPDATE job_file SET team_id = 'moor'");
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{job}/{path}");
        request.Headers.TryAddWithoutValidation("If-Match", "\"x\"");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

        (await ProblemAsync(await _service.Client.SendAsync(request, Token), HttpStatusCode.NotFound)).Type.ShouldBe("not-found");
    }

    [Fact]
    public async Task A_person_opens_the_sources_and_approves_on_the_page_without_a_script()
    {
        var job = await ReadyAsync();
        var page = job[3..];
        var html = await _service.Client.GetStringAsync(page, Token);
        var links = SourceLink().Matches(html).Select(m => m.Groups[1].Value).Distinct().ToList();
        links.ShouldNotBeEmpty();
        (await _service.Client.GetStringAsync(links[0], Token)).ShouldContain("<mark>");
        using (var missing = await _service.Client.GetAsync($"{page}/source/9999", Token))
        {
            missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using (var forged = await _service.Client.PostAsync($"{page}/review", Fields(("outcome", "approved"), ("contentHash", Hidden(html, "contentHash"))), Token))
        {
            forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using (var unsaid = await PostFormAsync(page, html, ("outcome", "rejected")))
        {
            (await unsaid.Content.ReadAsStringAsync(Token)).ShouldContain("Say why you reject it");
        }

        using (var stale = await _service.Client.PostAsync(
            $"{page}/review",
            Fields(("__RequestVerificationToken", Hidden(html, "__RequestVerificationToken")), ("contentHash", new string('0', 64)), ("outcome", "rejected"), ("reason", "Kept for me")),
            Token))
        {
            stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            var kept = await stale.Content.ReadAsStringAsync(Token);
            kept.ShouldContain("The draft was changed after you opened it");
            kept.ShouldContain(">Kept for me</textarea>");
            (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        }

        using (var approved = await PostFormAsync(page, html, ("outcome", "approved"), ("reason", "It <is> right")))
        {
            approved.Headers.Location.ShouldNotBeNull().ToString().ShouldBe(page);
        }

        var after = await _service.Client.GetStringAsync(page, Token);
        after.ShouldContain($"Approved by {Environment.UserName}");
        after.ShouldContain("It &lt;is&gt; right");
        after.ShouldNotContain("name=\"outcome\"");
        using var word = await _service.Client.GetAsync($"{page}/download?format=docx&final=true", Token);
        word.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldBe("no-store", "A browser keeps nothing of it.");
        word.Content.Headers.ContentDisposition?.FileNameStar.ShouldBe("talk.docx");
        var leaf = (await LeavesAsync()).Single(l => l.GetProperty("kind").GetString() == "review.recorded");
        leaf.GetProperty("sources_opened").GetInt64().ShouldBe(1);
        leaf.GetProperty("claims_checked").GetInt64().ShouldBeGreaterThan(0);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<string> ReadyAsync()
    {
        var job = await _service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(Talk));
        (await _service.EndAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        return job;
    }

    /// <summary>A job whose worker has come to a result of the test's own.</summary>
    private static async Task<string> FinishedAsync(Service service, Result result)
    {
        var job = await service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(Talk));
        var runs = (IJobRuns)service.Services.GetService(typeof(IJobRuns)).ShouldNotBeNull();
        var id = JobId.Parse(job.Split('/')[^1]);
        await runs.ReleaseAsync(id, Token);
        var run = (await runs.StartAsync(id, isRecovery: false, 5, Token)).ShouldNotBeNull();
        var content = Renderer.Render(result, OutputFormat.Json, RenderOptions.Default);
        (await runs.CompleteAsync(run, new FinishedWork(JobState.NeedsReview, content, SourceJson.Write(SomeMeeting.Source), []), Token)).ShouldBeTrue();
        return job;
    }

    private async Task<(string Tag, JsonObject Result)> ResultAsync(string job)
    {
        using var answer = await _service.Client.GetAsync($"{job}/result", Token);
        return (answer.Headers.ETag.ShouldNotBeNull().ToString(), JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token)).ShouldNotBeNull().AsObject());
    }

    private async Task<string> HashAsync(string job) =>
        (await _service.JsonAsync($"{job}/versions")).GetProperty("versions")[0].GetProperty("contentHash").GetString().ShouldNotBeNull();

    /// <summary>What an approval is bound to: the JSON without what it says of itself.</summary>
    private static string HashOf(string json) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(json.Replace("\n  \"status\": \"draft\",", "", StringComparison.Ordinal))));

    private async Task<HttpResponseMessage> PutAsync(string job, JsonObject result, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{job}/result") { Content = JsonContent.Create(result) };
        if (tag is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        return await _service.Client.SendAsync(request, Token);
    }

    private Task<HttpResponseMessage> ReviewAsync(string job, object review) => ReviewAsync(_service, job, review);

    private static Task<HttpResponseMessage> ReviewAsync(Service service, string job, object review) => service.Client.PostAsJsonAsync($"{job}/review", review, Token);

    private Task<HttpResponseMessage> PostFormAsync(string page, string html, params (string Name, string Value)[] fields) => _service.Client.PostAsync(
        $"{page}/review",
        Fields([("__RequestVerificationToken", Hidden(html, "__RequestVerificationToken")), ("contentHash", Hidden(html, "contentHash")), .. fields]),
        Token);

    private Task<List<JsonElement>> LeavesAsync() => LeavesAsync(_service);

    private static async Task<List<JsonElement>> LeavesAsync(Service service)
    {
        var store = (AuditStore)service.Services.GetService(typeof(AuditStore)).ShouldNotBeNull();
        return [.. (await store.EntriesAsync(0, 200, Token)).Select(e => JsonDocument.Parse(e.Leaf).RootElement)];
    }

    /// <summary>Behind the service's back.</summary>
    private async Task ChangeRowsAsync(string statements)
    {
        await ((AuditStore)_service.Services.GetService(typeof(AuditStore)).ShouldNotBeNull()).PublishAsync(Token);
        await using var database = RawSqlite.Open(Directory.EnumerateFiles(_service.DataFolder, "*.db", SearchOption.AllDirectories).First(HoldsJobs));
        await using var change = database.CreateCommand();
#pragma warning disable CA2100 // The statements are the test's own.
        change.CommandText = statements;
#pragma warning restore CA2100
        await change.ExecuteNonQueryAsync(Token);
    }

    private static bool HoldsJobs(string file)
    {
        using var database = RawSqlite.Open(file);
        using var look = database.CreateCommand();
        look.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'job_version'";
        return look.ExecuteScalar() is 1L;
    }

    private static JsonNode FirstCitation(JsonObject result) => result["actions"]!.AsArray()[0]!["citations"]!.AsArray()[0]!;

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static string Hidden(string html, string name) => Regex.Match(html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<(string Type, List<string> Codes, List<string> Pointers)> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var body = await answer.Content.ReadAsStringAsync(Token);
        answer.StatusCode.ShouldBe(status, body);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        answer.Dispose();
        using var json = JsonDocument.Parse(body);
        var errors = json.RootElement.TryGetProperty("errors", out var list) ? list.EnumerateArray().ToList() : [];
        return (
            json.RootElement.GetProperty("type").GetString().ShouldNotBeNull().Split('/')[^1],
            [.. errors.Select(e => e.GetProperty("code").GetString() ?? "")],
            [.. errors.Select(e => e.GetProperty("pointer").GetString() ?? "")]);
    }

    [GeneratedRegex("href=\"(/jobs/[^\"]+/source/[0-9]+)[\"?]")]
    private static partial Regex SourceLink();
}
