using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;
using QuickAction.TestKit.Storage;
using QuickAction.Web.Queue;
using QuickAction.Web.Tests.Uploads;

namespace QuickAction.Web.Tests.Operations;

/// <summary>The service erases by itself what is past its time to be kept.</summary>
public sealed class RetentionTests : IAsyncDisposable
{
    private readonly FakeClock _clock = new();
    private readonly Service _service = Service.Start(new Dictionary<string, string> { ["Store:RetentionDays:minutes"] = "30" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AuditStore Store => _service.Services.GetRequiredService<AuditStore>();

    [Asvs("V14.2.7")]
    [Fact]
    public async Task What_is_past_its_time_is_erased_in_the_night_and_nothing_else_is()
    {
        var due = await _service.SubmitAsync("a.txt", UploadedFiles.Talk, ("kind", "minutes"));
        var unlimited = await _service.SubmitAsync("b.txt", UploadedFiles.Talk, ("kind", "summary"));
        await _service.EndAsync(due);
        await _service.EndAsync(unlimited);
        using var retention = new Retention(Store, _clock, NullLogger<Retention>.Instance);
        await retention.StartAsync(Token);
        await GoOnAsync(Retention.First);
        (await StatusAsync(due)).ShouldBe("needsReview", "it may be kept for thirty days");
        await LetTimePassAsync();

        await GoOnAsync(TimeSpan.FromHours(8));
        (await StatusAsync(due)).ShouldBe("needsReview", "it is five in the afternoon");

        await GoOnAsync(TimeSpan.FromHours(10));

        (await StatusAsync(due)).ShouldBe("erased");
        using var result = await _service.Client.GetAsync($"{due}/result", Token);
        result.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await StatusAsync(unlimited)).ShouldBe("needsReview");
        var record = (await _service.RecordsAsync("erasure.applied")).ShouldHaveSingleItem();
        (record.GetProperty("erasure").GetProperty("ground").GetString(), record.GetProperty("role").GetString()).ShouldBe(("retention", "System"));
        await Store.PublishAsync(Token);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await retention.StopAsync(Token);
    }

    [Fact]
    public void A_process_that_runs_jobs_does_it() => _service.Services.GetServices<IHostedService>().OfType<Retention>().ShouldHaveSingleItem();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<string?> StatusAsync(string job) => (await _service.JsonAsync(job)).GetProperty("status").GetString();

    /// <summary>Lets the clock go on, and waits until what waited for it waits again.</summary>
    private async Task GoOnAsync(TimeSpan by)
    {
        await WaitsAsync();
        _clock.Advance(by);
        await WaitsAsync();
    }

    private async Task WaitsAsync()
    {
        while (_clock.Waiting == 0)
        {
            await Task.Delay(10, Token);
        }
    }

    private async Task LetTimePassAsync()
    {
        var folder = Path.Combine(_service.DataFolder, "keys");
        await using var keys = SqliteDatabase.At(Path.Combine(folder, "data-keys.db"));
        (await StoreUnderTest.LetTimePassAsync(keys, Path.Combine(folder, "content.key"))).ShouldBe(1);
    }
}
