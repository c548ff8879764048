using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Web.Queue;

/// <summary>Quartz, persistent: in a SQLite file of its own, or clustered in the store's PostgreSQL. A process that runs no jobs has none of it.</summary>
internal static class QueueServices
{
    /// <param name="hasTables">Whether Quartz's tables were made for it.</param>
    public static void AddQueue(this IServiceCollection services, QuickActionSettings settings, bool hasTables)
    {
        services.AddSingleton<QueueSignal>();
        services.AddHostedService<Publisher>();
        if (!settings.Service.Worker)
        {
            return;
        }

        services.AddSingleton<Drain>();
        services.AddSingleton<RunsHere>();
        services.AddHostedService<IdleMemory>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "quickaction";
                scheduler.GenerateInstanceId = true;
                // What another node has handed over is found by looking; what this one has, at once.
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(settings.Store.Connection.Length > 0 ? 1 : 5);
            });
            quartz.UseDefaultThreadPool(settings.Service.Concurrency);
            quartz.UsePersistentStore(store => Persist(store, settings, hasTables));
        });
        // Quartz waits for what runs: the drain says how long that may be.
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.AddSingleton<QuartzQueue>();
        services.AddHostedService<Releaser>();
        services.AddHostedService<Reconciler>();
        services.AddHostedService<Retention>();
    }

    private static void Persist(IPersistentStoreBuilder store, QuickActionSettings settings, bool hasTables)
    {
        if (settings.Store.Connection.Length > 0)
        {
            store.UsePostgres(NpgsqlFactory.Instance, settings.Store.Connection);
            store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
        }
        else
        {
            SqliteLibrary.Use();
            var file = Path.Combine(settings.DataFolder, "queue.db");
            store.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);
        }

        if (!hasTables)
        {
            store.ProvisionSchema();
        }
    }
}
