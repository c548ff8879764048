using System.Data.Common;
using System.Text;
using QuickAction.Core.Access;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Access;

/// <summary>Break-glass as rows; each step and its record are one transaction, and the record comes before anything is shown.</summary>
public sealed class BreakGlass(AuditStore store, TimeProvider clock) : IBreakGlass
{
    private const string Role = "Governance";
    private const string SelectJob = "SELECT id, team_id FROM job WHERE id = @id AND state <> 'erased'";
    private const string Insert = """
        INSERT INTO break_glass (id, tenant, person, team_id, job, key, opened, ends, used, sealed)
        VALUES (@id, @tenant, @person, @team, @job, @key, @now, @ends, 0, @sealed)
        """;

    public Task<BrokenGlass?> OpenAsync(string work, Person by, string reason, TimeSpan most, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, TimeSpan.FromMinutes(BrokenGlass.LongestMinutes));
        var job = await store.JobOfDecisionAsync(work, cancellationToken) ?? work;
        if (await FindJobAsync(job, cancellationToken) is not { } team || await store.FindDataKeyAsync(job, cancellationToken) is not { } key)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var id = JobId.New(now).ToString();
        await using var session = await store.Database.BeginAsync(Scope.Governance, cancellationToken);
        Parameter[] values =
        [
            .. People.Of(by),
            new("@id", id),
            new("@team", team),
            new("@job", job),
            new("@key", key.Id),
            new("@now", now.ToUnixTimeMilliseconds()),
            new("@ends", (now + most).ToUnixTimeMilliseconds()),
            new("@sealed", Sealed.Seal(key.Secret, Name(id), Encoding.UTF8.GetBytes(reason))),
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken);
        var part = new BreakGlassPart(id, team, key.Id) { Ends = now + most, Reason = reason };
        await store.AppendAsync(session, [Record(AuditKind.BreakGlassOpened, now, key, job, team, by, part)], cancellationToken);
        await session.CommitAsync();
        return (BrokenGlass?)new BrokenGlass(id, Named(by.Tenant, by.Id), team, job, reason, Whole(now), Whole(now + most), null, 0);
    });

    private const string Columns = "id, tenant, person, team_id, job, opened, ends, closed, used, sealed";
    private const string SelectAll = $"SELECT {Columns} FROM break_glass WHERE @team = '' OR team_id = @team ORDER BY opened DESC, id DESC LIMIT @most";

    public Task<IReadOnlyList<BrokenGlass>> ListAsync(string? team, int most, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        List<(BrokenGlass Glass, byte[]? Sealed)> rows;
        await using (var session = await store.Database.OpenAsync(team is null ? Scope.Governance : Scope.Of(team), cancellationToken))
        {
            rows = await session.ListAsync(SelectAll, new Parameter[] { new("@team", team ?? ""), new("@most", (long)most) }, Read, cancellationToken);
        }

        var all = new List<BrokenGlass>();
        foreach (var (glass, bytes) in rows)
        {
            all.Add(await WithReasonAsync(glass, bytes, cancellationToken));
        }

        return (IReadOnlyList<BrokenGlass>)all;
    });

    private const string Note = """
        UPDATE break_glass SET used = used + 1 WHERE id = @id AND tenant = @tenant AND person = @person AND closed IS NULL AND ends > @now
        """;

    public Task<BrokenGlass?> UseAsync(string id, Person by, string what, CancellationToken cancellationToken) =>
        StepAsync(id, Note, People.Of(by), by, AuditKind.BreakGlassUsed, what, cancellationToken);

    private const string Close = "UPDATE break_glass SET closed = @now WHERE id = @id AND closed IS NULL AND ends > @now";

    public async Task<bool> CloseAsync(string id, Person by, CancellationToken cancellationToken) =>
        await StepAsync(id, Close, [], by, AuditKind.BreakGlassClosed, null, cancellationToken) is not null;

    private const string SelectOne = $"SELECT {Columns} FROM break_glass WHERE id = @id";

    /// <summary>What the statement's own condition does not let through changes nothing and records nothing.</summary>
    private Task<BrokenGlass?> StepAsync(string id, string update, Parameter[] whose, Person by, string kind, string? what, CancellationToken cancellationToken) =>
        StoreFaults.TellAsync(async () =>
        {
            var now = clock.GetUtcNow();
            Parameter[] which = [new("@id", id)];
            BrokenGlass? glass;
            await using (var reading = await store.Database.OpenAsync(Scope.Governance, cancellationToken))
            {
                glass = await reading.FirstAsync(SelectOne, which, row => Read(row).Glass, cancellationToken);
            }

            if (glass is null || await store.FindDataKeyAsync(glass.Job, cancellationToken) is not { } key)
            {
                return null;
            }

            await using var session = await store.Database.BeginAsync(Scope.Governance, cancellationToken);
            if (await session.ExecuteAsync(update, (Parameter[])[.. which, .. whose, new("@now", now.ToUnixTimeMilliseconds())], cancellationToken) == 0)
            {
                return null;
            }

            var part = new BreakGlassPart(id, glass.Team, key.Id) { What = what };
            await store.AppendAsync(session, [Record(kind, now, key, glass.Job, glass.Team, by, part)], cancellationToken);
            await session.CommitAsync();
            return glass;
        });

    private const string Forget = "UPDATE break_glass SET sealed = NULL WHERE key = @key";

    /// <summary>Takes the reasons away with the content that they are about.</summary>
    internal static async ValueTask ForgetAsync(WriteSession session, string key, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(Forget, new Parameter[] { new("@key", key) }, cancellationToken);

    private async ValueTask<string?> FindJobAsync(string job, CancellationToken cancellationToken)
    {
        await using var session = await store.Database.OpenAsync(Scope.Governance, cancellationToken);
        return await session.FirstAsync(SelectJob, new Parameter[] { new("@id", job) }, row => row.GetString(1), cancellationToken);
    }

    private async ValueTask<BrokenGlass> WithReasonAsync(BrokenGlass glass, byte[]? bytes, CancellationToken cancellationToken) =>
        bytes is not null && await store.FindDataKeyAsync(glass.Job, cancellationToken) is { } key && Sealed.Open(key.Secret, Name(glass.Id), bytes) is { } plain
            ? glass with { Reason = Encoding.UTF8.GetString(plain) }
            : glass;

    private PendingRecord Record(string kind, DateTimeOffset now, DataKey key, string job, string team, Person by, BreakGlassPart part) => new()
    {
        Record = store.NewRecord(kind, now, [JobLeaf.Actor(new DecisionActor(by.Tenant, by.Id, by.Team, Role)), part]) with { CorrelationId = JobLeaf.Correlation(job) },
        Key = key,
        Job = job,
        Team = team,
    };

    private static (BrokenGlass Glass, byte[]? Sealed) Read(DbDataReader row) => (
        new BrokenGlass(
            row.GetString(0),
            Named(row.GetString(1), row.GetString(2)),
            row.GetString(3),
            row.GetString(4),
            null,
            Time(row, 5),
            Time(row, 6),
            row.IsDBNull(7) ? null : Time(row, 7),
            (int)row.GetInt64(8)),
        row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9));

    private static Person Named(string tenant, string id) => new(tenant, id, "", []);

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static string Name(string id) => $"quickaction break-glass v1\n{id}";
}
