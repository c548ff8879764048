using QuickAction.Core.Jobs;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Jobs;

namespace QuickAction.Web.Uploads;

internal static class UploadServices
{
    public static void AddUploads(this IServiceCollection services, QuickActionSettings settings)
    {
        if (settings.Service.Uploads.ClamdEndPoint() is { } clamd)
        {
            services.AddSingleton<IMalwareScanner>(new ClamdScanner(clamd, TimeSpan.FromSeconds(settings.Service.Uploads.ClamdSeconds)));
        }

        services.AddSingleton<IQuarantine, Quarantine>();
        services.AddSingleton(s => new UploadQuota(s.GetRequiredService<IStoredUploads>(), settings.Service.Uploads));
        services.AddSingleton(s => new FileIntake(
            s.GetRequiredService<IFileVault>(),
            s.GetRequiredService<IQuarantine>(),
            settings.Limits,
            settings.Service.Uploads,
            s.GetRequiredService<ILogger<FileIntake>>(),
            s.GetService<IMalwareScanner>()));
    }
}
