using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Access;

/// <summary>
/// What an older copy of the database brings back of people's access: a session that has ended since, a token that was revoked since. Nobody can tell which those are,
/// so all of them end.
/// </summary>
internal static class AccessAfterRestore
{
    private const string EndSessions = "DELETE FROM person_session";
    private const string RevokeTokens = "UPDATE api_token SET revoked = @now WHERE revoked IS NULL AND expires > @now";

    /// <returns>How many sessions and tokens were ended.</returns>
    public static async ValueTask<(int Sessions, int Tokens)> EndAsync(Database database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginAsync(Scope.SignIn, cancellationToken);
        var sessions = await session.ExecuteAsync(EndSessions, default, cancellationToken);
        var tokens = await session.ExecuteAsync(RevokeTokens, new Parameter[] { new("@now", now.ToUnixTimeMilliseconds()) }, cancellationToken);
        await session.CommitAsync();
        return (sessions, tokens);
    }
}
