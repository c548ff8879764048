using QuickAction.Core.Analysis;
using QuickAction.Core.Privacy;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The placeholders of cases, sealed under keys of their own. They are erased with their case, or with any job of it.</summary>
public sealed partial class AuditStore
{
    /// <summary>The maps of a team's cases, by the references that the team gives them.</summary>
    public IPseudonymMaps MapsOfCases(string team) => MapsOfCases(team, null);

    /// <param name="job">The job that asks for them; what it has found is not kept once it was erased. Null for a look without one.</param>
    private StoredMaps MapsOfCases(string team, string? job) => new(
        this,
        team,
        job,
        (reference, token) => _dataKeys.OfCaseAsync(new CaseOf(team, reference), token),
        (reference, token) => _dataKeys.FindByCaseAsync(new CaseOf(team, reference), token));

    /// <summary>The maps of jobs that belong to no case, by the ids of the jobs: each is sealed under the job's own key.</summary>
    /// <param name="like">What is true of each of the jobs but its id.</param>
    public IPseudonymMaps MapsOfJobs(DecisionJob like) => new StoredMaps(
        this, like.Actor.Team, null, (job, token) => DataKeyAsync(like with { Id = job }, token), _dataKeys.FindByJobAsync);

    /// <summary>The same for one run of the job, which began under a key: what it finds is not kept once that was erased, whether the job has a row or not.</summary>
    internal IPseudonymMaps MapsFor(DecisionJob job, DataKey key)
    {
        var team = job.Actor.Team;
        return job.CaseReference is null
            ? new StoredMaps(this, team, job.Id, (_, _) => ValueTask.FromResult(key), (_, _) => ValueTask.FromResult<DataKey?>(key)) { Run = key }
            : new StoredMaps(
                this,
                team,
                job.Id,
                (reference, token) => _dataKeys.OfCaseAsync(new CaseOf(team, reference), token),
                (reference, token) => _dataKeys.FindByCaseAsync(new CaseOf(team, reference), token))
            { Run = key };
    }

    /// <summary>Where the job's placeholders are kept: under its case reference, or under its id when it belongs to no case.</summary>
    public IPseudonymMaps MapsFor(DecisionJob job) => job.CaseReference is null ? MapsOfJobs(job) : MapsOfCases(job.Actor.Team, job.Id);

    /// <param name="keyOf">The key of a map, made when there is none.</param>
    /// <param name="findKey">The key of a map, or null.</param>
    private sealed class StoredMaps(
        AuditStore store,
        string team,
        string? asking,
        Func<string, CancellationToken, ValueTask<DataKey>> keyOf,
        Func<string, CancellationToken, ValueTask<DataKey?>> findKey) : IPseudonymMaps
    {
        /// <summary>The key under which the run began that asks for them; null for a look without one.</summary>
        public DataKey? Run { get; init; }

        public async ValueTask<PseudonymMap> OpenAsync(string caseReference, CancellationToken cancellationToken) => await StoreFaults.TellAsync(async () =>
        {
            if (await findKey(caseReference, cancellationToken) is not { } key)
            {
                return new PseudonymMap();
            }

            await using var session = await store._database.OpenAsync(cancellationToken);
            var json = await SealedMaps.ReadAsync(session, key, cancellationToken);
            return PseudonymMap.Of(json, key.Id);
        });

        public async ValueTask<bool> SaveAsync(string caseReference, PseudonymMap map, CancellationToken cancellationToken) => await StoreFaults.TellAsync(async () =>
        {
            // Before a case that was erased with the job is given a new key.
            await using (var reading = await store._database.OpenAsync(cancellationToken))
            {
                await RefuseErasedAsync(reading, cancellationToken);
            }

            var key = await keyOf(caseReference, cancellationToken);
            if (map.KeyId is { } known && known != key.Id)
            {
                // It was erased meanwhile, and what it held may not come back under the new key.
                return false;
            }

            await using var session = await store._database.BeginAsync(cancellationToken);
            // Whoever erases holds the log's lock.
            await store._database.LockLogAsync(session, cancellationToken);
            await store.RefuseErasedAsync(session, asking ?? caseReference, cancellationToken);
            await RefuseErasedAsync(session, cancellationToken);
            if (!await SealedMaps.WriteAsync(session, key, team, map.Version, map.ToJson(map.Version + 1), cancellationToken))
            {
                return false;
            }

            await session.CommitAsync();
            map.WasSaved(key.Id);
            return true;
        });

        private async ValueTask RefuseErasedAsync(Session session, CancellationToken cancellationToken)
        {
            if (Run is not null && await Erasure.IsAppliedAsync(session, Run.Id, cancellationToken))
            {
                throw new ErasedMeanwhileException();
            }
        }
    }
}
