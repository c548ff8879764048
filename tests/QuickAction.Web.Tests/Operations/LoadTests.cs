using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Operations;

/// <summary>
/// Many people at once, and much work at once: nothing fails and memory does not grow with what was done. How fast it is stands in the benchmarks.
/// </summary>
public sealed class LoadTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DataFolder => _folder.Combine("data");

    [Fact]
    public async Task Fifty_people_at_work_meet_no_error_and_memory_stays_level()
    {
        var duration = TimeSpan.FromSeconds(Soak.IsAsked ? 120 : 12);
        var tokens = await ServiceLoad.MakeTokensAsync(new AuditOptions { DataFolder = DataFolder }, 50, Token);
        await using var server = await ServerProcess.StartAsync(DataFolder, new Dictionary<string, string>(ServiceLoad.Settings));
        var address = server.Client.BaseAddress.ShouldNotBeNull();
        // Warm: what a process needs once is there.
        (await new ServiceLoad().RunAsync(address, tokens, duration / 3, Token)).Errors.ShouldBeEmpty(server.Talk);
        var before = server.ResidentBytes;

        var result = await new ServiceLoad().RunAsync(address, tokens, duration, Token);

        result.Errors.ShouldBeEmpty(server.Talk);
        result.Uploads.ShouldBeGreaterThanOrEqualTo(50);
        result.Calls.Count.ShouldBeGreaterThan(150);
        (server.ResidentBytes - before).ShouldBeLessThan(128L * 1024 * 1024, $"from {before >> 20} MB");
        (await server.TerminateAsync()).ShouldBe(0, server.Talk);
    }

    [Fact]
    public async Task A_long_queue_on_SQLite_is_worked_off_to_its_end()
    {
        var jobs = Soak.IsAsked ? 1_000 : 60;
        await using var server = await ServerProcess.StartAsync(DataFolder);
        var submitted = new List<string>();
        for (var i = 0; i < jobs; i++)
        {
            submitted.Add(await ServerWork.SubmitAsync(server.Client, i, points: 10));
        }

        await ServerWork.UntilOpenAsync(server.Client, 0, () => server.Talk, TimeSpan.FromMinutes(30));
        (await server.TerminateAsync()).ShouldBe(0, server.Talk);
        await ServerWork.CheckAsync(new AuditOptions { DataFolder = DataFolder }, submitted);
    }

    public void Dispose() => _folder.Dispose();
}
