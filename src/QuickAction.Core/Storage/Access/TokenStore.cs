using System.Data.Common;
using QuickAction.Core.Access;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Access;

/// <summary>Personal API tokens as rows of the store's database.</summary>
/// <param name="signedIn">How long after their owner's last sign-in tokens work; null where nobody signs in.</param>
public sealed class TokenStore(AuditStore store, TimeProvider clock, TimeSpan? signedIn) : ITokenStore
{
    /// <summary>A token in steady use writes once in this time.</summary>
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(1);

    private readonly PersonNames _names = new(store);

    private const string CountAlive = "SELECT COUNT(*) FROM api_token WHERE tenant = @tenant AND person = @person AND revoked IS NULL AND expires > @now";

    private const string Insert = """
        INSERT INTO api_token (id, hash, tenant, person, team_id, name, scopes, created, expires)
        VALUES (@id, @hash, @tenant, @person, @team, @name, @scopes, @now, @expires)
        """;

    public Task<MadeToken?> MakeAsync(Person owner, string name, IReadOnlyList<string> scopes, DateTimeOffset expires, CancellationToken cancellationToken) =>
        StoreFaults.TellAsync(async () =>
        {
            var now = clock.GetUtcNow();
            ArgumentOutOfRangeException.ThrowIfGreaterThan(expires, now.AddDays(ApiToken.MostDays));
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(expires, now);
            var secret = Secret.NewToken();
            var token = new ApiToken { Id = TokenId.New(now), Name = name, Scopes = scopes, Created = Whole(now), Expires = Whole(expires) };
            await using var session = await store.Database.BeginAsync(Scope.SignIn, cancellationToken);
            Parameter[] whose = [.. People.Of(owner), new("@now", now.ToUnixTimeMilliseconds())];
            if (await session.FirstAsync(CountAlive, whose, row => row.GetInt64(0), cancellationToken) >= ApiToken.MostAlive)
            {
                return null;
            }

            await People.KnowAsync(session, _names, owner, now, cancellationToken);
            Parameter[] values =
            [
                .. whose, new("@id", token.Id.ToString()), new("@hash", Secret.Hash(secret.Text)), new("@team", owner.Team), new("@name", name),
                new("@scopes", string.Join(' ', scopes)), new("@expires", expires.ToUnixTimeMilliseconds()),
            ];
            await session.ExecuteAsync(Insert, values, cancellationToken);
            await session.CommitAsync();
            return new MadeToken(token, secret);
        });

    private const string Columns = "t.id, t.name, t.scopes, t.created, t.expires, t.used, t.revoked";
    private const string SelectOfOwner = $"SELECT {Columns} FROM api_token t WHERE t.tenant = @tenant AND t.person = @person ORDER BY t.id DESC";

    public Task<IReadOnlyList<ApiToken>> ListAsync(Person owner, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.SignIn, cancellationToken);
        return (IReadOnlyList<ApiToken>)await session.ListAsync(SelectOfOwner, People.Of(owner), Read, cancellationToken);
    });

    private const string Revoke = "UPDATE api_token SET revoked = COALESCE(revoked, @now) WHERE id = @id AND tenant = @tenant AND person = @person";

    public Task<bool> RevokeAsync(Person owner, TokenId id, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.BeginAsync(Scope.SignIn, cancellationToken);
        Parameter[] values = [.. People.Of(owner), new("@id", id.ToString()), new("@now", clock.GetUtcNow().ToUnixTimeMilliseconds())];
        var changed = await session.ExecuteAsync(Revoke, values, cancellationToken);
        await session.CommitAsync();
        return changed > 0;
    });

    private const string SelectHolder = $"""
        SELECT {Columns}, p.tenant, p.person, p.team_id, p.roles, p.name FROM api_token t
        JOIN person p ON p.tenant = t.tenant AND p.person = t.person AND p.team_id = t.team_id
        WHERE t.hash = @hash AND t.revoked IS NULL AND t.expires > @now AND p.seen > @seen
        """;

    private const string NoteUse = "UPDATE api_token SET used = @now WHERE id = @id AND (used IS NULL OR used < @now)";

    public Task<TokenHolder?> UseAsync(string secret, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        if (!Secret.LooksLikeToken(secret))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var holder = await FindAsync(secret, now, cancellationToken);
        if (holder is not null && (holder.Token.LastUsed is not { } used || now - used >= BetweenNotes))
        {
            await using var session = await store.Database.BeginAsync(Scope.SignIn, cancellationToken);
            Parameter[] values = [new("@id", holder.Token.Id.ToString()), new("@now", now.ToUnixTimeMilliseconds())];
            await session.ExecuteAsync(NoteUse, values, cancellationToken);
            await session.CommitAsync();
        }

        return holder;
    });

    private async ValueTask<TokenHolder?> FindAsync(string secret, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var session = await store.Database.OpenAsync(Scope.SignIn, cancellationToken);
        return await session.FirstAsync(
            SelectHolder,
            new Parameter[]
            {
                new("@hash", Secret.Hash(secret)), new("@now", now.ToUnixTimeMilliseconds()), new("@seen", signedIn is { } within ? (now - within).ToUnixTimeMilliseconds() : -1L),
            },
            row => new TokenHolder(Owner(row), Read(row)),
            cancellationToken);
    }

    private Person Owner(DbDataReader row) => new(row.GetString(7), row.GetString(8), row.GetString(9), People.Words(row.GetString(10)))
    {
        Name = _names.Opened(row.GetString(7), row.GetString(8), row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11)),
    };

    private static ApiToken Read(DbDataReader row) => new()
    {
        Id = TokenId.TryParse(row.GetString(0), out var id) ? id : throw new FormatException("Not the id of a token."),
        Name = row.GetString(1),
        Scopes = People.Words(row.GetString(2)),
        Created = Time(row, 3),
        Expires = Time(row, 4),
        LastUsed = row.IsDBNull(5) ? null : Time(row, 5),
        Revoked = row.IsDBNull(6) ? null : Time(row, 6),
    };

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <summary>As it comes back from its row.</summary>
    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
