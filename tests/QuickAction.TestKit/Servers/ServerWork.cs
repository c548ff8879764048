using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Servers;

/// <summary>Work for a running service, and what has to be true of it in the end whatever happened on the way.</summary>
public static class ServerWork
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A talk that takes the offline engine a moment; another one for each number.</summary>
    /// <param name="points">Turns of two speakers.</param>
    public static byte[] Talk(int number, int points = 400) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, points).Select(i =>
        $"Ada Marsh: In round {number} point {i} was that the rota goes out on Friday.\nTom Wilk: I will book the hall for meeting {i}.\n")));

    /// <summary>Submits one job and gives its address.</summary>
    public static async Task<string> SubmitAsync(HttpClient client, int number, string? engine = null, int points = 400)
    {
        using var answer = await PostAsync(client, number, engine, points);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.Location.ShouldNotBeNull().ToString();
    }

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, int number, string? engine = null, int points = 400)
    {
        using var form = new MultipartFormDataContent { { new StringContent(number % 2 == 0 ? "minutes" : "summary"), "kind" } };
        if (engine is not null)
        {
            form.Add(new StringContent(engine), "engine");
        }

        form.Add(new ByteArrayContent(Talk(number, points)), "file", "talk.txt");
        return await client.PostAsync("/v1/jobs", form, Token);
    }

    /// <summary>How many of the jobs have not come to rest.</summary>
    public static async Task<int> OpenAsync(HttpClient client)
    {
        var open = 0;
        foreach (var state in new[] { "queued", "running" })
        {
            open += (await client.GetFromJsonAsync<JsonElement>($"/v1/jobs?limit=100&status={state}", Token)).GetProperty("jobs").GetArrayLength();
        }

        return open;
    }

    /// <summary>Waits until at most so many of the jobs have not come to rest.</summary>
    /// <param name="talk">What is shown when it takes too long.</param>
    public static async Task UntilOpenAsync(HttpClient client, int most, Func<string> talk, TimeSpan? patience = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await OpenAsync(client) > most)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(patience ?? TimeSpan.FromMinutes(8), talk());
            await Task.Delay(50, Token);
        }
    }

    /// <summary>
    /// Every job is ready for review. Each changed to that exactly once, no question of any has two answers in the journal, every question that was begun was ended, and
    /// the log verifies.
    /// </summary>
    public static async Task CheckAsync(AuditOptions options, IReadOnlyList<string> submitted)
    {
        await using var store = await AuditStore.OpenAsync(options, ThisProgram.With(null), TimeProvider.System, Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        var leaves = new List<JsonElement>();
        while (await store.EntriesAsync(leaves.Count, 256, Token) is { Count: > 0 } page)
        {
            leaves.AddRange(page.Select(e => JsonDocument.Parse(e.Leaf).RootElement));
        }

        string Text(JsonElement leaf, string name) => leaf.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        var done = leaves.Where(l => Text(l, "kind") == "job.changed" && Text(l, "to") is "needsReview" or "needsReviewWithGaps").CountBy(l => Text(l, "correlation_id")).ToDictionary();
        done.Count.ShouldBe(submitted.Count, "every job came to its end");
        done.Values.ShouldAllBe(n => n == 1, "and none twice");
        // The offline engine takes one decision a job: one that was interrupted after its answer takes the answer from the journal.
        leaves.Where(l => Text(l, "kind") == "decision.completed").CountBy(l => Text(l, "correlation_id")).ShouldAllBe(n => n.Value == 1, "no answer that was there is asked for again");
        var requested = leaves.Where(l => Text(l, "kind") == "decision.requested").Select(l => Text(l, "decision_id"));
        var ended = leaves.Where(l => Text(l, "kind") is "decision.completed" or "decision.failed").Select(l => Text(l, "decision_id")).ToHashSet();
        requested.ShouldAllBe(id => ended.Contains(id), "every question that was begun was ended");
    }
}
