using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Whether the database holds all the records that it knows of. One that was put back from a backup is shorter than its mirror, but it agrees with itself; one
/// from which records were taken is shorter than its own checkpoints and tables say. A table alone proves nothing: anybody who can write to the database can put a
/// row there, so it is believed only with something that was signed or sealed.
/// </summary>
internal static class CutCheck
{
    /// <summary>How many records the log in the database must have.</summary>
    public static async ValueTask<long> KnownSizeAsync(Session session, CancellationToken cancellationToken) => Math.Max(
        (await Checkpoints.LatestAsync(session, cancellationToken))?.Checkpoint.Size ?? 0, await TailCheck.LastKnownAsync(session, cancellationToken) + 1);

    /// <param name="signed">How many records the mirror or the mark beside the keys says were signed; asked before this.</param>
    /// <returns>A table that names records which the log does not have, though nothing else says that there were any; null for none.</returns>
    /// <exception cref="QuickActionException">Records are missing from the end; the first is named.</exception>
    public static async ValueTask<LogFault?> RefuseAsync(Database database, DataKeys keys, bool hasMirror, long signed, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        // Asked first: what is appended meanwhile is no fault.
        var covered = Math.Max((await Checkpoints.LatestAsync(session, cancellationToken))?.Checkpoint.Size ?? 0, signed);
        var known = await KnownSizeAsync(session, cancellationToken);
        var size = await LogSize.OfAsync(session, cancellationToken);
        if (known <= size)
        {
            return null;
        }

        if (covered <= size && !await IsSealedAsync(session, keys, cancellationToken))
        {
            return await TailCheck.AccusedAsync(session, size, cancellationToken);
        }

        throw new QuickActionException(
            ProblemCode.Unavailable,
            $"Records were taken out of the log in the database: record {size} is missing, and so is every one after it, up to {known - 1} at least. Nothing is recorded until they are back: "
            + (hasMirror ? "`quickaction audit mirror` puts them back from the mirror." : "put a backup back (`quickaction restore`), or the mirror in its place."));
    }

    private const int NewestToOpen = 256;
    private const string SelectNewest = "SELECT record FROM audit_content ORDER BY record DESC LIMIT @most";
    private const string SelectHashes = "SELECT leaf_hash FROM audit_entry";

    /// <summary>
    /// Whether content is kept of a record that the log does not have: nobody without the keys can seal any. The ids of records are in the order of their times, so
    /// that of the last ones is among the newest.
    /// </summary>
    public static async ValueTask<bool> IsSealedAsync(Session session, DataKeys keys, CancellationToken cancellationToken)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in await session.ListAsync(SelectNewest, new Parameter[] { new("@most", NewestToOpen) }, row => row.GetString(0), cancellationToken))
        {
            if (await ContentStore.ReadAsync(session, keys, record, cancellationToken) is { State: ContentState.Whole, Content.Leaf: { } hash })
            {
                made.Add(hash);
            }
        }

        if (made.Count > 0)
        {
            await session.EachAsync(SelectHashes, default, row => made.Remove(Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0))), cancellationToken);
        }

        return made.Count > 0;
    }
}
