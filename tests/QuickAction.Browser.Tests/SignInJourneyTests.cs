using Microsoft.Playwright;
using QuickAction.TestKit;
using QuickAction.Web.Tests.Identity;

namespace QuickAction.Browser.Tests;

/// <summary>
/// A person's day with the organisation's sign-in, in a real browser, with a provider that we did not write. What cookies, the content security policy and a
/// link from elsewhere do to each other shows only here.
/// </summary>
public sealed class SignInJourneyTests(Chromium chromium) : IAsyncLifetime
{
    private SignInHost? _host;

    private SignInHost Host => _host ?? throw new InvalidOperationException("The service has not started.");

    public async ValueTask InitializeAsync() => _host = Chromium.Program is null ? null : await SignInHost.StartAsync();

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_person_signs_in_works_approves_proves_who_they_are_deletes_and_signs_out()
    {
        await using var visit = await chromium.VisitAsync(_host?.Address ?? "");
        var page = visit.Page;
        await visit.GoAsync("/");
        await SignInAsync(page);
        (await page.Locator("header.top").InnerTextAsync()).ShouldContain("Ann Featherstone");
        var job = await DraftAsync(page);

        await page.CheckAsync("#outcome-approved");
        await page.ClickAsync("text=Record the decision");
        await page.WaitForSelectorAsync("text=Approved by Ann Featherstone");
        await page.ClickAsync("text=Delete this work");
        await SignInAsync(page);
        page.Url.ShouldBe($"{Host.Address}{job}/delete");
        await page.CheckAsync("#ground-test");
        await page.ClickAsync("text=Delete it for good");
        await page.WaitForSelectorAsync("text=That the work took place stays on record");

        await page.ClickAsync("text=Sign out");
        await page.ClickAsync("button[name=logout]");
        await page.WaitForSelectorAsync("text=You have signed out");
        (await page.Context.CookiesAsync([Host.Address])).ShouldNotContain(c => c.Name == "__Host-qa");
        await visit.GoAsync(job);
        await page.WaitForSelectorAsync("[name=login]");
    }

    [Fact]
    public async Task Words_that_are_being_typed_outlive_a_link_from_elsewhere_and_the_end_of_the_session()
    {
        await using var visit = await chromium.VisitAsync(_host?.Address ?? "");
        var page = visit.Page;
        await visit.GoAsync("/");
        await SignInAsync(page);
        var job = await DraftAsync(page);

        await visit.GoAsync($"{job}/edit?line=decisions.0");
        await page.FillAsync("#Text", "The keys are kept in the office.");
        var mail = await page.Context.NewPageAsync();
        await mail.SetContentAsync($"<a href=\"{Host.Address}/\">The service</a>");
        await mail.ClickAsync("a");
        await mail.WaitForSelectorAsync("text=Make a draft");
        await page.ClickAsync("button[value=save]");
        await page.WaitForSelectorAsync(".lines [role=status]");
        (await page.Locator("#line-decisions-0").InnerTextAsync()).ShouldContain("The keys are kept in the office.");

        await page.Clock.InstallAsync();
        await visit.GoAsync($"{job}/edit?line=decisions.0");
        await page.FillAsync("#Text", "Somebody <b>else</b> keeps them.");
        await page.Clock.FastForwardAsync("28:00");
        await page.ClickAsync("text=Stay signed in");
        await page.WaitForSelectorAsync("#session", new PageWaitForSelectorOptions { State = WaitForSelectorState.Hidden });
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "__Host-qa" });
        await page.Clock.FastForwardAsync("31:00");
        await page.WaitForSelectorAsync("text=You have been signed out");
        (await page.InputValueAsync("#Text")).ShouldBe("Somebody <b>else</b> keeps them.");

        await page.ClickAsync("button[value=save]");
        await page.WaitForSelectorAsync("text=What you typed");
        (await page.InputValueAsync("#kept-0")).ShouldBe("Somebody <b>else</b> keeps them.");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("You have been signed out");
    }

    private static async Task<string> DraftAsync(IPage page)
    {
        await page.SetInputFilesAsync("#file", RepositoryRoot.Combine("seeds", "transcripts", "team-meeting.vtt"));
        await page.ClickAsync("form.card > button");
        await page.WaitForSelectorAsync("#review-title");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Goes through whatever the provider shows until the service's own page is there.</summary>
    private static async Task SignInAsync(IPage page)
    {
        var attached = new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached };
        await page.FillAsync("[name=login]", "ann");
        await page.FillAsync("[name=password]", "any");
        await page.ClickAsync("button[type=submit]");
        await page.WaitForSelectorAsync("input[name=prompt][value=consent], header.top", attached);
        if (await page.Locator("input[name=prompt][value=consent]").CountAsync() > 0)
        {
            await page.ClickAsync("button[type=submit]");
        }

        await page.WaitForSelectorAsync("header.top", attached);
    }
}
