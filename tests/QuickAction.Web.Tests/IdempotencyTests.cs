using System.Net;
using System.Text;
using QuickAction.Core;
using QuickAction.Core.Jobs;
using QuickAction.TestKit;
using QuickAction.Web.Submission;

namespace QuickAction.Web.Tests;

public sealed class IdempotencyTests : IAsyncDisposable
{
    private static readonly byte[] Talk = Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\n");
    private readonly Service _service = Service.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_request_again_makes_no_second_job()
    {
        var first = await PostAsync("\"key-1\"", Talk);
        var second = await PostAsync("\"key-1\"", Talk);
        var bare = await PostAsync("key-1", Talk);

        first.Status.ShouldBe(HttpStatusCode.Accepted);
        second.ShouldBe(first);
        bare.ShouldBe(first);
        (await _service.JsonAsync("/v1/jobs")).GetProperty("jobs").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Another_request_under_a_used_key_is_refused()
    {
        await PostAsync("key-2", Talk);

        (await PostAsync("key-2", Encoding.UTF8.GetBytes("Ada Marsh: No.\n"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PostAsync("key-2", Talk, ("title", "Another"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _service.JsonAsync("/v1/jobs")).GetProperty("jobs").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_failed_gives_its_key_free()
    {
        (await PostAsync("key-3", Talk, ("kind", "survey"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await PostAsync("key-3", Talk)).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Two_at_once_under_one_key_make_one_job()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync("key-4", Talk)));

        answers.ShouldContain(a => a.Status == HttpStatusCode.Accepted);
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Accepted || a.Status == HttpStatusCode.Conflict);
        (await _service.JsonAsync("/v1/jobs")).GetProperty("jobs").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_renewed_for_as_long_as_its_request_is_being_received_whatever_goes_wrong_once()
    {
        var (clock, keys) = (new FakeClock(), new Renewals());
        await using (new KeyLease(keys, "team", "scope", "key", clock))
        {
            for (var i = 1; i <= 3; i++)
            {
                while (clock.Waiting == 0)
                {
                    await Task.Delay(5, Token);
                }

                clock.Advance(IIdempotencyKeys.BetweenRenewals);
                keys.Count.ShouldBe(i);
            }
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        keys.Count.ShouldBe(3);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<Answer> PostAsync(string key, byte[] talk, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = Service.Form("a.txt", talk, fields) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await _service.Client.SendAsync(request, Token);
        return new Answer(answer.StatusCode, answer.Headers.Location?.ToString());
    }

    /// <summary>Counts renewals, of which the second fails.</summary>
    private sealed class Renewals : IIdempotencyKeys
    {
        public int Count { get; private set; }

        public Task<KnownKey?> TakeAsync(string team, string scope, string key, CancellationToken cancellationToken) => Task.FromResult<KnownKey?>(null);

        public Task RenewAsync(string team, string scope, string key, CancellationToken cancellationToken) =>
            ++Count == 2 ? throw new QuickActionException(ProblemCode.Unavailable, "The database does not answer.", retryable: true) : Task.CompletedTask;

        public Task ReleaseAsync(string team, string scope, string key, CancellationToken cancellationToken) => Task.CompletedTask;

        public ReadOnlyMemory<byte> Fingerprint(string canonical) => default;
    }

    private sealed record Answer(HttpStatusCode Status, string? Location);
}
