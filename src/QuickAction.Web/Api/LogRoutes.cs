using System.Text.Json;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Storage.Log;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>The log: its hashes for everybody who would check that it only grows (C2SP tlog-tiles), its entries for those whose role it is.</summary>
internal static class LogRoutes
{
    private const int MostEntries = 256;
    private const string Immutable = "public, max-age=31536000, immutable";

    public static void MapPublicLog(this WebApplication app)
    {
        var log = app.MapGroup("/audit").WithTags("log").AllowAnonymous().WithProblems(403, 429, 500, 503);
        log.MapGet("/checkpoint", CheckpointAsync).WithName("getCheckpoint").WithSummary("The latest signed checkpoint").SendsContent("text/plain");
        log.MapGet("/tile/{**path}", TileAsync).WithName("getTile").WithSummary("A tile of hashes (tlog-tiles)").SendsContent("application/octet-stream").Refuses(404);
        app.MapGet("/audit/tile/entries/{**path}", BundleAsync).RequireAuthorization(Policies.ReadLog).WithTags("log")
            .WithName("getEntryBundle").WithSummary("A bundle of entries (tlog-tiles)").SendsContent("application/octet-stream").Refuses(401, 403, 404, 429, 500, 503);
    }

    public static void MapLogEntries(this RouteGroupBuilder group)
    {
        group.MapGet("/entries", EntriesAsync).WithName("listLogEntries").WithSummary("Entries of the log by their index").Produces<LogPage>().Refuses(400).Sends(200, "Link");
        group.MapGet("/entries/{index}", EntryAsync).WithName("getLogEntry").WithSummary("One entry of the log").Produces<LogEntryView>().Refuses(404);
        group.MapGet("/decisions/{id}", DecisionAsync).WithName("getDecision").WithSummary("The entries of one decision").Produces<LogPage>().Refuses(404);
    }

    private static async Task<IResult> CheckpointAsync(HttpContext context, AuditStore store, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "public, max-age=5";
        return TypedResults.Bytes((await store.CheckpointAsync(cancellationToken)).ToBytes(), "text/plain; charset=utf-8");
    }

    private static async Task<IResult> TileAsync(HttpContext context, AuditStore store, string path, CancellationToken cancellationToken) =>
        TileAddress.TryParse(path, out var address) ? Served(context, await store.TileAsync(address, cancellationToken)) : Problem.NotFound;

    private static async Task<IResult> BundleAsync(HttpContext context, AuditStore store, string path, CancellationToken cancellationToken) =>
        TileAddress.TryParseEntries(path, out var address) ? Served(context, await store.EntryBundleAsync(address, cancellationToken)) : Problem.NotFound;

    private static IResult Served(HttpContext context, ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is not { } found)
        {
            return Problem.NotFound;
        }

        context.Response.Headers.CacheControl = Immutable;
        return TypedResults.Bytes(found, "application/octet-stream");
    }

    private static async Task<IResult> EntriesAsync(HttpContext context, AuditStore store, string? from, string? limit, CancellationToken cancellationToken)
    {
        var (first, most) = (0L, 100);
        if ((from is not null && (!long.TryParse(from, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out first)))
            || (limit is not null && (!int.TryParse(limit, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out most) || most is < 1 or > MostEntries)))
        {
            return Problem.Of(ProblemType.InvalidField, $"from is an index from 0, limit a number from 1 to {MostEntries}.");
        }

        var size = await store.SizeAsync(cancellationToken);
        var entries = await store.EntriesAsync(first, most, cancellationToken);
        string At(long from, long count) => $"{ApiRoutes.Root}/audit/entries?from={from}&limit={count}";
        var next = first < size - most ? At(first + most, most) : null;
        // The page before the second may be a short one: no entry stands on two pages.
        var end = Math.Min(first, size);
        var previous = end > 0 ? At(Math.Max(0, end - most), Math.Min(end, most)) : null;
        PageLinks.Send(context.Response, next, previous, previous is null ? null : At(0, most));
        return TypedResults.Ok(new LogPage(size, [.. entries.Select(LogEntryView.Of)], next));
    }

    private static async Task<IResult> EntryAsync(AuditStore store, string index, CancellationToken cancellationToken) =>
        long.TryParse(index, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var position)
        && await store.EntriesAsync(position, 1, cancellationToken) is [var entry]
            ? TypedResults.Ok(LogEntryView.Of(entry))
            : Problem.NotFound;

    private static async Task<IResult> DecisionAsync(AuditStore store, string id, CancellationToken cancellationToken)
    {
        var places = DecisionId.TryParse(id, out var decision) ? await store.PlacesAsync(decision.ToString(), cancellationToken) : [];
        var entries = new List<LogEntryView>();
        foreach (var place in places)
        {
            entries.AddRange((await store.EntriesAsync(place, 1, cancellationToken)).Select(LogEntryView.Of));
        }

        return entries.Count == 0 ? Problem.NotFound : TypedResults.Ok(new LogPage(await store.SizeAsync(cancellationToken), entries, null));
    }
}

/// <param name="Size">How many entries the log has.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
internal sealed record LogPage(long Size, IReadOnlyList<LogEntryView> Entries, string? Next);

/// <param name="Leaf">The entry as it stands in the log: commitments, no personal data.</param>
internal sealed record LogEntryView(long Index, JsonElement Leaf)
{
    public static LogEntryView Of(LogEntry entry)
    {
        using var leaf = JsonDocument.Parse(entry.Leaf);
        return new LogEntryView(entry.Index, leaf.RootElement.Clone());
    }
}
