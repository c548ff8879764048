using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>What finds content and destroys it.</summary>
public sealed partial class AuditStore
{
    /// <summary>Destroys the content of a job's records for good; that they were made stays provable.</summary>
    /// <returns>The index of the record of the erasure; null when there is no content of such a job.</returns>
    public async Task<long?> EraseAsync(string job, ErasureOrder order, CancellationToken cancellationToken) =>
        await EraseAsync([job], order, cancellationToken) is [var position, ..] ? position : null;

    /// <summary>The same for several jobs: one record each, and the databases' files are cleaned once.</summary>
    /// <returns>The indexes of the records of the erasures; none for a job that has no content.</returns>
    public Task<IReadOnlyList<long>> EraseAsync(IReadOnlyList<string> jobs, ErasureOrder order, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var erasure = new Erasure(_database, _records, _dataKeys, _source);
        var positions = new List<long>();
        foreach (var job in jobs)
        {
            if (await erasure.ApplyAsync(job, order, cancellationToken) is { } position)
            {
                positions.Add(position);
            }
        }

        await erasure.FinishAsync(SignAndMirrorAsync, cancellationToken);
        return (IReadOnlyList<long>)positions;
    });

    /// <summary>The jobs of a case that have content, the oldest first.</summary>
    public Task<IReadOnlyList<string>> JobsOfCaseAsync(string team, string caseReference, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
        await _dataKeys.JobsOfAsync(new CaseOf(team, caseReference), cancellationToken));

    private const string SelectJob = "SELECT job FROM audit_content WHERE decision = @decision";

    /// <summary>The job that a decision belongs to; null when there is no content of such a decision.</summary>
    public Task<string?> JobOfDecisionAsync(string decision, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return await session.FirstAsync(SelectJob, new Parameter[] { new("@decision", decision) }, row => row.GetString(0), cancellationToken);
    });

    private const string SelectDecisions = "SELECT DISTINCT decision FROM audit_content WHERE job = @job AND decision IS NOT NULL ORDER BY decision";

    /// <summary>The decisions of a job that have content.</summary>
    public Task<IReadOnlyList<string>> DecisionsOfAsync(string job, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return (IReadOnlyList<string>)await session.ListAsync(SelectDecisions, new Parameter[] { new("@job", job) }, row => row.GetString(0), cancellationToken);
    });
}
