using Microsoft.Playwright;
using QuickAction.TestKit;

namespace QuickAction.Browser.Tests;

/// <summary>One real browser for all tests: Debian's, which tests/run installs.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Program { get; } = Environment.GetEnvironmentVariable("QUICKACTION_CHROMIUM") ?? Programs.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            // As root it runs without its sandbox only; it sees nothing here but our own pages.
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>A window of its own, with nothing that another one has left.</summary>
    internal Task<Visit> VisitAsync(Site site, int width = 1280, bool script = true) => VisitAsync(site.Address, width, script);

    /// <summary>Whatever certificate the service has is taken: a test makes its own.</summary>
    internal async Task<Visit> VisitAsync(string address, int width = 1280, bool script = true)
    {
        Assert.SkipUnless(OutsideProgram.EverythingIsInstalled || _browser is not null, "Waits for `apt-get install chromium`, which tests/run does.");
        OutsideProgram.NeedPackages();
        var browser = _browser ?? throw new InvalidOperationException("There is no chromium; tests/run installs it.");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            IgnoreHTTPSErrors = true,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = "en-GB",
            AcceptDownloads = true,
        });
        // Patient: a machine that does much else at once is no fault of the pages.
        context.SetDefaultTimeout(120_000);
        return await Visit.InAsync(context);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
