using System.Security.Cryptography;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>What people read. Every statement has the team in its condition.</summary>
public sealed partial class JobStore
{
    private const string SelectOne = $"SELECT {JobRow.Columns} FROM job WHERE id = @id AND team_id = @team";

    public Task<Job?> FindAsync(string team, JobId id, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        return await FindAsync(session, team, id, cancellationToken);
    });

    public Task<JobRequest?> RequestOfAsync(string team, JobId id, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        return await store.FindDataKeyAsync(id.ToString(), cancellationToken) is { } key
            ? await JobRequests.ReadAsync(session, key, team, id, cancellationToken)
            : null;
    });

    private const string SelectPage = $"""
        SELECT {JobRow.Columns} FROM job
        WHERE team_id = @team AND (@before = '' OR id < @before) AND (@batch = '' OR batch = @batch) AND (@state = '' OR state = @state)
        ORDER BY id DESC LIMIT @most
        """;

    private const string SelectPageBefore = $"""
        SELECT {JobRow.Columns} FROM job
        WHERE team_id = @team AND id > @after AND (@batch = '' OR batch = @batch) AND (@state = '' OR state = @state)
        ORDER BY id LIMIT @most
        """;

    public Task<IReadOnlyList<Job>> ListAsync(string team, JobQuery query, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        Parameter[] values =
        [
            new("@team", team),
            query.After is { } after ? new("@after", after.ToString()) : new("@before", query.Before?.ToString() ?? ""),
            new("@batch", query.Batch ?? ""),
            new("@state", query.State?.Text() ?? ""),
            new("@most", (long)query.Most),
        ];
        var found = await session.ListAsync(query.After is null ? SelectPage : SelectPageBefore, values, JobRow.Read, cancellationToken);
        return (IReadOnlyList<Job>)(query.After is null ? found : [.. found.AsEnumerable().Reverse()]);
    });

    private const string SelectVersion = """
        SELECT number, sha256, tenant, person, role, created, sealed FROM job_version
        WHERE job = @job AND team_id = @team AND (@number = 0 OR number = @number) ORDER BY number DESC LIMIT 1
        """;

    public Task<JobVersion?> VersionAsync(string team, JobId id, int? number, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        if (await store.FindDataKeyAsync(id.ToString(), cancellationToken) is not { } key)
        {
            return null;
        }

        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        return await session.FirstAsync(
            SelectVersion,
            new Parameter[] { new("@job", id.ToString()), new("@team", team), new("@number", (long)(number ?? 0)) },
            row => new JobVersion(
                (int)row.GetInt64(0),
                Opened(key, id, (int)row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(6)),
                row.GetString(1),
                new DecisionActor(row.GetString(2), row.GetString(3), team, row.GetString(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5))),
            cancellationToken);
    });

    private static async ValueTask<Job?> FindAsync(Session session, string team, JobId id, CancellationToken cancellationToken) =>
        await session.FirstAsync(SelectOne, new Parameter[] { new("@id", id.ToString()), new("@team", team) }, JobRow.Read, cancellationToken);

    private static byte[] Opened(DataKey key, JobId job, int number, string sha256, byte[] bytes) =>
        Sealed.Open(key.Secret, VersionName(job, number), bytes) is { } plain && Convert.ToHexStringLower(SHA256.HashData(plain)) == sha256
            ? plain
            : throw new QuickActionException(ProblemCode.Unavailable, "A result was changed in the database; restore the database from a backup.");

    private static string VersionName(JobId job, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"quickaction result v1\n{job}\n{number}");
}
