using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Operations;

/// <summary>The disk is full, and the clock is moved: what was taken in is kept and ends.</summary>
public sealed class DiskAndClockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DataFolder => _folder.Combine("data");

    [Asvs("V16.5.2")]
    [Fact]
    public async Task On_a_full_disk_work_is_refused_in_so_many_words_and_goes_on_when_there_is_room()
    {
        await using var server = await ServerProcess.StartOnDiskOfLimitedSizeAsync(DataFolder);
        var submitted = new List<string> { await ServerWork.SubmitAsync(server.Client, 0) };
        // The limit to come would also meet the files in memory that the runtime of a new process needs: a full disk does not, and the job would only wait for a minute.
        await ServerWork.UntilOpenAsync(server.Client, 0, () => server.Talk);
        // No file may grow beyond what the largest is now, give or take a page.
        await LimitAsync(server, new DirectoryInfo(DataFolder).EnumerateFiles("*", SearchOption.AllDirectories).Max(f => f.Length) + 65_536);
        var refused = 0;
        for (var i = 1; i < 60 && refused < 3; i++)
        {
            using var answer = await ServerWork.PostAsync(server.Client, i);
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                submitted.Add(answer.Headers.Location.ShouldNotBeNull().ToString());
                continue;
            }

            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, server.Talk);
            var told = await answer.Content.ReadAsStringAsync(Token);
            told.ShouldContain("/problems/unavailable");
            told.ShouldNotContain("--data", Case.Sensitive, "A client of the service has no command line of ours.");
            refused++;
        }

        refused.ShouldBe(3, "the disk was full");
        // What only reads goes on.
        (await server.Client.GetFromJsonAsync<JsonElement>(submitted[0], Token)).GetProperty("status").GetString().ShouldNotBeNull();
        (await server.Client.GetStringAsync("/health/live", Token)).ShouldContain("live");
        server.HasExited.ShouldBeFalse(server.Talk);

        await LimitAsync(server, null);

        await ServerWork.UntilOpenAsync(server.Client, 0, () => server.Talk);
        submitted.Add(await ServerWork.SubmitAsync(server.Client, 61));
        await ServerWork.UntilOpenAsync(server.Client, 0, () => server.Talk);
        foreach (var job in submitted)
        {
            var ended = await server.Client.GetFromJsonAsync<JsonElement>(job, Token);
            ended.GetProperty("status").GetString().ShouldBe("needsReview", ended + server.Talk);
        }

        (await server.TerminateAsync()).ShouldBe(0, server.Talk);
        await ServerWork.CheckAsync(new AuditOptions { DataFolder = DataFolder }, submitted);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task A_clock_that_is_moved_by_hours_loses_no_job(int hours)
    {
        var clock = new MovedClock();
        await using var service = Service.Start(services: all => all.AddSingleton<TimeProvider>(clock));
        var submitted = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            submitted.Add(await ServerWork.SubmitAsync(service.Client, i));
            if (i == 2)
            {
                clock.Offset = TimeSpan.FromHours(hours);
            }
        }

        foreach (var job in submitted)
        {
            (await service.EndAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        }

        var folder = service.DataFolder;
        (await service.Services.GetRequiredService<AuditStore>().VerifyAsync([], Token)).Fault.ShouldBeNull(folder);
        // Pages still follow each other without a gap.
        (await service.JsonAsync("/v1/jobs?limit=100")).GetProperty("jobs").GetArrayLength().ShouldBe(6);
        using var ready = await service.Client.GetAsync("/health/ready", Token);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task LimitAsync(ServerProcess server, long? bytes)
    {
        var size = bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited";
        using var limit = Process.Start("prlimit", ["--pid", server.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={size}:unlimited"]);
        await limit.WaitForExitAsync(Token);
        limit.ExitCode.ShouldBe(0);
    }

    /// <summary>The system's clock, moved; its timers are the system's own.</summary>
    private sealed class MovedClock : TimeProvider
    {
        private long _offset;

        public TimeSpan Offset
        {
            get => TimeSpan.FromTicks(Interlocked.Read(ref _offset));
            set => Interlocked.Exchange(ref _offset, value.Ticks);
        }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
