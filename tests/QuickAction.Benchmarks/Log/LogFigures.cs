using System.Diagnostics;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;
using QuickAction.TestKit.Storage;

namespace QuickAction.Benchmarks.Log;

/// <summary>The decision log: appends, a proof, and the verification of a log of a million records.</summary>
internal static class LogFigures
{
    private const int Million = 1_000_000;
    private const int Thousands = 50_000;

    public static IEnumerable<Figure> Run(Published published) => RunAsync(published).GetAwaiter().GetResult();

    private static async Task<List<Figure>> RunAsync(Published published)
    {
        using var folder = new TempFolder();
        var figures = new List<Figure>();
        var cluster = await PostgresCluster.StartDurableAsync();
        await using var sqlite = await SomeStore.OpenAsync(folder.Combine("sqlite"), "");
        await using var postgres = await SomeStore.OpenAsync(folder.Combine("postgres"), await cluster.NewDatabaseAsync());
        await GrowAsync(sqlite, Thousands);
        await sqlite.ExportAsync(folder.Combine("short"), default);
        await GrowAsync(sqlite, Million);
        await GrowAsync(postgres, Million);
        figures.Add(await ProofFigures.RunAsync("SQLite", sqlite, Million));
        figures.Add(await ProofFigures.RunAsync("PostgreSQL", postgres, Million));
        var exporting = Stopwatch.GetTimestamp();
        await sqlite.ExportAsync(folder.Combine("long"), default);
        figures.Add(new Figure("export of 1,000,000 records", $"{Stopwatch.GetElapsedTime(exporting).TotalSeconds:0.0} s", "", "no bound", true));
        figures.AddRange(VerifyFigures.Run(published, folder.Combine("short"), folder.Combine("long")));
        return figures;
    }

    private static async Task GrowAsync(AuditStore store, long size)
    {
        long have;
        do
        {
            await using var session = await store.Database.BeginAsync(default);
            have = (await store.Writer.RangeAsync(session, default)).Size;
            var more = (int)Math.Min(4096, size - have);
            if (more > 0)
            {
                await store.Writer.AppendAsync(session, [.. SomeLeaves.Leaves(more, have).Select(l => (ReadOnlyMemory<byte>)l)], default);
                await session.CommitAsync();
                have += more;
            }
        }
        while (have < size);

        await store.PublishAsync(default);
    }
}
