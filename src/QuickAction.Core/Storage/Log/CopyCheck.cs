using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Derives what is about to be copied out of the database again from its records, up to the signed root. A partial bundle is copied again and again as it grows,
/// and its wider copy takes the place of the narrower one: without this, a record that was changed in the database would push the true one out of the mirror.
/// </summary>
internal sealed class CopyCheck(ILogReader log, Checkpoint to)
{
    /// <summary>What to do about a log that was changed; for the end of a sentence of its own.</summary>
    public const string WayOut = "`quickaction audit verify` says where it was changed, and a backup of the database from before puts it right (`quickaction restore`; PostgreSQL: `pg_restore`).";

    /// <summary>For a store in which a signed record was found to be changed.</summary>
    public static QuickActionException NotAsSigned(LogFault fault) => new(
        ProblemCode.Unavailable, $"The log in the database is not as it was signed: {fault.What} Nothing is recorded or signed on top of it. {fault.WayOut ?? WayOut}");

    private readonly StoredHashes _stored = new(log, to.Size);
    private readonly List<TileNode> _completed = [];

    /// <param name="from">The first record that is copied: the first of a bundle.</param>
    /// <returns>The first that is not what was signed; null when all is.</returns>
    public async ValueTask<LogFault?> FirstFaultAsync(long from, CancellationToken cancellationToken)
    {
        var range = CompactRange.Load(from, await log.TilesAroundAsync(-1, from, cancellationToken));
        while (range.Size < to.Size)
        {
            var address = TileAddress.Holding(0, range.Size, to.Size);
            var hashes = Hashes(await log.ReadEntriesAsync(address, cancellationToken));
            foreach (var hash in hashes)
            {
                await TakeAsync(range, hash, cancellationToken);
            }

            if (_stored.First is { } first)
            {
                return Fault(first);
            }

            if (hashes.Count < address.Width)
            {
                return new LogFault(range.Size, $"entry {range.Size} is missing");
            }
        }

        return range.Root() == to.Root ? null : new LogFault(null, $"its records do not lead to its checkpoint of {to.Size} records");
    }

    private async ValueTask TakeAsync(CompactRange range, TreeHash leaf, CancellationToken cancellationToken)
    {
        await _stored.CompareAsync(new TileNode(0, range.Size, leaf), cancellationToken);
        range.Append(leaf, _completed);
        foreach (var node in _completed)
        {
            await _stored.CompareAsync(node, cancellationToken);
        }

        _completed.Clear();
    }

    private static List<TreeHash> Hashes(ReadOnlyMemory<byte>? bundle)
    {
        var hashes = new List<TreeHash>(TileAddress.FullWidth);
        var rest = bundle is { } bytes ? bytes.Span : [];
        while (EntryBundle.TryTake(ref rest, out var entry))
        {
            hashes.Add(TreeHash.Leaf(entry));
        }

        return hashes;
    }

    private static LogFault Fault(Difference first) => new(
        first.FirstIndex,
        first.Kind switch
        {
            DifferenceKind.Entry => $"entry {first.FirstIndex} was changed and does not have the hash that was recorded for it",
            DifferenceKind.Missing => $"hashes from entry {first.FirstIndex} on are missing",
            _ => $"entries {first.FirstIndex} to {first.LastIndex}, or the hash over them, were changed",
        });
}
