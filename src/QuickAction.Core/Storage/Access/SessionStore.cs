using System.Data.Common;
using QuickAction.Core.Access;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Access;

/// <summary>Sessions as rows of the store's database, so that any node can serve them.</summary>
public sealed class SessionStore(AuditStore store, TimeProvider clock) : ISessionStore
{
    private readonly PersonNames _names = new(store);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task NoteAsync(Person person, CancellationToken cancellationToken) =>
        WriteAsync(async session => await People.NoteAsync(session, _names, person, clock.GetUtcNow(), cancellationToken), cancellationToken);

    private const string DeleteOver = "DELETE FROM person_session WHERE ends <= @now";

    private const string Insert = """
        INSERT INTO person_session (hash, tenant, person, team_id, created, seen, ends, proved) VALUES (@hash, @tenant, @person, @team, @now, @now, @ends, @proved)
        """;

    public async Task<Secret> StartAsync(Person person, TimeSpan absolute, DateTimeOffset? proved, CancellationToken cancellationToken)
    {
        var secret = Secret.NewSession();
        var now = clock.GetUtcNow();
        await WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(DeleteOver, new Parameter[] { new("@now", now.ToUnixTimeMilliseconds()) }, cancellationToken);
                await People.KnowAsync(session, _names, person, now, cancellationToken);
                Parameter[] values =
                [
                    .. People.Of(person), new("@hash", Secret.Hash(secret.Text)), new("@team", person.Team), new("@now", now.ToUnixTimeMilliseconds()),
                    new("@ends", (now + absolute).ToUnixTimeMilliseconds()), new("@proved", proved?.ToUnixTimeMilliseconds()),
                ];
                await session.ExecuteAsync(Insert, values, cancellationToken);
            },
            cancellationToken);
        return secret;
    }

    private const string Select = """
        SELECT p.tenant, p.person, p.team_id, p.roles, s.seen, s.ends, p.name, s.proved FROM person_session s
        JOIN person p ON p.tenant = s.tenant AND p.person = s.person AND p.team_id = s.team_id
        WHERE s.hash = @hash AND s.ends > @now
        """;

    public Task<SessionState?> FindAsync(string secret, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.SignIn, cancellationToken);
        return await session.FirstAsync(
            Select,
            new Parameter[] { new("@hash", Secret.Hash(secret)), new("@now", Now) },
            row => new SessionState(
                new Person(row.GetString(0), row.GetString(1), row.GetString(2), People.Words(row.GetString(3)))
                {
                    Name = _names.Opened(row.GetString(0), row.GetString(1), row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6)),
                },
                Time(row, 4),
                Time(row, 5),
                row.IsDBNull(7) ? null : Time(row, 7)),
            cancellationToken);
    });

    private const string Touch = "UPDATE person_session SET seen = @now WHERE hash = @hash AND seen < @now";

    public Task TouchAsync(string secret, CancellationToken cancellationToken) => WriteAsync(
        async session => await session.ExecuteAsync(Touch, new Parameter[] { new("@hash", Secret.Hash(secret)), new("@now", Now) }, cancellationToken),
        cancellationToken);

    private const string Delete = "DELETE FROM person_session WHERE hash = @hash";

    public Task EndAsync(string secret, CancellationToken cancellationToken) => WriteAsync(
        async session => await session.ExecuteAsync(Delete, new Parameter[] { new("@hash", Secret.Hash(secret)) }, cancellationToken),
        cancellationToken);

    private const string SelectOwn = """
        SELECT hash, created, seen, ends FROM person_session WHERE tenant = @tenant AND person = @person AND ends > @now ORDER BY seen DESC, created DESC, hash
        """;

    public Task<IReadOnlyList<OwnSession>> ListAsync(Person person, string secret, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var hash = Secret.Hash(secret);
        await using var session = await store.Database.OpenAsync(Scope.SignIn, cancellationToken);
        return (IReadOnlyList<OwnSession>)await session.ListAsync(
            SelectOwn,
            (Parameter[])[.. People.Of(person), new("@now", Now)],
            row => new OwnSession(Time(row, 1), Time(row, 2), Time(row, 3), row.GetString(0) == hash),
            cancellationToken);
    });

    private const string DeleteOthers = "DELETE FROM person_session WHERE tenant = @tenant AND person = @person AND hash <> @hash";

    public async Task<int> EndOthersAsync(Person person, string secret, CancellationToken cancellationToken)
    {
        var ended = 0;
        await WriteAsync(
            async session => ended = await session.ExecuteAsync(DeleteOthers, (Parameter[])[.. People.Of(person), new("@hash", Secret.Hash(secret))], cancellationToken),
            cancellationToken);
        return ended;
    }

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private Task<bool> WriteAsync(Func<WriteSession, Task> write, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.BeginAsync(Scope.SignIn, cancellationToken);
        await write(session);
        await session.CommitAsync();
        return true;
    });
}
