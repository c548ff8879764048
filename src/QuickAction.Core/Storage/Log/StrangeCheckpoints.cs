using System.Data.Common;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Rows of the table of checkpoints that are none of this log, or not as they were signed. Whoever reads checkpoints passes over them.</summary>
internal static class StrangeCheckpoints
{
    public const string Table = "audit_checkpoint";
    private const int MostNamed = 20;
    private const int AtOnce = 256;

    /// <param name="keys">All keys that the log has or had.</param>
    /// <returns>A fault that names them; null when there are none.</returns>
    public static async ValueTask<LogFault?> FaultAsync(Session session, IReadOnlyList<VerifierKey> keys, CancellationToken cancellationToken)
    {
        var found = await FindAsync(session, keys, cancellationToken);
        var named = string.Join(", ", found.Take(MostNamed).Select(f => $"that for {f.Row.Size} records {f.Judged.Fault}"));
        var more = found.Count > MostNamed ? $", and {found.Count - MostNamed} more" : "";
        return found.Count == 0 ? null : new LogFault(
            null,
            $"The table {Table} was changed: of its rows, {named}{more}. They count for nothing, and the log itself is sound; `quickaction audit mirror` puts the table right.");
    }

    public static async ValueTask<bool> AnyAsync(Session session, IReadOnlyList<VerifierKey> keys, CancellationToken cancellationToken) =>
        (await FindAsync(session, keys, cancellationToken)).Count > 0;

    private const string Drop = "DELETE FROM audit_checkpoint WHERE size = @size";

    /// <summary>Takes them out of the table. One of ours stays, without what somebody did to its signatures.</summary>
    /// <param name="database">As whoever owns the table reaches it.</param>
    /// <returns>Whether there were any.</returns>
    /// <exception cref="QuickActionException">Whoever asks may not change the table.</exception>
    public static async ValueTask<bool> DropAsync(Database database, IReadOnlyList<VerifierKey> keys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await database.BeginAsync(cancellationToken);
            await database.LockLogAsync(session, cancellationToken);
            var found = await FindAsync(session, keys, cancellationToken);
            if (found.Count == 0)
            {
                return false;
            }

            await session.ExecuteAsync(database.FreeCheckpoints, default, cancellationToken);
            foreach (var (row, judged) in found)
            {
                await session.ExecuteAsync(Drop, new Parameter[] { new("@size", row.Size) }, cancellationToken);
                if (judged.Signed is { } fitting)
                {
                    await Checkpoints.InsertAsync(session, fitting, now, cancellationToken);
                }
            }

            await session.ExecuteAsync(database.KeepCheckpoints, default, cancellationToken);
            await session.CommitAsync();
            return true;
        }
        catch (DbException error) when (error.SqlState == SideTables.NotAllowed)
        {
            throw SideTables.OwnerOnly(error);
        }
    }

    private const string SelectPage = "SELECT size, note FROM audit_checkpoint WHERE size > @after ORDER BY size LIMIT @most";

    private static async ValueTask<List<Strange>> FindAsync(Session session, IReadOnlyList<VerifierKey> keys, CancellationToken cancellationToken)
    {
        var found = new List<Strange>();
        List<CheckpointRow> page;
        for (var after = long.MinValue; ; after = page[^1].Size)
        {
            page = await session.ListAsync(SelectPage, new Parameter[] { new("@after", after), new("@most", AtOnce) }, CheckpointRow.Read, cancellationToken);
            if (page.Count == 0)
            {
                return found;
            }

            found.AddRange(page.Select(row => new Strange(row, row.By(keys))).Where(s => s.Judged.Fault is not null));
        }
    }

    private sealed record Strange(CheckpointRow Row, JudgedCheckpoint Judged);
}
