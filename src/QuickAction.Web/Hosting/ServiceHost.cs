using QuickAction.Core.Settings;
using QuickAction.Core.Work;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;
using QuickAction.Web.Pages;
using QuickAction.Web.Problems;
using QuickAction.Web.Queue;
using QuickAction.Web.Submission;
using QuickAction.Web.Telemetry;
using QuickAction.Web.Uploads;

namespace QuickAction.Web.Hosting;

/// <summary>Puts the service together: settings, store, queue, identity, routes. What is wrong with any of them stops the start with one line.</summary>
internal static partial class ServiceHost
{
    public static async Task<WebApplication> BuildAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = SettingsLoader.Load(AppContext.BaseDirectory, builder.Configuration);
        settings = settings with { DataFolder = Path.GetFullPath(settings.DataFolder.Length == 0 ? "data" : settings.DataFolder) };
        ListenAddresses.RequireLoopback(builder.Configuration, settings.Service);
        builder.Services.AddTelemetry(builder.Configuration);

        builder.Logging.Configure();
        RequestLimits.KeepThreads(settings.Service);
        builder.WebHost.ConfigureKestrel(kestrel => RequestLimits.Apply(kestrel, settings.Service));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.Service.DrainSeconds + 10));

        var shop = new Workshop(settings, AppContext.BaseDirectory);
        var store = await shop.OpenStoreAsync(dataFolder: null, CancellationToken.None);
        builder.Services.AddStore(store, shop);
        builder.Services.AddUploads(settings);
        builder.Services.AddSubmission();
        builder.Services.AddQueue(settings, settings.Service.Worker && await QueueTables.MakeAsync(settings.Store, CancellationToken.None));
        builder.Services.AddIdentity(settings);
        builder.Services.AddProblems();
        builder.Services.AddRequestJson();
        builder.Services.AddRateLimits(settings);
        builder.Services.AddSingleton<Health>();
        builder.Services.AddApiDescription();
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Pages").AddMvcOptions(mvc => mvc.Filters.Add(new HandledMethodsOnly()));
        builder.Services.AddPageForgery(settings.Service.Identity.Mode);

        var app = builder.Build();
        await LocalIdentity.NoteAsync(app.Services, settings);
        foreach (var warning in await store.RoleFaultAsync(CancellationToken.None) is { } fault ? store.Warnings.Append(fault) : store.Warnings)
        {
            LogWarning(app.Logger, warning);
        }

        app.UseRequestTraces();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseLoopbackOnly(settings.Service);
        app.UseOwnPagesOnly(settings.Service);
        app.UseRequestLimits(settings.Service);
        app.UseRouting();
        app.UseOnlyWhenOpened();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapApiDescription();
        app.MapHealth();
        app.MapPublicLog();
        app.MapApi(settings.Service.Identity.Mode);
        app.MapPageForms();
        app.MapBreakGlass();
        app.MapStyle();
        app.MapProblemPages();
        app.MapSecurityText();
        app.MapSignOut(settings.Service.Identity);
        app.MapRazorPages();
        EndpointGuard.Require(app);
        return app;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogWarning(ILogger logger, string warning);
}
