using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Web.Tests.Uploads;

/// <summary>What the tests of uploads ask a service for.</summary>
internal static class UploadedFiles
{
    public static readonly byte[] Talk = Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\nTom Wilk: Agreed, I will book the hall.\n");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Sends files, and gives the status and the answer.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(this Service service, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "file", name);
        }

        return await service.SendAsync(form);
    }

    public static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(this Service service, HttpContent form)
    {
        using var answer = await service.Client.PostAsync("/v1/jobs", form, Token);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        return (answer.StatusCode, json.RootElement.Clone());
    }

    /// <summary>The codes of a problem's errors.</summary>
    public static IEnumerable<string?> Codes(this JsonElement problem) => problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString());

    /// <summary>Names and codes of what an answer says was left out.</summary>
    public static IEnumerable<string> LeftOut(this JsonElement answer) =>
        answer.GetProperty("leftOut").EnumerateArray().Select(l => $"{l.GetProperty("name").GetString()}: {l.GetProperty("code").GetString()}");

    /// <summary>How many rows a table of the store has.</summary>
    public static async Task<long> RowsAsync(this Service service, string table)
    {
        var store = service.Services.GetRequiredService<AuditStore>();
        await using var session = await store.Database.OpenAsync(Token);
#pragma warning disable CA2100 // The name of a table cannot be a parameter; it is the test's own.
        return await session.FirstAsync($"SELECT COUNT(*) FROM {table}", default, row => row.GetInt64(0), Token);
#pragma warning restore CA2100
    }

    /// <summary>The records of a kind.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RecordsAsync(this Service service, string kind)
    {
        var store = service.Services.GetRequiredService<AuditStore>();
        var all = (await store.EntriesAsync(0, 1_000, Token)).Select(e => JsonDocument.Parse(e.Leaf).RootElement);
        return [.. all.Where(l => l.GetProperty("kind").GetString() == kind)];
    }

    /// <summary>The jobs of a batch when all have ended.</summary>
    public static async Task<IReadOnlyList<JsonElement>> EndedAsync(this Service service, JsonElement accepted)
    {
        var ended = new List<JsonElement>();
        foreach (var job in (await service.JsonAsync(accepted.GetProperty("location").GetString() ?? "")).GetProperty("jobs").EnumerateArray())
        {
            ended.Add(await service.EndAsync(job.GetProperty("links").GetProperty("self").GetString() ?? ""));
        }

        return ended;
    }
}
