using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Log;
using QuickAction.Web.Tests.Uploads;

namespace QuickAction.Web.Tests.Operations;

/// <summary>A legal hold as whoever would delete meets it.</summary>
public sealed class HoldTests : IAsyncDisposable
{
    private readonly Service _service = Service.Start(new Dictionary<string, string> { ["Service:Worker"] = "false" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AuditStore Store => _service.Services.GetRequiredService<AuditStore>();

    [Fact]
    public async Task What_is_sent_into_a_held_case_is_not_deleted_and_the_log_stays_sound()
    {
        var first = await _service.SubmitAsync("a.txt", UploadedFiles.Talk, ("case", "C1"));
        await Store.HoldAsync([first.Split('/')[^1]], true, DecisionActor.Nobody, "Inquest", Token);
        var second = await _service.SubmitAsync("b.txt", UploadedFiles.Talk, ("case", "C1"));
        foreach (var job in new[] { first, second })
        {
            using var refused = await _service.Client.DeleteAsync($"{job}?ground=test", Token);
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await refused.Content.ReadAsStringAsync(Token)).ShouldContain("/problems/held");
            (await _service.JsonAsync(job)).GetProperty("status").GetString().ShouldBe("queued");
        }

        await Store.PublishAsync(Token);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await Store.HoldAsync([first.Split('/')[^1], second.Split('/')[^1]], false, DecisionActor.Nobody, null, Token);

        using var deleted = await _service.Client.DeleteAsync($"{second}?ground=test", Token);
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Store.PublishAsync(Token);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
