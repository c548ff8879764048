using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// A record that was changed together with its hashes cannot be found in the database alone: everything there agrees. A mirror that is sound itself says
/// which record it was.
/// </summary>
internal sealed class MirrorComparison(string mirror, ILogReader log)
{
    /// <param name="checkpoint">Of the mirror, which was found sound.</param>
    /// <returns>Null when the log holds the same records as far as the mirror goes.</returns>
    public async ValueTask<LogFault?> FirstDifferenceAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var copies = new FolderLog(mirror);
        foreach (var address in TileAddress.AllAt(0, checkpoint.Size))
        {
            if (await EntryHashesAsync(copies, address, cancellationToken) is not { } copied)
            {
                return null;
            }

            var own = await EntryHashesAsync(log, address, cancellationToken) ?? [];
            for (var i = 0; i < copied.Count; i++)
            {
                if (i >= own.Count || own[i] != copied[i])
                {
                    return Differs((address.Index * TileAddress.FullWidth) + i, checkpoint, i >= own.Count);
                }
            }
        }

        return null;
    }

    private static async ValueTask<List<TreeHash>?> EntryHashesAsync(ILogReader reader, TileAddress address, CancellationToken cancellationToken)
    {
        if (await reader.ReadEntriesAsync(address, cancellationToken) is not { } bundle)
        {
            return null;
        }

        var hashes = new List<TreeHash>();
        var rest = bundle.Span;
        while (EntryBundle.TryTake(ref rest, out var entry))
        {
            hashes.Add(TreeHash.Leaf(entry));
        }

        return hashes;
    }

    private static LogFault Differs(long index, Checkpoint mirrored, bool isMissing) => new(
        index,
        isMissing
            ? $"Entry {index} is missing; the mirror, of {mirrored.Size} entries, has it."
            : $"Entry {index} was changed: the mirror, which is sound, holds another one there.");
}
