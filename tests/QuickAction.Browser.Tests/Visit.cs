using System.Text.Json;
using Microsoft.Playwright;
using QuickAction.TestKit;

namespace QuickAction.Browser.Tests;

/// <summary>A person at the pages, with an ear for what the browser complains of.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(RepositoryRoot.Combine("tests", "outside", "node_modules", "axe-core", "axe.min.js")));
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Visit> InAsync(IBrowserContext context)
    {
        var visit = new Visit(context, await context.NewPageAsync());
        // That a page was not found, or changed meanwhile, is the page itself and no fault of it.
        visit.Page.Console += (_, message) => visit.Hear(message.Type == "error" && !message.Text.Contains("status of 40", StringComparison.Ordinal), message.Text);
        visit.Page.PageError += (_, error) => visit.Hear(true, error);
        visit.Page.RequestFailed += (_, request) => visit.Hear(request.Failure is not ("net::ERR_ABORTED" or null), $"{request.Url}: {request.Failure}");
        return visit;
    }

    public Task GoAsync(string path) => Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    /// <summary>Nothing that the browser had to complain of: no error of a script, no breach of the content security policy, nothing that could not be loaded.</summary>
    public void ShouldHaveNoComplaint()
    {
        lock (_complaints)
        {
            _complaints.ShouldBeEmpty();
        }
    }

    /// <summary>What axe-core finds against WCAG 2.2 AA and good practice, a line each.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        await Page.EvaluateAsync(Axe.Value);
        var found = await Page.EvaluateAsync<JsonElement>("tags => axe.run(document, { runOnly: tags })", Standards);
        found.GetProperty("passes").GetArrayLength().ShouldBeGreaterThan(10);
        return
        [
            .. found.GetProperty("violations").EnumerateArray().SelectMany(v => v.GetProperty("nodes").EnumerateArray()
                .Select(n => $"{v.GetProperty("id").GetString()}: {n.GetProperty("html").GetString()}")),
        ];
    }

    /// <summary>Whether a reader has to scroll sideways.</summary>
    public Task<bool> IsTooWideAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>Presses Tab until something has the focus.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var i = 0; i < 400; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }
        }

        throw new ShouldAssertException($"Nothing of {selector} can be reached with the Tab key.");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Hear(bool isComplaint, string text)
    {
        if (isComplaint)
        {
            lock (_complaints)
            {
                _complaints.Add(text);
            }
        }
    }
}
