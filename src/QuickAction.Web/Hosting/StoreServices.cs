using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Isolation;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Jobs;
using QuickAction.Core.Storage.Log;
using QuickAction.Core.Work;
using QuickAction.Web.Api;

namespace QuickAction.Web.Hosting;

/// <summary>The store and what is built on it, once for the process.</summary>
internal static class StoreServices
{
    public static void AddStore(this IServiceCollection services, AuditStore store, Workshop shop)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(shop);
        services.AddSingleton(shop.Templates());
        // Given by a factory, so that the container disposes of it.
        services.AddSingleton(_ => store);
        services.AddSingleton<IFileVault, FileVault>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<IJobStore>(s => s.GetRequiredService<JobStore>());
        services.AddSingleton<IJobRuns>(s => s.GetRequiredService<JobStore>());
        services.AddSingleton<IReviewStore>(s => s.GetRequiredService<JobStore>());
        services.AddSingleton<ShownContent>();
        services.AddSingleton<IWorkFigures, WorkFigures>();
        services.AddSingleton<IReviewFigures, ReviewFigures>();
        services.AddSingleton<IStoredUploads, UploadCount>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<IIdempotencyKeys, IdempotencyKeys>();
        services.AddSingleton<ExportLog>();
        IsolatedReader.SweepLeftovers(TimeProvider.System);
        services.AddSingleton<IFileReader>(new IsolatedReader(ReaderProgram.Of(typeof(Program).Assembly), shop.Settings.Limits));
        services.AddSingleton<JobWorker>();
    }
}
