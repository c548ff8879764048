using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QuickAction.TestKit;

namespace QuickAction.Browser.Tests;

/// <summary>A service in which every page can be seen in every state, made once for all tests that look.</summary>
public sealed partial class States : IAsyncLifetime
{
    private const string Talk = """
        Ada Marsh: Welcome everybody, this is the library group, Monday the fourth of May 2026.
        Ada Marsh: I will send the rota round by Friday.
        Tom Wilk: Agreed, and I will book the hall for the summer fair.
        Ada Marsh: So it is agreed, we will keep the Thursday surgery at the library. Twelve people wrote in about it.
        Tom Wilk: I am worried that the heating fails again this winter.
        Ada Marsh: Then we decided that the heating is looked at before September.
        """;

    private Site? _busy;
    private Site? _idle;
    private Site? _new;
    private Site? _office;
    private Site? _watched;
    private string _draft = "", _edited = "", _harm = "", _approved = "", _rejected = "", _failed = "", _erased = "", _queued = "", _cancelled = "", _summary = "", _long = "", _nameless = "";

    /// <summary>Every state by its name; a state without steps is an address alone.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "home of a newcomer", "home with work", "home with a wrong form", "home with more choices", "older work", "how it works", "tokens", "tokens with a wrong form", "a token just made", "not found",
        "waiting", "cancelled", "failed", "draft", "draft with sources open", "drawer", "summary", "edited draft", "a draft with a warning that blocks", "a review that was refused", "approved", "rejected",
        "deleted", "asking before deletion", "change a line", "change an action", "change a person", "change the head", "add a line", "add a line from the source", "a form with errors", "a conflict",
        "name the speakers", "names with errors", "a conflict of names", "changes", "no changes", "a review with errors", "a review of a draft that was changed", "a change of what was approved", "speakers without names",
        "roles", "break-glass", "break-glass with errors", "reviews in figures", "not allowed", "people", "a place in the source", "the whole source", "long names",
    ];

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is null)
        {
            return;
        }

        _new = await Site.StartAsync();
        _idle = await Site.StartAsync(("Service__Worker", "false"));
        _office = await Site.StartAsync(("Service__LocalRoles", "Governance,TeamAdmin"));
        _watched = await Site.StartAsync(("Service__LocalRoles", "User,Reviewer,Governance"));
        await WatchAsync(_watched);
        _busy = await Site.StartAsync();
        _draft = await _busy.DraftAsync("talk.txt", Talk, ("kind", "minutes"));
        _edited = await _busy.DraftAsync("edited.txt", Talk, ("kind", "minutes"));
        await EditAsync(_edited, "Text", "The heating is to be looked at by a plumber on 3 June.");
        _harm = await _busy.DraftAsync("harm.txt", Talk, ("kind", "minutes"));
        await EditAsync(_harm, "Text", "The caretaker threatened to kill a neighbour.");
        _approved = await _busy.DraftAsync("approved.txt", Talk, ("kind", "minutes"));
        await ReviewAsync(_approved, ("outcome", "approved"), ("reason", "Read against the recording"));
        _rejected = await _busy.DraftAsync("rejected.txt", Talk, ("kind", "minutes"));
        await ReviewAsync(_rejected, ("outcome", "rejected"), ("reason", "The wrong meeting"));
        _failed = await _busy.SubmitAsync("broken.pdf", "%PDF-1.7 nothing of the kind"u8.ToArray(), ("kind", "minutes"));
        await _busy.EndAsync(_failed);
        _erased = await _busy.DraftAsync("erased.txt", Talk, ("kind", "minutes"));
        using (await _busy.PostAsync($"{_erased}/delete", $"{_erased}/erase", ("ground", "test")))
        {
        }

        _summary = await _busy.SubmitAsync("notice.html", await File.ReadAllBytesAsync(RepositoryRoot.Combine("seeds", "documents", "public-notice.html")), ("kind", "summary"));
        await _busy.EndAsync(_summary);
        _long = await _busy.DraftAsync(
            "Minutes_of_the_extraordinary_meeting_of_the_joint_strategic_commissioning_board_FINAL_final_v12_reallyfinal.txt",
            "Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley: I will write to https://intranet.example.gov.uk/a/very/long/address/that/nobody/can/break/anywhere/at/all/2026 by Friday.",
            ("kind", "minutes"));
        _nameless = await _busy.DraftAsync(
            "unnamed.txt", Talk.Replace("Ada Marsh", "SPEAKER_01", StringComparison.Ordinal).Replace("Tom Wilk", "SPEAKER_02", StringComparison.Ordinal), ("kind", "minutes"));
        _queued = await _idle.SubmitAsync("waiting.txt", "Ada: yes."u8.ToArray());
        _cancelled = await _idle.SubmitAsync("cancelled.txt", "Ada: yes."u8.ToArray());
        using (await _idle.PostAsync(_cancelled, $"{_cancelled}/cancel"))
        {
        }
    }

    /// <summary>Brings a visitor into a state.</summary>
    internal async Task<Visit> EnterAsync(Chromium chromium, string name, int width = 1280)
    {
        var site = name switch
        {
            "home of a newcomer" => _new,
            "waiting" or "cancelled" => _idle,
            "roles" or "break-glass" or "break-glass with errors" or "people" => _office,
            "reviews in figures" => _watched,
            _ => _busy,
        };
        var visit = await chromium.VisitAsync(site ?? throw new InvalidOperationException("The services have not started."), width);
        await visit.GoAsync(AddressOf(name));
        await StepsAsync(visit.Page, name);
        return visit;
    }

    private string AddressOf(string name) => name switch
    {
        "home of a newcomer" or "home with work" or "home with more choices" => "/",
        "home with a wrong form" => "/?problem=empty-file",
        "older work" => $"/?before={_summary.Split('/')[^1]}",
        "how it works" => "/help",
        "tokens" or "tokens with a wrong form" or "a token just made" => "/tokens",
        "not found" => "/jobs/019f6a3c-77aa-7c1e-8d10-52c4b7a90e00",
        "waiting" => _queued,
        "cancelled" => _cancelled,
        "failed" => _failed,
        "draft" or "draft with sources open" or "drawer" => _draft,
        "summary" => _summary,
        "edited draft" => _edited,
        "a draft with a warning that blocks" or "a review that was refused" or "a review with errors" or "a review of a draft that was changed" => _harm,
        "a change of what was approved" => $"{_approved}/edit?line=decisions.0",
        "speakers without names" => _nameless,
        "roles" => "/roles",
        "break-glass" or "break-glass with errors" or "reviews in figures" or "not allowed" => "/governance",
        "people" => "/people",
        "approved" => _approved,
        "rejected" => _rejected,
        "deleted" => _erased,
        "asking before deletion" => $"{_draft}/delete",
        "change a line" or "a conflict" => $"{_draft}/edit?line=decisions.0",
        "change an action" or "a form with errors" => $"{_draft}/edit?line=actions.0",
        "change a person" => $"{_draft}/edit?line=attendees.0",
        "change the head" => $"{_draft}/edit?line=head.0",
        "add a line" => $"{_draft}/edit?add=decisions.0",
        "add a line from the source" => $"{_draft}/edit?add=decisions.0&segment=2",
        "name the speakers" or "names with errors" or "a conflict of names" => $"{_draft}/speakers",
        "changes" => $"{_edited}/changes",
        "no changes" => $"{_draft}/changes",
        "a place in the source" => $"{_draft}/source/3",
        "the whole source" => $"{_draft}/source",
        "long names" => _long,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such state."),
    };

    private static async Task StepsAsync(IPage page, string name)
    {
        switch (name)
        {
            case "home with more choices":
                await page.ClickAsync("summary");
                break;
            case "tokens with a wrong form":
                await page.UncheckAsync("#scope-read");
                await page.ClickAsync("main form button");
                await page.WaitForSelectorAsync(".error-summary");
                break;
            case "a token just made":
                await page.FillAsync("#name", "nightly import");
                await page.ClickAsync("main form button");
                await page.WaitForSelectorAsync("#made");
                break;
            case "draft with sources open":
                await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
                break;
            case "drawer":
                await page.ClickAsync(".people a[data-drawer]");
                await page.WaitForSelectorAsync("dialog[open] .here");
                break;
            case "a review that was refused":
                await page.CheckAsync("#outcome-approved");
                await page.ClickAsync("#review button");
                await page.WaitForSelectorAsync(".error-summary");
                break;
            case "a review with errors":
                await page.SelectOptionAsync("[id^=how-]", "checked");
                await page.CheckAsync("#outcome-rejected");
                await page.ClickAsync("#review button");
                await page.WaitForSelectorAsync(".error-summary");
                break;
            case "a review of a draft that was changed":
                await page.EvaluateAsync("() => document.querySelector('#review [name=contentHash]').value = '0'.repeat(64)");
                await page.CheckAsync("#outcome-rejected");
                await page.FillAsync("#reason", "The second decision was never taken.");
                await page.ClickAsync("#review button");
                await page.WaitForSelectorAsync(".error-summary");
                break;
            case "break-glass with errors":
                await page.ClickAsync("main button");
                await page.WaitForSelectorAsync(".error-summary");
                break;
            case "a form with errors":
                await page.FillAsync("#Text", " ");
                await page.ClickAsync("button[value=save]");
                await page.WaitForSelectorAsync(".error-summary");
                break;
            case "a conflict":
                await Stale(page, "Base");
                await page.FillAsync("#Text", "What I typed.");
                await page.ClickAsync("button[value=save]");
                await page.WaitForSelectorAsync("#conflict");
                break;
            case "names with errors":
                await page.EvaluateAsync("() => document.querySelector('#name-0').removeAttribute('maxlength')");
                await page.FillAsync("#name-0", new string('x', 101));
                await page.ClickAsync("main button");
                await page.WaitForSelectorAsync(".error-summary");
                break;
            case "a conflict of names":
                await Stale(page, "seen");
                await page.ClickAsync("main button");
                await page.WaitForSelectorAsync("#conflict");
                break;
            default:
                break;
        }

        await page.WaitForLoadStateAsync();
    }

    /// <summary>As if somebody else had stored a version after the page was loaded.</summary>
    private static Task<JsonElement?> Stale(IPage page, string field) => page.EvaluateAsync("field => document.querySelector(`[name=${field}]`).value = '0'.repeat(64)", field);

    private async Task EditAsync(string job, string field, string text)
    {
        var site = _busy ?? throw new InvalidOperationException("The service has not started.");
        var form = await site.Client.GetStringAsync($"{job}/edit?line=decisions.0");
        using var answer = await site.PostAsync($"{job}/edit?line=decisions.0", $"{job}/edit", ("Place", "decisions.0"), ("Base", BaseField().Match(form).Groups[1].Value), (field, text), ("Do", "save"));
        answer.RequestMessage?.RequestUri?.Query.ShouldStartWith("?saved=");
    }

    private Task ReviewAsync(string job, params (string Name, string Value)[] fields) =>
        ReviewAsync(_busy ?? throw new InvalidOperationException("The service has not started."), job, fields);

    /// <summary>A team whose reviews are quicker than anybody reads, and a job that governance has opened.</summary>
    private static async Task WatchAsync(Site site)
    {
        var jobs = new List<string>();
        foreach (var outcome in new[] { "approved", "approved", "rejected", "escalated" })
        {
            jobs.Add(await site.DraftAsync($"talk-{jobs.Count}.txt", Talk, ("kind", "minutes")));
            await ReviewAsync(site, jobs[^1], ("outcome", outcome), ("reason", "As the team has it"));
        }

        using var opened = await site.PostAsync("/governance", "/governance", ("work", jobs[0].Split('/')[^1]), ("reason", "A complaint about what was minuted, reference 24/117"), ("minutes", "30"));
        opened.EnsureSuccessStatusCode();
    }

    private static async Task ReviewAsync(Site site, string job, params (string Name, string Value)[] fields)
    {
        var hash = HashField().Match(await site.Client.GetStringAsync(job)).Groups[1].Value;
        using var answer = await site.PostAsync(job, $"{job}/review", [.. fields, ("contentHash", hash)]);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in new[] { _busy, _idle, _new, _office, _watched })
        {
            await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    [GeneratedRegex("name=\"Base\" value=\"([^\"]+)\"")]
    private static partial Regex BaseField();

    [GeneratedRegex("name=\"contentHash\" value=\"([^\"]+)\"")]
    private static partial Regex HashField();
}
