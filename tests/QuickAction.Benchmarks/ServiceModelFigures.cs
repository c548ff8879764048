using System.Globalization;
using System.Text;
using System.Text.Json;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;
using QuickAction.TestKit.Servers;

namespace QuickAction.Benchmarks;

/// <summary>What a job of 200 parts by a model costs the published service itself, job after job of the same process: it is compiled as it runs, so the first is dearest.</summary>
internal static class ServiceModelFigures
{
    private const int Turns = 16_000;

    /// <summary>Five; <c>MODEL_JOBS=20</c> leaves a profiler time to look at the service when it has done the same a while.</summary>
    private static readonly int Jobs = int.Parse(Environment.GetEnvironmentVariable("MODEL_JOBS") ?? "5", CultureInfo.InvariantCulture);

    /// <summary>Asking how far a job is costs the service too, so it is seldom asked.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public static IEnumerable<Figure> Run(Published published) => RunAsync(published).GetAwaiter().GetResult();

    private static async Task<List<Figure>> RunAsync(Published published)
    {
        using var folder = new TempFolder();
        await using var model = await StandInServer.StartAsync(call => StandInMinuteTaker.Answer(call, TimeSpan.Zero));
        await using var server = await ServerProcess.StartAsync(folder.Combine("data"), ModelFigures.Engine(model.Address), program: published.Service);
        await WorkAsync(server, 0, 40);
        var (each, parts) = (new List<double>(), 0);
        for (var job = 1; job <= Jobs; job++)
        {
            var (before, asked) = (server.ProcessorTime, model.Calls.Count);
            await WorkAsync(server, job, Turns);
            parts = model.Calls.Skip(asked).Count(c => ModelFigures.Schema(c) == "minutes-notes-1");
            each.Add((server.ProcessorTime - before).TotalMilliseconds / parts);
        }

        await server.TerminateAsync();
        var told = string.Join(", ", each.Select(ms => ms.ToString("F1", CultureInfo.InvariantCulture)));
        return [new Figure($"the service's own CPU a part, {Jobs} jobs of {parts} parts one after another", $"{each[^1]:F1} ms", $"each: {told} ms", "under 5 ms", each[^1] < 5)];
    }

    private static async Task WorkAsync(ServerProcess server, int job, int turns)
    {
        var talk = Encoding.UTF8.GetBytes(string.Join('\n', ModelFigures.Turns(turns, $"street {job} of")));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("minutes"), "kind" },
            { new StringContent("test"), "engine" },
            { new StringContent("team-meeting"), "template" },
            { new ByteArrayContent(talk), "file", "talk.txt" },
        };
        using var answer = await server.Client.PostAsync("/v1/jobs", form);
        answer.EnsureSuccessStatusCode();
        while (true)
        {
            await Task.Delay(Poll);
            var status = JsonDocument.Parse(await server.Client.GetStringAsync(answer.Headers.Location)).RootElement.GetProperty("status").GetString();
            if (status is not ("queued" or "running"))
            {
                if (status != "needsReview")
                {
                    throw new InvalidOperationException($"The job ended as {status}.");
                }

                return;
            }
        }
    }
}
