using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// A record that was taken from among others. The tile that it stood in cannot be read then, nor anything be proved with it: one thing is said of that everywhere, and it
/// is about the record and not about a file.
/// </summary>
internal static class MissingEntry
{
    private const string WayOut = "A backup of the database from before puts it right (`quickaction restore`; PostgreSQL: `pg_restore`).";

    // The first record that none follows; in a log that is whole it is the last.
    private const string SelectFirst = """
        SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM audit_entry WHERE position = 0) THEN 0 ELSE
            (SELECT MIN(one.position) + 1 FROM audit_entry AS one LEFT JOIN audit_entry AS after ON after.position = one.position + 1 WHERE after.position IS NULL) END
        """;

    /// <summary>The first record that is missing from among others; null when none is.</summary>
    public static async ValueTask<LogFault?> FirstAsync(Session session, CancellationToken cancellationToken)
    {
        // Read last: what is appended meanwhile is no fault.
        var size = await LogSize.OfAsync(session, cancellationToken);
        var first = await session.FirstAsync(SelectFirst, default, row => row.GetInt64(0), cancellationToken);
        return first < size ? Of(first) : null;
    }

    /// <summary>What is said of one.</summary>
    public static LogFault Of(long index) => new(index, $"Entry {index} is missing: it was taken out of the database, or lost there, and those after it are there.") { WayOut = WayOut };

    /// <summary>For whoever cannot go on without it.</summary>
    public static QuickActionException Refusal(LogFault missing) => new(ProblemCode.NotRecorded, $"{missing.What} Nothing is recorded or signed on top of it. {missing.WayOut}");

    /// <summary>For whoever asked for it.</summary>
    public static QuickActionException NotThere(long index) => new(ProblemCode.Unavailable, Of(index).Told);
}
