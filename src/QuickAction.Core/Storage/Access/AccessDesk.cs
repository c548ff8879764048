using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Access;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Access;

/// <summary>People's access as rows; each change and its record are one transaction.</summary>
public sealed class AccessDesk(AuditStore store, TimeProvider clock) : IAccessDesk
{
    private const string Use = "quickaction person reference v1";
    private const int ReferenceBytes = 12;
    private readonly byte[] _key = store.DerivedKey(Use);
    private readonly PersonNames _names = new(store);

    private const string Select = """
        SELECT p.tenant, p.person, p.team_id, p.roles, p.seen,
            (SELECT COUNT(*) FROM person_session s WHERE s.tenant = p.tenant AND s.person = p.person AND s.ends > @now),
            (SELECT COUNT(*) FROM api_token t WHERE t.tenant = p.tenant AND t.person = p.person AND t.revoked IS NULL AND t.expires > @now),
            p.name
        FROM person p WHERE @team = '' OR p.team_id = @team ORDER BY p.team_id, p.seen DESC, p.person
        """;

    public Task<IReadOnlyList<KnownPerson>> ListAsync(string? team, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(ScopeOf(team), cancellationToken);
        return (IReadOnlyList<KnownPerson>)await session.ListAsync(
            Select,
            new Parameter[] { new("@team", team ?? ""), new("@now", clock.GetUtcNow().ToUnixTimeMilliseconds()) },
            row =>
            {
                var person = new Person(row.GetString(0), row.GetString(1), row.GetString(2), People.Words(row.GetString(3)))
                {
                    Name = _names.Opened(row.GetString(0), row.GetString(1), row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7)),
                };
                return new KnownPerson(ReferenceOf(person), person, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), (int)row.GetInt64(5), (int)row.GetInt64(6));
            },
            cancellationToken);
    });

    private const string DeleteSessions = "DELETE FROM person_session WHERE tenant = @tenant AND person = @person AND (@team = '' OR team_id = @team)";
    private const string RevokeTokens = """
        UPDATE api_token SET revoked = @now WHERE tenant = @tenant AND person = @person AND (@team = '' OR team_id = @team) AND revoked IS NULL AND expires > @now
        """;

    public async Task<EndedAccess?> EndAsync(string? team, string reference, Person by, string asRole, string? reason, CancellationToken cancellationToken)
    {
        if ((await ListAsync(team, cancellationToken)).FirstOrDefault(p => p.Reference == reference) is not { Person: var subject })
        {
            return null;
        }

        return await StoreFaults.TellAsync(async () =>
        {
            var key = await store.LogKeyAsync(cancellationToken);
            var now = clock.GetUtcNow();
            await using var session = await store.Database.BeginAsync(ScopeOf(team), cancellationToken);
            Parameter[] whose = [.. People.Of(subject), new("@team", team ?? "")];
            var sessions = await session.ExecuteAsync(DeleteSessions, whose, cancellationToken);
            var tokens = await session.ExecuteAsync(RevokeTokens, (Parameter[])[.. whose, new("@now", now.ToUnixTimeMilliseconds())], cancellationToken);
            var part = new AccessPart(AccessPart.Ended, subject.Tenant, subject.Id) { Sessions = sessions, Tokens = tokens, Reason = reason };
            await store.AppendAsync(session, [Record(now, key, by, asRole, part)], cancellationToken);
            await session.CommitAsync();
            return new EndedAccess(sessions, tokens);
        });
    }

    public Task SwitchAsync(Person before, IReadOnlyList<string> roles, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var key = await store.LogKeyAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await using var session = await store.Database.BeginAsync(Scope.SignIn, cancellationToken);
        await People.NoteAsync(session, _names, before with { Roles = roles }, now, cancellationToken);
        var part = new AccessPart(AccessPart.Switched, before.Tenant, before.Id) { OldRoles = before.Roles, NewRoles = roles };
        await store.AppendAsync(session, [Record(now, key, before, before.Roles[0], part)], cancellationToken);
        await session.CommitAsync();
        return true;
    });

    public string ReferenceOf(Person person) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{person.Tenant.Length}:{person.Tenant}{person.Id}")).AsSpan(0, ReferenceBytes));

    private static Scope ScopeOf(string? team) => team is null ? Scope.SignIn : Scope.Of(team);

    private PendingRecord Record(DateTimeOffset now, Content.DataKey key, Person by, string role, AccessPart part) => new()
    {
        Record = store.NewRecord(AuditKind.ConfigChanged, now, [JobLeaf.Actor(new DecisionActor(by.Tenant, by.Id, by.Team, role)), part]),
        Key = key,
        Job = Erasure.LogJob,
        Team = by.Team,
    };
}
