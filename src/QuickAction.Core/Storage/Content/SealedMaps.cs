using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Content;

/// <summary>The rows of sealed pseudonym maps. A map is replaced only by the version after it, so that of two who saved at once one sees that it lost.</summary>
internal static class SealedMaps
{
    private const string Select = "SELECT sealed FROM pseudonym_map WHERE key = @key";

    /// <returns>The map as JSON; null when none was saved under the key.</returns>
    public static async ValueTask<byte[]?> ReadAsync(Session session, DataKey key, CancellationToken cancellationToken)
    {
        var row = await session.FirstAsync(Select, new Parameter[] { new("@key", key.Id) }, r => r.GetFieldValue<byte[]>(0), cancellationToken);
        return row is null ? null : Sealed.Open(key.Secret, Name(key), row)
            ?? throw new QuickActionException(ProblemCode.Unavailable, "The placeholders of a case were changed in the database; restore the database from a backup.");
    }

    private const string Insert = "INSERT INTO pseudonym_map (key, version, team_id, sealed) VALUES (@key, 1, @team, @sealed) ON CONFLICT (key) DO NOTHING";
    private const string Update = "UPDATE pseudonym_map SET version = @version + 1, sealed = @sealed WHERE key = @key AND version = @version";

    /// <param name="version">The version that the map was made from; 0 for the first.</param>
    /// <returns>False when another version stands there.</returns>
    public static async ValueTask<bool> WriteAsync(WriteSession session, DataKey key, string team, int version, byte[] json, CancellationToken cancellationToken)
    {
        Parameter[] values = [new("@key", key.Id), new("@sealed", Sealed.Seal(key.Secret, Name(key), json))];
        return version == 0
            ? await session.ExecuteAsync(Insert, (Parameter[])[.. values, new("@team", team)], cancellationToken) == 1
            : await session.ExecuteAsync(Update, (Parameter[])[.. values, new("@version", version)], cancellationToken) == 1;
    }

    private const string Delete = "DELETE FROM pseudonym_map WHERE key = @key";

    public static ValueTask<int> DeleteAsync(WriteSession session, string key, CancellationToken cancellationToken) =>
        session.ExecuteAsync(Delete, new Parameter[] { new("@key", key) }, cancellationToken);

    private static string Name(DataKey key) => $"quickaction pseudonyms v1\n{key.Id}";
}
