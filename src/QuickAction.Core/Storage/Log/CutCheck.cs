using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
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

    /// <param name="mirrored">What the mirror holds, asked before this; null when there is none.</param>
    /// <param name="marked">How many records the mark beside the keys says were signed; asked before this.</param>
    public static async ValueTask<CutFound> LookAsync(
        Database database, DataKeys keys, LogFolder mirror, Checkpoint? mirrored, long marked, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        // Asked first: what is appended meanwhile is no fault.
        var covered = Math.Max((await Checkpoints.LatestAsync(session, cancellationToken))?.Checkpoint.Size ?? 0, Math.Max(mirrored?.Size ?? 0, marked));
        var known = await KnownSizeAsync(session, cancellationToken);
        var size = await LogSize.OfAsync(session, cancellationToken);
        if (known <= size)
        {
            return CutFound.Nothing;
        }

        var isSealed = await IsSealedAsync(session, keys, await MirrorHashesAsync(mirror, mirrored, size, cancellationToken), cancellationToken);
        return covered <= size && !isSealed
            ? new CutFound(null, await TailCheck.AccusedAsync(session, size, cancellationToken))
            : new CutFound(new Cut(size, isSealed ? Math.Max(known, covered) : covered, covered, mirrored?.Size, isSealed), null);
    }

    /// <summary>The hashes of records that the mirror has and the log does not; none from a mirror that cannot be read, which whoever uses it is told.</summary>
    private static async ValueTask<HashSet<string>> MirrorHashesAsync(LogFolder mirror, Checkpoint? mirrored, long size, CancellationToken cancellationToken)
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        if (mirrored is null || mirrored.Size <= size)
        {
            return hashes;
        }

        var log = new FolderLog(mirror.Path);
        foreach (var address in LogResources.TilesSince(size, mirrored.Size).Where(a => a.Level == 0))
        {
            if (await log.ReadHashesAsync(address, cancellationToken) is not { } tile)
            {
                break;
            }

            for (var rest = tile; rest.Length > 0; rest = rest[TreeHash.Size..])
            {
                hashes.Add(Convert.ToHexStringLower(rest.Span[..TreeHash.Size]));
            }
        }

        return hashes;
    }

    private const int NewestToOpen = 256;
    private const string SelectNewest = "SELECT record FROM audit_content ORDER BY record DESC LIMIT @most";
    private const string SelectHashes = "SELECT leaf_hash FROM audit_entry";

    /// <summary>
    /// Whether content is kept of a record that the log does not have: nobody without the keys can seal any. The ids of records are in the order of their times, so
    /// that of the last ones is among the newest.
    /// </summary>
    public static ValueTask<bool> IsSealedAsync(Session session, DataKeys keys, CancellationToken cancellationToken) => IsSealedAsync(session, keys, [], cancellationToken);

    /// <param name="besides">Hashes of records that are to be had elsewhere.</param>
    private static async ValueTask<bool> IsSealedAsync(Session session, DataKeys keys, HashSet<string> besides, CancellationToken cancellationToken)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in await session.ListAsync(SelectNewest, new Parameter[] { new("@most", NewestToOpen) }, row => row.GetString(0), cancellationToken))
        {
            if (await ContentStore.ReadAsync(session, keys, record, cancellationToken) is { State: ContentState.Whole, Content.Leaf: { } hash })
            {
                made.Add(hash);
            }
        }

        made.ExceptWith(besides);
        if (made.Count > 0)
        {
            await session.EachAsync(SelectHashes, default, row => made.Remove(Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0))), cancellationToken);
        }

        return made.Count > 0;
    }
}

/// <param name="Cut">Records that are missing from the end; null for none.</param>
/// <param name="Accused">A table that names records which the log does not have, though nothing else says that there were any; null for none.</param>
internal sealed record CutFound(Cut? Cut, LogFault? Accused)
{
    public static CutFound Nothing { get; } = new(null, null);
}

/// <summary>Records that were taken from the end of the log in the database.</summary>
/// <param name="Size">How many are left: the index of the first that is missing.</param>
/// <param name="Known">How many there were at least.</param>
/// <param name="Signed">How many of them were signed.</param>
/// <param name="Mirrored">How many the mirror has; null when there is none.</param>
/// <param name="IsMirrorShort">Whether some are missing that the mirror does not have either, because they were not signed yet.</param>
internal sealed record Cut(long Size, long Known, long Signed, long? Mirrored, bool IsMirrorShort)
{
    /// <summary>Whether the mirror has all that is known to be missing.</summary>
    public bool CanBePutBack => Mirrored >= Signed && !IsMirrorShort;

    public QuickActionException Refusal => new(
        ProblemCode.Unavailable,
        $"Records were taken out of the log in the database: record {Size} is missing, and so is every one after it, up to {Known - 1} at least. Nothing is recorded on top of that. {WayOut}");

    private const string Backup = "Put the newest backup back (`quickaction restore`; PostgreSQL: `pg_restore`)";

    private string WayOut => Mirrored switch
    {
        not null when CanBePutBack => "`quickaction audit mirror` puts them back from the mirror.",
        { } reach when reach >= Signed =>
            $"The mirror has the records up to {reach - 1}: record {Math.Max(reach, Size)} and those after it were not signed yet, so they are lost, and no result of them was given out. "
            + $"{Backup}, and the log is carried on from the mirror. Without a backup move the database away (PostgreSQL: name an empty one): the log is then filled from the mirror, and all content is lost.",
        { } reach => $"The mirror has the records up to {reach - 1} alone, and {Signed} were signed, so it is an older copy: put the newest one in its place, and where there is none put the newest backup back (`quickaction restore`; PostgreSQL: `pg_restore`).",
        _ when Signed <= Size => $"{Backup}.",
        _ => $"{Backup}, or the mirror in its place.",
    };
}
