using System.Globalization;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Content;

/// <summary>
/// What is on its way to a model, sealed under the job's key before it leaves. The record that ends the decision takes it over; a process that dies in between
/// leaves it to whoever closes the decision.
/// </summary>
internal static class Attempts
{
    private const string Insert = """
        INSERT INTO audit_attempt (decision, number, key, team_id, sealed)
        SELECT @decision, @number, @key, @team, @sealed WHERE NOT EXISTS (SELECT 1 FROM audit_erasure WHERE key = @key)
        """;

    /// <returns>False when the job's content was erased meanwhile: then nothing may be sent.</returns>
    public static async ValueTask<bool> KeepAsync(
        WriteSession session, DataKey key, string team, string decision, int number, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            Insert,
            new Parameter[]
            {
                new("@decision", decision),
                new("@number", number),
                new("@key", key.Id),
                new("@team", team),
                new("@sealed", Sealed.Seal(key.Secret, NameOf(decision, number), request.Span)),
            },
            cancellationToken) == 1;

    private const string Select = "SELECT number, sealed FROM audit_attempt WHERE decision = @decision ORDER BY number";

    /// <summary>The requests of a decision that has not ended, in the order in which they were to leave.</summary>
    public static async ValueTask<IReadOnlyList<byte[]>> OfAsync(Session session, DataKey key, string decision, CancellationToken cancellationToken)
    {
        var rows = await session.ListAsync(
            Select,
            new Parameter[] { new("@decision", decision) },
            row => Sealed.Open(key.Secret, NameOf(decision, row.GetInt32(0)), row.GetFieldValue<byte[]>(1)),
            cancellationToken);
        return [.. rows.OfType<byte[]>()];
    }

    private const string Delete = "DELETE FROM audit_attempt WHERE decision = @decision";

    public static ValueTask<int> EndAsync(WriteSession session, string decision, CancellationToken cancellationToken) =>
        session.ExecuteAsync(Delete, new Parameter[] { new("@decision", decision) }, cancellationToken);

    private const string DeleteByKey = "DELETE FROM audit_attempt WHERE key = @key";

    public static ValueTask<int> EraseAsync(WriteSession session, string key, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteByKey, new Parameter[] { new("@key", key) }, cancellationToken);

    private static string NameOf(string decision, int number) => string.Create(CultureInfo.InvariantCulture, $"attempt {number} of {decision}");
}
