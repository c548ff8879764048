using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests;

/// <summary>The real server is killed while jobs run: every job ends, none twice, nothing that was answered is asked again, and the log verifies.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly int Jobs = Soak.IsAsked ? 100 : 16;
    private static readonly int Kills = Soak.IsAsked ? 12 : 3;
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DataFolder => _folder.Combine("data");

    [Fact]
    public async Task Killed_again_and_again_during_jobs()
    {
        var submitted = new List<string>();
        await using (var server = await ServerProcess.StartAsync(DataFolder))
        {
            for (var i = 0; i < Jobs; i++)
            {
                submitted.Add(await ServerWork.SubmitAsync(server.Client, i));
            }

            await ServerWork.UntilOpenAsync(server.Client, Jobs - 1, () => server.Talk);
            await server.KillAsync();
        }

        for (var kill = 1; kill < Kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(DataFolder);
            // At another point each time: after some more jobs have ended.
            await ServerWork.UntilOpenAsync(server.Client, Jobs - Math.Min(Jobs, 1 + (kill * Jobs / (Kills + 1))), () => server.Talk);
            await Task.Delay(RandomNumberGenerator.GetInt32(200), Token);
            await server.KillAsync();
        }

        await using (var last = await ServerProcess.StartAsync(DataFolder))
        {
            await ServerWork.UntilOpenAsync(last.Client, 0, () => last.Talk);
            foreach (var job in submitted)
            {
                (await last.Client.GetFromJsonAsync<JsonElement>(job, Token)).GetProperty("status").GetString().ShouldBe("needsReview", last.Talk);
            }

            (await last.TerminateAsync()).ShouldBe(0);
        }

        await ServerWork.CheckAsync(new AuditOptions { DataFolder = DataFolder }, submitted);
    }

    [Fact]
    public async Task Told_to_stop_it_puts_what_runs_back_and_the_next_start_finishes_it()
    {
        string job;
        await using (var server = await ServerProcess.StartAsync(DataFolder, new Dictionary<string, string> { ["QuickAction__Service__DrainSeconds"] = "0" }))
        {
            job = await ServerWork.SubmitAsync(server.Client, 0);
            (await server.TerminateAsync()).ShouldBe(0, server.Talk);
        }

        await using var next = await ServerProcess.StartAsync(DataFolder);
        await ServerWork.UntilOpenAsync(next.Client, 0, () => next.Talk);
        (await next.Client.GetFromJsonAsync<JsonElement>(job, Token)).GetProperty("status").GetString().ShouldBe("needsReview");
    }

    public void Dispose() => _folder.Dispose();
}
