using System.IO.Compression;
using Microsoft.Playwright;
using QuickAction.TestKit;

namespace QuickAction.Browser.Tests;

/// <summary>A newcomer's way from a transcript to an approved document.</summary>
public sealed class JourneyTests(Chromium chromium)
{
    private static readonly string Transcript = RepositoryRoot.Combine("seeds", "transcripts", "team-meeting.vtt");

    [Fact]
    public async Task A_newcomer_comes_from_a_transcript_to_an_approved_document()
    {
        await using var site = await Site.StartAsync();
        await using var visit = await chromium.VisitAsync(site);
        var page = visit.Page;

        await visit.GoAsync("/");
        await page.SetInputFilesAsync("#file", Transcript);
        await page.ClickAsync("text=Make a draft >> nth=-1");
        // The page follows the work by itself and shows the draft when it is there.
        await page.WaitForSelectorAsync("#review-title");
        await page.Locator(".lines details summary").First.ClickAsync();
        await page.Locator(".lines details[open] a[data-drawer]").First.ClickAsync();
        await page.WaitForSelectorAsync("dialog[open] mark");
        (await page.Locator("dialog mark").InnerTextAsync()).ShouldNotBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator("dialog[open]").CountAsync()).ShouldBe(0);

        var line = page.Locator("#line-decisions-0");
        var before = await line.Locator("p").First.InnerTextAsync();
        await line.GetByText("Change").Last.ClickAsync();
        await page.FillAsync("#Text", $"{before} The caretaker has 41 keys.");
        await page.ClickAsync("button[value=save]");
        (await page.Locator("[role=status]").InnerTextAsync()).ShouldContain("The source does not carry these words");
        (await page.Locator("#line-decisions-0").InnerTextAsync()).ShouldContain("Reviewer’s own words");
        await page.ClickAsync("text=Undo this change");
        (await page.Locator("#line-decisions-0 p").First.InnerTextAsync()).ShouldBe(before);
        await page.ClickAsync("text=See all changes");
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(3);
        await page.ClickAsync("text=Back to the draft");

        await ApproveAsync(page);
        (await FinalAsync(page)).ShouldNotContain("DRAFT");
        visit.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task The_same_way_can_be_gone_by_keyboard_alone()
    {
        await using var site = await Site.StartAsync();
        await using var visit = await chromium.VisitAsync(site);
        var page = visit.Page;

        await visit.GoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("() => document.activeElement.className")).ShouldBe("skip");
        await page.Keyboard.PressAsync("Enter");
        await visit.TabToAsync("#file");
        // Chromium 156 does not open it with Enter.
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Space"));
        await chooser.SetFilesAsync(Transcript);
        await visit.TabToAsync("form.card > button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#review-title");

        await visit.TabToAsync(".lines details summary");
        await page.Keyboard.PressAsync("Enter");
        await visit.TabToAsync(".lines a[data-drawer]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("dialog[open] mark");
        await page.Keyboard.PressAsync("Escape");
        (await page.EvaluateAsync<bool>("() => document.activeElement.matches('a[data-drawer]')")).ShouldBeTrue("The focus goes back to where it came from.");

        await visit.TabToAsync("#line-actions-0 a[href*=edit]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#Owner");
        await visit.TabToAsync("#Owner");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Marsha Everett");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=changed by you");
        (await page.Locator("#line-actions-0").InnerTextAsync()).ShouldContain("Marsha Everett");
        await visit.TabToAsync("form[action$=restore] button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=The earlier version is back");

        await visit.TabToAsync("#outcome-approved");
        await page.Keyboard.PressAsync("Space");
        await visit.TabToAsync("#review button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=Approved by");
        await visit.TabToAsync("a[href*='docx']");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        download.SuggestedFilename.ShouldBe("team-meeting.docx");
        visit.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task Without_a_script_and_on_a_phone_it_is_the_same_way()
    {
        await using var site = await Site.StartAsync();
        await using var visit = await chromium.VisitAsync(site, width: 390, script: false);
        var page = visit.Page;

        await visit.GoAsync("/");
        await page.SetInputFilesAsync("#file", Transcript);
        await page.ClickAsync("form.card > button");
        // The page loads itself again until the draft is there.
        await page.WaitForSelectorAsync("#review-title");
        await page.Locator(".lines details summary").First.ClickAsync();
        await page.Locator(".lines details[open] a[data-drawer]").First.ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("In the source");
        await page.ClickAsync("text=Back to the draft");
        await page.Locator("#line-actions-0").GetByText("Change").Last.ClickAsync();
        await page.FillAsync("#Owner", "Marsha Everett");
        await page.ClickAsync("button[value=save]");
        (await page.Locator("[role=status]").InnerTextAsync()).ShouldContain("Version 2, changed by you");
        await ApproveAsync(page);
        (await FinalAsync(page)).ShouldNotContain("DRAFT");
    }

    [Fact]
    public async Task Two_who_change_the_same_draft_lose_nothing()
    {
        await using var site = await Site.StartAsync();
        var job = await site.DraftAsync("talk.txt", "Ada Marsh: I will send the rota round by Friday.\nTom Wilk: Agreed, and I will book the hall.\n");
        await using var one = await chromium.VisitAsync(site);
        await using var two = await chromium.VisitAsync(site);
        await one.GoAsync($"{job}/edit?line=actions.0");
        await two.GoAsync($"{job}/edit?line=actions.0");
        await one.Page.FillAsync("#Text", "Ada Marsh to send the rota.");
        await one.Page.ClickAsync("button[value=save]");

        await two.Page.FillAsync("#Text", "The rota is sent round by Ada Marsh.");
        await two.Page.ClickAsync("button[value=save]");

        await two.Page.WaitForSelectorAsync("#conflict");
        (await two.Page.TitleAsync()).ShouldStartWith("Changed meanwhile: ");
        (await two.Page.Locator(".notice").InnerTextAsync()).ShouldContain("Ada Marsh to send the rota.");
        (await two.Page.InputValueAsync("#Text")).ShouldBe("The rota is sent round by Ada Marsh.");
        await two.Page.ClickAsync("button[value=save]");
        await two.Page.WaitForSelectorAsync("#line-actions-0");
        (await two.Page.Locator("#line-actions-0").InnerTextAsync()).ShouldContain("The rota is sent round by Ada Marsh.");
        await two.GoAsync($"{job}/changes");
        (await two.Page.Locator("tbody tr").CountAsync()).ShouldBe(3);
    }

    private static async Task ApproveAsync(IPage page)
    {
        await page.CheckAsync("#outcome-approved");
        await page.ClickAsync("text=Record the decision");
        await page.WaitForSelectorAsync("text=Approved by");
    }

    /// <summary>The text of the final Word document.</summary>
    private static async Task<string> FinalAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[href*='docx']"));
        download.SuggestedFilename.ShouldBe("team-meeting.docx");
        await using var file = File.OpenRead(await download.PathAsync());
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        using var reader = new StreamReader(await zip.GetEntry("word/document.xml").ShouldNotBeNull().OpenAsync());
        var text = await reader.ReadToEndAsync();
        text.ShouldContain("pproved");
        return text;
    }
}
