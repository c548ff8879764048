using QuickAction.Core.Analysis;
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
        return await ContentStore.FindAsync(session, dataKey, dataKey.Journal(key), cancellationToken);
    });

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
