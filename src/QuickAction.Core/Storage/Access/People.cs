using QuickAction.Core.Access;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Access;

/// <summary>People as rows, written in the transaction that needs them.</summary>
internal static class People
{
    private const string Insert = """
        INSERT INTO person (tenant, person, team_id, roles, seen, name) VALUES (@tenant, @person, @team, @roles, @now, @name) ON CONFLICT (tenant, person)
        """;

    private const string Note = $"{Insert} DO UPDATE SET team_id = excluded.team_id, roles = excluded.roles, seen = excluded.seen, name = excluded.name";

    /// <summary>Writes what a sign-in has just said.</summary>
    public static async ValueTask NoteAsync(WriteSession session, PersonNames names, Person person, DateTimeOffset now, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(Note, Row(names, person, now), cancellationToken);

    private const string Know = $"{Insert} DO NOTHING";

    /// <summary>Writes a person who is not known yet. What is known stays: a request that began before a role was taken away must not bring it back.</summary>
    public static async ValueTask KnowAsync(WriteSession session, PersonNames names, Person person, DateTimeOffset now, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(Know, Row(names, person, now), cancellationToken);

    public static Parameter[] Of(Person person) => [new("@tenant", person.Tenant), new("@person", person.Id)];

    private static Parameter[] Row(PersonNames names, Person person, DateTimeOffset now) =>
        [.. Of(person), new("@team", person.Team), new("@roles", string.Join(' ', person.Roles)), new("@now", now.ToUnixTimeMilliseconds()), new("@name", names.Closed(person))];

    public static IReadOnlyList<string> Words(string joined) => joined.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
