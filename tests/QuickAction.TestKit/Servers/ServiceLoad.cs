using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using QuickAction.Core.Access;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Servers;

/// <summary>
/// People at work: each uploads a transcript, follows it, reads and downloads what came of it, and thinks in between. Only ever against an address of this machine, and
/// for a time that is given.
/// </summary>
public sealed class ServiceLoad
{
    private static readonly TimeSpan BetweenUploads = TimeSpan.FromSeconds(10);
    private readonly ConcurrentBag<CallTime> _calls = [];
    private readonly ConcurrentBag<string> _errors = [];
    private int _uploads;
    private int _downloads;

    /// <summary>Settings under which the service takes tokens of several people; its provider is never asked.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["QuickAction__Service__Identity__Mode"] = "Oidc",
        ["QuickAction__Service__Identity__Authority"] = "https://sign-in.council.example",
        ["QuickAction__Service__Identity__ClientId"] = "quickaction",
        ["QuickAction__Service__Identity__ClientSecret"] = "not-a-secret",
    };

    /// <summary>Tokens of so many people, made in the store before the service starts on it.</summary>
    public static async Task<IReadOnlyList<string>> MakeTokensAsync(AuditOptions options, int people, CancellationToken cancellationToken)
    {
        await using var store = await AuditStore.OpenAsync(options, ThisProgram.With(null), TimeProvider.System, cancellationToken);
        var tokens = new TokenStore(store, TimeProvider.System, TimeSpan.FromDays(1));
        var made = new List<string>();
        for (var i = 0; i < people; i++)
        {
            var person = new Person("tenant-1", $"person-{i}", $"team-{i % 5}", ["User"]);
            var token = await tokens.MakeAsync(person, "load", [TokenScope.JobsRead, TokenScope.JobsWrite], TimeProvider.System.GetUtcNow().AddHours(1), cancellationToken);
            made.Add((token ?? throw new InvalidOperationException("No token was made.")).Secret.Text);
        }

        return made;
    }

    /// <summary>Has all of them work at once, each in turn begun a little later.</summary>
    public async Task<LoadResult> RunAsync(Uri address, IReadOnlyList<string> tokens, TimeSpan duration, CancellationToken cancellationToken)
    {
        if (!address.IsLoopback)
        {
            throw new ArgumentException("A load goes to this machine only.", nameof(address));
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(duration);
        await Task.WhenAll(tokens.Select((token, i) => Task.Run(() => WorkAsync(address, token, i, over.Token), cancellationToken)));
        return new LoadResult([.. _calls], [.. _errors], _uploads, _downloads);
    }

    private async Task WorkAsync(Uri address, string token, int number, CancellationToken until)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(number * 1000 / 50 * 10), until);
            for (var round = 0; !until.IsCancellationRequested; round++)
            {
                var began = Stopwatch.GetTimestamp();
                await RoundAsync(client, number + (round * 50), until);
                if (BetweenUploads - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest)
                {
                    await Task.Delay(rest, until);
                }
            }
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // The time is over.
        }
    }

    private async Task RoundAsync(HttpClient client, int number, CancellationToken until)
    {
        string? job = null;
        await CallAsync("upload", HttpStatusCode.Accepted, async () =>
        {
            var answer = await ServerWork.PostAsync(client, number, points: 30);
            job = answer.Headers.Location?.ToString();
            return answer;
        });
        if (job is null)
        {
            return;
        }

        Interlocked.Increment(ref _uploads);
        for (var poll = 0; poll < 8; poll++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500 + (number % 7 * 50)), until);
            var status = "";
            await CallAsync("poll", HttpStatusCode.OK, async () =>
            {
                var answer = await client.GetAsync(job, CancellationToken.None);
                status = answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("status").GetString() : "";
                return answer;
            });
            if (status == "needsReview")
            {
                break;
            }

            if (status is not ("queued" or "running"))
            {
                _errors.Add($"a job was {status}");
                return;
            }
        }

        await CallAsync("list", HttpStatusCode.OK, () => client.GetAsync("/v1/jobs", CancellationToken.None));
        // It may still wait: then there is nothing yet, which is an answer and no error.
        foreach (var (kind, path) in new[] { ("result", $"{job}/result"), ("source", $"{job}/source"), ("document", $"{job}/result?format=docx") })
        {
            await CallAsync(kind, null, async () =>
            {
                var answer = await client.GetAsync(path, CancellationToken.None);
                await answer.Content.LoadIntoBufferAsync(CancellationToken.None);
                Interlocked.Add(ref _downloads, answer.IsSuccessStatusCode ? 1 : 0);
                return answer;
            });
        }
    }

    private async Task CallAsync(string kind, HttpStatusCode? expected, Func<Task<HttpResponseMessage>> call)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await call();
            _calls.Add(new CallTime(kind, Stopwatch.GetElapsedTime(began)));
            if (expected is { } status ? answer.StatusCode != status : answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Conflict))
            {
                _errors.Add($"{kind}: {(int)answer.StatusCode}");
            }
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
        {
            _errors.Add($"{kind}: {error.GetType().Name}");
        }
    }
}

/// <param name="Kind">upload, poll, list, result, source or document.</param>
public sealed record CallTime(string Kind, TimeSpan Took);

/// <param name="Errors">What was not as it should be, one entry each.</param>
public sealed record LoadResult(IReadOnlyList<CallTime> Calls, IReadOnlyList<string> Errors, int Uploads, int Downloads)
{
    /// <summary>The time within which so many of a thousand calls were answered.</summary>
    /// <param name="kinds">Which calls; none for all.</param>
    public TimeSpan Within(int permille, params string[] kinds)
    {
        var times = Calls.Where(c => kinds.Length == 0 || kinds.Contains(c.Kind)).Select(c => c.Took).Order().ToList();
        return times.Count == 0 ? TimeSpan.Zero : times[Math.Min(times.Count - 1, times.Count * permille / 1000)];
    }
}
