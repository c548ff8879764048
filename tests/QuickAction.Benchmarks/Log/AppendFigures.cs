using System.Diagnostics;
using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;
using QuickAction.TestKit.Storage;

namespace QuickAction.Benchmarks.Log;

/// <summary>Durable appends beside durable inserts of the same leaves into a plain table of the same database on the same disk, by turns.</summary>
internal static class AppendFigures
{
    private const int Rounds = 15;
    private const int Batch = 64;

    /// <summary>Batches before anything is measured: more than SQLite keeps in its journal, so that both write over a file that has its size already.</summary>
    private const int WarmUp = 80;

    public static IEnumerable<Figure> Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<List<Figure>> RunAsync()
    {
        using var folder = new TempFolder();
        var figures = new List<Figure>();
        await using (var store = await SomeStore.OpenAsync(folder.Combine("sqlite"), ""))
        await using (var raw = await RawTable.SqliteAsync(folder.Combine("raw.db")))
        {
            figures.AddRange(await RunAsync("SQLite", store, raw));
        }

        var cluster = await PostgresCluster.StartDurableAsync();
        await using (var store = await SomeStore.OpenAsync(folder.Combine("postgres"), await cluster.NewDatabaseAsync()))
        await using (var raw = await RawTable.PostgresAsync(await cluster.NewDatabaseAsync()))
        {
            figures.AddRange(await RunAsync("PostgreSQL", store, raw));
        }

        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> RunAsync(string name, AuditStore store, RawTable raw)
    {
        List<RawRow> rows = [.. SomeLeaves.Leaves(Batch * 64, 0).Select(leaf => new RawRow(leaf, TreeHash.Leaf(leaf).ToArray()))];
        var next = 0;
        RawRow One() => rows[next++ % rows.Count];
        List<RawRow> Many() => [.. Enumerable.Range(0, Batch).Select(_ => One())];

        var many = await RaceAsync(10, WarmUp, () => AppendAsync(store, Many()), () => raw.InsertAsync(Many()));
        var one = await RaceAsync(50, 50, () => AppendAsync(store, [One()]), () => raw.InsertAsync(One()));
        var log = new DecisionLog(store);
        var whole = await RaceAsync(
            50,
            50,
            async () => await log.RequestAsync(SomeDecisions.Record(DecisionEvent.Requested, SomeDecisions.Job()), SomeDecisions.Input, default),
            () => raw.InsertAsync(One()));
        List<Figure> figures =
        [
            one.Figure($"{name}: durable appends, one at a time", 1, 0.5),
            many.Figure($"{name}: durable appends, {Batch} at a time", Batch, 0.8),
            whole.Figure($"{name}: whole records as the door makes them (leaf, index, sealed content), one at a time", 1, null),
        ];
        if (raw.TakesArrays)
        {
            var arrays = await RaceAsync(10, 10, () => AppendAsync(store, Many()), () => raw.InsertArraysAsync(Many()));
            figures.Insert(2, arrays.Figure($"{name}: the same beside one statement with arrays", Batch, null));
        }

        return figures;
    }

    private static async Task AppendAsync(AuditStore store, IReadOnlyList<RawRow> rows)
    {
        await using var session = await store.Database.BeginAsync(default);
        await store.Writer.AppendAsync(session, [.. rows.Select(r => (ReadOnlyMemory<byte>)r.Leaf)], default);
        await session.CommitAsync();
    }

    /// <summary>Runs the two by turns, one call of each at a time, so that whatever else happens on the machine happens to both.</summary>
    private static async Task<Race> RaceAsync(int each, int warmUp, Func<Task> ours, Func<Task> theirs)
    {
        await LapAsync(warmUp, ours, theirs);
        var laps = new List<Lap>();
        for (var round = 0; round < Rounds; round++)
        {
            laps.Add(await LapAsync(each, ours, theirs));
        }

        return new Race(each, laps);
    }

    private static async Task<Lap> LapAsync(int count, Func<Task> ours, Func<Task> theirs)
    {
        var lap = new Lap(TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ours();
            var between = Stopwatch.GetTimestamp();
            await theirs();
            lap = new Lap(lap.Ours + Stopwatch.GetElapsedTime(began, between), lap.Theirs + Stopwatch.GetElapsedTime(between));
        }

        return lap;
    }

    private sealed record Lap(TimeSpan Ours, TimeSpan Theirs);

    private sealed record Race(int Each, IReadOnlyList<Lap> Laps)
    {
        public Figure Figure(string what, int entries, double? bound)
        {
            var ratio = Median(Laps.Select(l => l.Theirs / l.Ours));
            string PerSecond(Func<Lap, TimeSpan> side) => (Each * entries / Median(Laps.Select(l => side(l).TotalSeconds))).ToString("N0", CultureInfo.InvariantCulture);
            return new Figure(
                what,
                $"{PerSecond(l => l.Ours)}/s",
                $"plain table: {PerSecond(l => l.Theirs)}/s",
                bound is { } least ? $"{ratio:0.00}; at least {least:0.0}" : $"{ratio:0.00}; no bound",
                bound is null || ratio >= bound);
        }

        private static double Median(IEnumerable<double> values)
        {
            var sorted = values.Order().ToList();
            return sorted[sorted.Count / 2];
        }
    }
}
