using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>What the recorded door reads.</summary>
public sealed partial class AuditStore
{
    internal Task<Journalled?> FindAnswerAsync(JournalKey key, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        if (await _dataKeys.FindByJobAsync(key.Job, cancellationToken) is not { } dataKey)
        {
            return null;
        }

        await using var session = await _database.OpenAsync(cancellationToken);
        var found = await ContentStore.FindAsync(session, dataKey, dataKey.Journal(key), cancellationToken);
        return found is null || await IsRecordedAsync(session, found, cancellationToken) ? found : throw ContentStore.Swapped();
    });

    /// <summary>Whether the record that ended the decision is this one, and commits to this content.</summary>
    private static async ValueTask<bool> IsRecordedAsync(Session session, Journalled found, CancellationToken cancellationToken) =>
        await DecisionIndex.PlacesAsync(session, found.Decision, cancellationToken) is [_, var closed]
        && await session.FirstAsync(SelectLeafOf, new Parameter[] { new("@position", closed) }, row => row.GetFieldValue<byte[]>(0), cancellationToken) is { } bytes
        && CanonicalJson.Decode(bytes) is CanonicalObject leaf
        && leaf.Text("record_id") == found.Record
        && leaf.Text("decision_id") == found.Decision
        && CommitmentCheck.Misfit(leaf, found.Content) is null;

    /// <summary>Keeps a request before it leaves.</summary>
    internal Task KeepAttemptAsync(DataKey key, string team, string decision, int number, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        StoreFaults.TellAsync(async () =>
        {
            await using var session = await _database.BeginAsync(cancellationToken);
            // Whoever erases holds it: either this sees what was erased, or the erasure sees this.
            await _database.LockLogAsync(session, cancellationToken);
            if (!await Attempts.KeepAsync(session, key, team, decision, number, request, cancellationToken))
            {
                throw new ErasedMeanwhileException();
            }

            await session.CommitAsync();
            return true;
        });

    /// <summary>What a decision that a crash left open was asked, and what had left for it.</summary>
    internal Task<OpenDecision?> OpenDecisionAsync(string job, string decision, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        var places = await DecisionIndex.PlacesAsync(session, decision, cancellationToken);
        var leaf = places.Count == 0
            ? null
            : await session.FirstAsync(SelectLeafOf, new Parameter[] { new("@position", places[0]) }, row => row.GetFieldValue<byte[]>(0), cancellationToken);
        return leaf is null || CanonicalJson.Decode(leaf) is not CanonicalObject request ? null : new OpenDecision(
            request,
            await _dataKeys.FindByJobAsync(job, cancellationToken) is { } key ? await Attempts.OfAsync(session, key, decision, cancellationToken) : []);
    });

    private const string SelectLeafOf = "SELECT leaf FROM audit_entry WHERE position = @position";

    internal Task<List<string>> OpenDecisionsAsync(string job, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return await DecisionIndex.OpenOfAsync(session, job, cancellationToken);
    });

    private const string SelectRecord = "SELECT record FROM audit_content WHERE decision = @decision AND kind = @kind";

    /// <summary>The id of a decision's record of a kind; null when there is none, or when its content was erased.</summary>
    internal Task<string?> RecordOfAsync(string decision, string kind, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return await session.FirstAsync(
            SelectRecord, new Parameter[] { new("@decision", decision), new("@kind", kind) }, row => row.GetString(0), cancellationToken);
    });
}

/// <param name="Request">The record of the request.</param>
/// <param name="Sent">What was about to leave for it, or had left.</param>
internal sealed record OpenDecision(CanonicalObject Request, IReadOnlyList<byte[]> Sent);
