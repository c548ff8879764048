using Microsoft.Playwright;
using QuickAction.TestKit;

namespace QuickAction.Browser.Tests;

/// <summary>
/// Renews the pictures of docs/screenshots: <c>QUICKACTION_SCREENSHOTS=1 artifacts/bin/QuickAction.Browser.Tests/debug/QuickAction.Browser.Tests
/// --filter-class '*ScreenshotTests*'</c>. With a folder in the variable instead of 1, every state at both widths goes there, for whoever wants to look.
/// </summary>
public sealed class ScreenshotTests(Chromium chromium, States states)
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private const int MostBytes = 300_000;
    private static readonly string? Asked = Environment.GetEnvironmentVariable("QUICKACTION_SCREENSHOTS");

    [Fact]
    public async Task The_pictures_are_renewed()
    {
        Assert.SkipUnless(Asked == "1", "Waits for QUICKACTION_SCREENSHOTS=1: it writes into docs/screenshots.");
        var folder = RepositoryRoot.Combine("docs", "screenshots");
        Directory.CreateDirectory(folder);
        await using var site = await Site.StartAsync();
        await SeeAsync(site, "/", "home", Desktop);
        var meeting = await BringAsync(site, "team-meeting.vtt");
        await SeeAsync(site, meeting, "draft", Desktop);
        await SeeAsync(site, meeting, "draft-phone", Phone);
        await SeeAsync(site, meeting, "source", Desktop, async page =>
        {
            await page.Locator(".lines details summary").First.ClickAsync();
            await page.Locator(".lines details[open] a[data-drawer]").First.ClickAsync();
            await page.WaitForSelectorAsync("dialog[open] mark");
        });
        await SeeAsync(site, $"{meeting}/edit?line=decisions.0", "edit", Desktop);
        await SeeConflictAsync(site, meeting);
        await SeeAsync(site, $"{meeting}/changes", "changes", Desktop);
        await SeeReviewAsync(site, await BringAsync(site, "supervision.txt"));
        await SeeAsync(site, await BringAsync(site, "care-act-assessment.srt"), "assessment", Desktop);
        var broken = await site.SubmitAsync("report.pdf", "%PDF-1.7 nothing of the kind"u8.ToArray());
        await site.EndAsync(broken);
        await SeeAsync(site, broken, "failed", Desktop);
        await SeeAsync(site, "/", "home-phone", Phone);
        Directory.EnumerateFiles(folder, "*.png").Where(f => new FileInfo(f).Length > MostBytes).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_state_is_there_to_be_looked_at()
    {
        Assert.SkipUnless(Asked is not (null or "1"), "Waits for a folder in QUICKACTION_SCREENSHOTS.");
        Directory.CreateDirectory(Asked ?? "");
        foreach (var state in States.Names)
        {
            foreach (var width in new[] { Desktop, Phone })
            {
                await using var visit = await states.EnterAsync(chromium, state, width);
                await TakeAsync(visit.Page, Path.Combine(Asked ?? "", $"{state.Replace(' ', '-')}-{width}.png"), isWhole: true);
            }
        }
    }

    private static async Task<string> BringAsync(Site site, string transcript)
    {
        var job = await site.SubmitAsync(transcript, await File.ReadAllBytesAsync(RepositoryRoot.Combine("seeds", "transcripts", transcript)), ("kind", "minutes"));
        (await site.EndAsync(job)).ShouldStartWith("needsReview");
        return job;
    }

    private async Task SeeAsync(Site site, string address, string name, int width, Func<IPage, Task>? first = null)
    {
        await using var visit = await chromium.VisitAsync(site, width);
        await visit.GoAsync(address);
        await (first?.Invoke(visit.Page) ?? Task.CompletedTask);
        await TakeAsync(visit.Page, PathOf(name));
    }

    /// <summary>Somebody is quicker than somebody else.</summary>
    private async Task SeeConflictAsync(Site site, string job)
    {
        await using var one = await chromium.VisitAsync(site);
        await using var two = await chromium.VisitAsync(site);
        await one.GoAsync($"{job}/edit?line=actions.0");
        await two.GoAsync($"{job}/edit?line=actions.0");
        await one.Page.FillAsync("#Due", "by the end of the week");
        await one.Page.ClickAsync("button[value=save]");
        await one.Page.WaitForSelectorAsync(".lines [role=status]");
        await TakeAsync(one.Page, PathOf("saved"));
        await two.Page.FillAsync("#Text", $"{await two.Page.InputValueAsync("#Text")} This was said twice.");
        await two.Page.ClickAsync("button[value=save]");
        await two.Page.WaitForSelectorAsync("#conflict");
        await TakeAsync(two.Page, PathOf("conflict"));
    }

    private async Task SeeReviewAsync(Site site, string job)
    {
        await using var visit = await chromium.VisitAsync(site);
        await visit.GoAsync($"{job}#review");
        await TakeAsync(visit.Page, PathOf("review"));
        foreach (var warning in await visit.Page.Locator("select[name^=how-]").AllAsync())
        {
            await warning.SelectOptionAsync("checked");
        }

        foreach (var why in await visit.Page.Locator("input[name^=why-]").AllAsync())
        {
            await why.FillAsync("Listened to it again; it is as she said it.");
        }

        await visit.Page.CheckAsync("#outcome-approved");
        await visit.Page.ClickAsync("text=Record the decision");
        await visit.Page.WaitForSelectorAsync("text=Approved by");
        await TakeAsync(visit.Page, PathOf("approved"));
    }

    private static string PathOf(string name) => RepositoryRoot.Combine("docs", "screenshots", $"{name}.png");

    private static async Task TakeAsync(IPage page, string path, bool isWhole = false) =>
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = isWhole, Animations = ScreenshotAnimations.Disabled });
}
