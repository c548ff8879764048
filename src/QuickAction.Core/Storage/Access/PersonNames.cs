using System.Text;
using QuickAction.Core.Access;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Access;

/// <summary>
/// People's names in their rows, sealed under the key-encryption key and each bound to its person. Under another key they are as if they were not there, until the
/// next sign-in: nothing rests on them.
/// </summary>
public sealed class PersonNames(AuditStore store) : IPersonNames
{
    private const string Use = "quickaction person names v1";
    private const string Select = "SELECT name FROM person WHERE tenant = @tenant AND person = @person AND name IS NOT NULL";
    private readonly byte[] _key = store.DerivedKey(Use);

    public Task<IReadOnlyDictionary<(string Tenant, string Id), string>> FindAsync(IEnumerable<(string Tenant, string Id)> people, CancellationToken cancellationToken) =>
        StoreFaults.TellAsync(async () =>
        {
            var names = new Dictionary<(string Tenant, string Id), string>();
            var asked = people.Distinct().ToList();
            if (asked.Count > 0)
            {
                // Not of the team alone: who has moved to another since is still called what they are called.
                await using var session = await store.Database.OpenAsync(Scope.SignIn, cancellationToken);
                foreach (var (tenant, id) in asked)
                {
                    Parameter[] which = [new("@tenant", tenant), new("@person", id)];
                    if (await session.FirstAsync(Select, which, row => row.GetFieldValue<byte[]>(0), cancellationToken) is { } bytes && Opened(tenant, id, bytes) is { Length: > 0 } name)
                    {
                        names[(tenant, id)] = name;
                    }
                }
            }

            return (IReadOnlyDictionary<(string Tenant, string Id), string>)names;
        });

    /// <summary>As it is stored; null for no name.</summary>
    internal byte[]? Closed(Person person) => person.Name.Length == 0 ? null : Sealed.Seal(_key, Bound(person.Tenant, person.Id), Encoding.UTF8.GetBytes(person.Name));

    /// <summary>Empty when there is none, or it cannot be opened.</summary>
    internal string Opened(string tenant, string id, byte[]? bytes) =>
        bytes is not null && Sealed.Open(_key, Bound(tenant, id), bytes) is { } plain ? Encoding.UTF8.GetString(plain) : "";

    private static string Bound(string tenant, string id) => $"quickaction person name v1\n{tenant.Length}:{tenant}{id}";
}
