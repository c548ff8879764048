using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// A look at a folder that holds a log, for every time that something rests on it: whether every file is there at its full length, and whether those at the
/// right edge lead to the checkpoint. A changed byte in an older file is found by a full check alone.
/// </summary>
internal static class MirrorState
{
    /// <returns>What is wrong; null when nothing is.</returns>
    public static async ValueTask<string?> DamageAsync(string folder, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var size = checkpoint.Size;
        for (var level = 0; TileAddress.HashesAt(level, size) > 0; level++)
        {
            foreach (var address in TileAddress.AllAt(level, size))
            {
                if (Missing(folder, address) is { } path)
                {
                    return $"{path} is missing or too short.";
                }
            }
        }

        try
        {
            var log = new FolderLog(folder);
            var tiles = await log.TilesAroundAsync(size - 1, size, cancellationToken);
            return Subtrees.Root(size, tiles) != checkpoint.Root ? "its hashes do not lead to its checkpoint."
                : await LastEntriesAsync(log, size, tiles, cancellationToken);
        }
        catch (AuditException error)
        {
            return error.Message;
        }
    }

    private static string? Missing(string folder, TileAddress address)
    {
        var tile = new FileInfo(Path.Combine(folder, address.Path));
        return !tile.Exists || tile.Length != address.Width * TreeHash.Size ? address.Path
            : address.Level == 0 && !File.Exists(Path.Combine(folder, address.EntriesPath)) ? address.EntriesPath
            : null;
    }

    /// <summary>The entries of the last bundle, against their hashes.</summary>
    private static async ValueTask<string?> LastEntriesAsync(FolderLog log, long size, TileSet tiles, CancellationToken cancellationToken)
    {
        var address = TileAddress.Holding(0, size - 1, size);
        if (await log.ReadEntriesAsync(address, cancellationToken) is not { } bundle)
        {
            return $"{address.EntriesPath} is missing.";
        }

        var rest = bundle.Span;
        for (var i = 0; i < address.Width; i++)
        {
            if (!EntryBundle.TryTake(ref rest, out var entry) || TreeHash.Leaf(entry) != tiles.Read(address).At(0, i))
            {
                return $"entry {(address.Index * TileAddress.FullWidth) + i} in {address.EntriesPath} was changed.";
            }
        }

        return null;
    }
}
