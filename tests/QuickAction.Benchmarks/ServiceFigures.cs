using System.Diagnostics;
using System.Globalization;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;
using QuickAction.TestKit.Servers;
using QuickAction.TestKit.Storage;

namespace QuickAction.Benchmarks;

/// <summary>The service as it is published: how soon it is ready, what it holds when it has nothing to do, how it answers fifty people, and what more workers bring.</summary>
internal static class ServiceFigures
{
    private const int Starts = 5;
    private const int People = 50;
    private static readonly TimeSpan LoadTime = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("LOAD_SECONDS"), CultureInfo.InvariantCulture, out var s) ? s : 120);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(15);

    public static List<Figure> Start(Published published) => StartAsync(published).GetAwaiter().GetResult();

    public static List<Figure> Load(Published published) => LoadAsync(published).GetAwaiter().GetResult();

    public static List<Figure> Scale(Published published) => ScaleAsync(published).GetAwaiter().GetResult();

    private static async Task<List<Figure>> StartAsync(Published published)
    {
        using var folder = new TempFolder();
        var data = folder.Combine("data");
        // A database with work in it.
        await using (var first = await ServerProcess.StartAsync(data, program: published.Service))
        {
            for (var i = 0; i < 20; i++)
            {
                await ServerWork.SubmitAsync(first.Client, i, points: 30);
            }

            await ServerWork.UntilOpenAsync(first.Client, 0, () => first.Talk);
            await first.TerminateAsync();
        }

        var (times, processor) = (new List<TimeSpan>(), new List<TimeSpan>());
        var (resident, afterWork) = (0L, 0L);
        for (var i = 0; i < Starts; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var server = await ServerProcess.StartAsync(data, program: published.Service);
            using (var ready = await server.Client.GetAsync("/health/ready"))
            {
                ready.EnsureSuccessStatusCode();
            }

            times.Add(Stopwatch.GetElapsedTime(began));
            processor.Add(server.ProcessorTime);
            if (i == Starts - 1)
            {
                await Task.Delay(Settle);
                resident = server.ResidentBytes;
                for (var job = 0; job < 40; job++)
                {
                    await ServerWork.SubmitAsync(server.Client, 100 + job);
                }

                await ServerWork.UntilOpenAsync(server.Client, 0, () => server.Talk);
                await Task.Delay(Settle);
                afterWork = server.ResidentBytes;
            }

            await server.TerminateAsync();
        }

        var median = times.Order().ElementAt(Starts / 2).TotalSeconds;
        var (megabytes, later) = (resident / (1024.0 * 1024), afterWork / (1024.0 * 1024));
        return
        [
            new Figure("the service, from its start to `/health/ready` on a database with work in it", $"{median:F2} s", $"median of {Starts}; {processor.Order().ElementAt(Starts / 2).TotalSeconds:F2} s of a processor", "under 2 s", median < 2),
            new Figure($"its memory, idle for {Settle.TotalSeconds:F0} s", $"{megabytes:F0} MB", "", "under 200 MB", megabytes < 200),
            new Figure($"its memory {Settle.TotalSeconds:F0} s after 40 jobs of 800 turns", $"{later:F0} MB", "", "under 200 MB", later < 200),
        ];
    }

    private static async Task<List<Figure>> LoadAsync(Published published)
    {
        using var folder = new TempFolder();
        var data = folder.Combine("data");
        var tokens = await ServiceLoad.MakeTokensAsync(new AuditOptions { DataFolder = data }, People, CancellationToken.None);
        await using var server = await ServerProcess.StartAsync(data, new Dictionary<string, string>(ServiceLoad.Settings), program: published.Service);
        var address = server.Client.BaseAddress ?? throw new InvalidOperationException("No address.");
        await new ServiceLoad().RunAsync(address, tokens, LoadTime / 4, CancellationToken.None);
        var before = server.ResidentBytes >> 20;
        var result = await new ServiceLoad().RunAsync(address, tokens, LoadTime, CancellationToken.None);
        var after = server.ResidentBytes >> 20;
        var p99 = result.Within(990).TotalMilliseconds;
        await server.TerminateAsync();
        var kinds = string.Join(", ", result.Calls.Select(c => c.Kind).Distinct().Order(StringComparer.Ordinal).Select(k => $"{k} {result.Within(500, k).TotalMilliseconds:F0}/{result.Within(990, k).TotalMilliseconds:F0}"));
        return
        [
            new Figure(
                $"{People} people for {LoadTime.TotalSeconds:F0} s: {result.Calls.Count} calls, {result.Uploads} uploads", $"99 of 100 within {p99:F0} ms", $"median/p99 in ms: {kinds}", "under 100 ms", p99 < 100),
            new Figure("errors of those", result.Errors.Count.ToString(CultureInfo.InvariantCulture), string.Join(", ", result.Errors.Distinct().Take(3)), "none", result.Errors.Count == 0),
            new Figure("memory before and after", $"{before} and {after} MB", "", "at most 64 MB more", after - before <= 64),
        ];
    }

    private static async Task<List<Figure>> ScaleAsync(Published published)
    {
        const int jobs = 90;
        await using var model = await StandInServer.StartAsync(call => StandInMinuteTaker.Answer(call, TimeSpan.FromSeconds(2)));
        using var cluster = await PostgresCluster.StartDurableAsync();
        var one = await WorkedOffAsync(published, cluster, model, 1, jobs);
        var three = await WorkedOffAsync(published, cluster, model, 3, jobs);
        var ratio = one / three;
        return [new Figure($"{jobs} jobs by a model that answers in 2 s, on PostgreSQL: three workers", $"{three.TotalSeconds:F1} s", $"one: {one.TotalSeconds:F1} s", $"{ratio:F2} times; at least 2.7", ratio >= 2.7)];
    }

    private static async Task<TimeSpan> WorkedOffAsync(Published published, PostgresCluster cluster, StandInServer model, int workers, int jobs)
    {
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string>
        {
            ["QuickAction__Store__Connection"] = await cluster.NewDatabaseAsync(),
            ["QuickAction__Model__Provider"] = "openai",
            ["QuickAction__Model__Endpoint"] = model.Address,
            ["QuickAction__Model__Name"] = "stand-in",
        };
        // Takes the work in and runs none, so that all workers have the same to do.
        await using var front = await ServerProcess.StartAsync(folder.Combine("data"), new Dictionary<string, string>(settings) { ["QuickAction__Service__Worker"] = "false" }, program: published.Service);
        var nodes = new List<ServerProcess>();
        try
        {
            for (var i = 0; i < workers; i++)
            {
                nodes.Add(await ServerProcess.StartAsync(folder.Combine("data"), settings, program: published.Service));
            }

            // What is measured is work, not starts: it begins when every worker has done some, which compiles it, and comes all at once.
            await WorkOffAsync(front, nodes[0], 0, workers * 6);
            var began = Stopwatch.GetTimestamp();
            await WorkOffAsync(front, nodes[0], workers * 6, jobs);
            return Stopwatch.GetElapsedTime(began);
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    private static async Task WorkOffAsync(ServerProcess front, ServerProcess node, int first, int jobs)
    {
        await Parallel.ForAsync(first, first + jobs, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await ServerWork.SubmitAsync(front.Client, i, "model", points: 10));
        await ServerWork.UntilOpenAsync(front.Client, 0, () => node.Talk);
    }
}
