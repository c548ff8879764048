using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests;

/// <summary>What counts as read by a reviewer: content that was sent to somebody who had opened it, and nothing else.</summary>
public sealed class EvidenceTests : IAsyncDisposable
{
    private const string Talk = "Ada Marsh: Welcome. I will send the rota round by Friday.\nTom Wilk: Agreed, I will book the hall.\n";
    private readonly Service _service = Service.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("HEAD", "{page}", null, null)]
    [InlineData("HEAD", "{page}/source", null, null)]
    [InlineData("HEAD", "{page}/source/0", null, null)]
    [InlineData("GET", "{api}/result", "If-None-Match", "*")]
    [InlineData("GET", "{api}/result?format=docx", "If-None-Match", "*")]
    [InlineData("GET", "{api}/source", "If-None-Match", "*")]
    [InlineData("GET", "{page}/download?format=docx", "If-None-Match", "*")]
    [InlineData("GET", "{api}/result?final=true", null, null)]
    [InlineData("GET", "{page}", "Sec-Purpose", "prefetch")]
    [InlineData("GET", "{page}", "Sec-Purpose", "prefetch;prerender")]
    [InlineData("GET", "{page}", "Purpose", "prefetch")]
    [InlineData("GET", "{page}/source", "X-Moz", "prefetch")]
    [InlineData("GET", "{page}/source/0", "X-Purpose", "preview")]
    [InlineData("GET", "{api}/result", "Sec-Purpose", "prefetch")]
    public async Task What_sends_nothing_that_somebody_opened_is_no_evidence(string method, string address, string? header, string? value)
    {
        var job = await ReadyAsync();
        using (var request = new HttpRequestMessage(new HttpMethod(method), address.Replace("{api}", job, StringComparison.Ordinal).Replace("{page}", job[3..], StringComparison.Ordinal)))
        {
            if (header is not null)
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }

            using var answer = await _service.Client.SendAsync(request, Token);
            ((int)answer.StatusCode).ShouldBeLessThan(500);
        }

        var evidence = await EvidenceAsync(_service, job);
        evidence.OpenedAt.ShouldBeNull();
        evidence.SourcesOpened.ShouldBe(0);
        using var approval = await _service.Client.PostAsJsonAsync($"{job}/review", new { outcome = "approved", version = 1 }, Token);
        approval.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await approval.Content.ReadAsStringAsync(Token)).ShouldContain("not-opened");
    }

    [Theory]
    [InlineData("{page}", 1, 0)]
    [InlineData("{api}/result", 1, 0)]
    [InlineData("{page}/download?format=docx", 1, 0)]
    [InlineData("{page}/source", 0, 1)]
    [InlineData("{page}/source/0", 0, 1)]
    [InlineData("{api}/source", 0, 1)]
    public async Task What_is_sent_counts_once(string address, int versions, int sources)
    {
        var job = await ReadyAsync();
        var opened = address.Replace("{api}", job, StringComparison.Ordinal).Replace("{page}", job[3..], StringComparison.Ordinal);
        await _service.Client.GetStringAsync(opened, Token);
        await _service.Client.GetStringAsync(opened, Token);

        var evidence = await EvidenceAsync(_service, job);
        evidence.Versions.Count.ShouldBe(versions);
        evidence.SourcesOpened.ShouldBe(sources);
    }

    [Fact]
    public async Task A_copy_that_the_client_keeps_counts_when_it_was_sent_and_not_again()
    {
        var job = await ReadyAsync();
        using var first = await _service.Client.GetAsync($"{job}/result", Token);
        var before = await EvidenceAsync(_service, job);
        await Task.Delay(20, Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{job}/result");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());
        using var again = await _service.Client.SendAsync(request, Token);

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        var after = await EvidenceAsync(_service, job);
        after.LastAt.ShouldBe(before.LastAt);
        after.Dwell.ShouldBe(before.Dwell);
    }

    /// <summary>The page of a job that is being worked on loads itself again; a result that it had before is on it all the same.</summary>
    [Fact]
    public async Task A_page_that_loads_itself_again_is_no_reading()
    {
        await using var idle = Service.Start(new Dictionary<string, string> { ["Service:Worker"] = "false" });
        var job = await idle.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(Talk));
        var runs = idle.Services.GetRequiredService<IJobRuns>();
        var id = JobId.Parse(job.Split('/')[^1]);
        await runs.ReleaseAsync(id, Token);
        var run = (await runs.StartAsync(id, isRecovery: false, 5, Token)).ShouldNotBeNull();
        var content = Renderer.Render(Some.MinutesResult(), OutputFormat.Json, RenderOptions.Default);
        await runs.CompleteAsync(run, new FinishedWork(JobState.NeedsReviewWithGaps, content, SourceJson.Write(SomeMeeting.Source), []), Token);
        using (var retried = await idle.Client.PostAsync($"{job}/retry", null, Token))
        {
            retried.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        (await idle.Client.GetStringAsync(job[3..], Token)).ShouldContain("The draft is being made");

        (await EvidenceAsync(idle, job)).OpenedAt.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_for_everybody_may_be_fetched_ahead()
    {
        foreach (var address in new[] { "/site.css", "/icon.svg", "/problems/fault" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Sec-Purpose", "prefetch");
            using var answer = await _service.Client.SendAsync(request, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task<string> ReadyAsync()
    {
        var job = await _service.SubmitAsync("talk.txt", Encoding.UTF8.GetBytes(Talk));
        (await _service.EndAsync(job)).GetProperty("status").GetString().ShouldBe("needsReview");
        return job;
    }

    private static Task<ReviewEvidence> EvidenceAsync(Service service, string job) => service.Services.GetRequiredService<IReviewStore>().EvidenceAsync(
        "local", JobId.Parse(job.Split('/')[^1]), new DecisionActor(Environment.MachineName, Environment.UserName, "local", "User"), 1, Token);
}
