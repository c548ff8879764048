using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>A row of the log as it is stored.</summary>
internal sealed record StoredEntry(long Index, byte[] Leaf, byte[] Hash);

/// <summary>Checks a record before anybody sees it: against the tree that was signed, and what is kept of it against its commitments.</summary>
/// <param name="log">Says which record was changed, where it is another one that keeps this one from being proved.</param>
internal sealed class RecordCheck(Session session, DataKeys keys, LogCheck log)
{
    public async ValueTask<ShownRecord> ShowAsync(StoredEntry entry, CancellationToken cancellationToken)
    {
        var leaf = CanonicalJson.Decode(entry.Leaf) as CanonicalObject ?? throw new AuditException($"Record {entry.Index} is not a record of this log's kind.");
        var shown = new ShownRecord(entry.Index, leaf, entry.Leaf, null);
        if (await FaultAsync(entry, cancellationToken) is { } fault)
        {
            return shown with
            {
                Fault = fault.Index == entry.Index && !fault.IsRange
                    ? $"Record {entry.Index} was changed: it is not the one whose hash is in the log; `quickaction audit verify` says more."
                    : $"Record {entry.Index} cannot be shown to be as it was signed, because the log was changed: {fault.Told}",
            };
        }

        var kept = leaf.Text("record_id") is { } record ? await ContentStore.ReadAsync(session, keys, record, cancellationToken) : StoredContent.None;
        return Misfit(leaf, kept) is { } misfit
            ? shown with { Fault = $"What is kept of record {entry.Index} is not what was recorded, and is not shown: {misfit}." }
            : shown with { Content = kept.Content, Gone = await GoneAsync(entry.Index, leaf, kept, cancellationToken) };
    }

    private async ValueTask<GoneContent?> GoneAsync(long index, CanonicalObject leaf, StoredContent kept, CancellationToken cancellationToken)
    {
        if (kept.State == ContentState.Whole || !Commitments.In(leaf).Any())
        {
            return null;
        }

        var proof = new ErasureProof(session, keys) { TakesOld = true };
        var isOfJob = leaf.Text("kind") is not (AuditKind.ConfigChanged or AuditKind.ErasureApplied);
        return isOfJob && leaf.Text(ErasurePart.KeyName) is { } key && await proof.ErasureOfAsync(key, cancellationToken) is { } erasure
            ? GoneContent.Erased(index, erasure.Position, erasure.Leaf)
            : kept.State == ContentState.Absent && await proof.RestoredInAsync(index, cancellationToken) is { } restore
                ? GoneContent.LostWith(index, restore)
                : GoneContent.Missing(index, keyOnly: kept.State == ContentState.WithoutKey);
    }

    /// <returns>What is wrong with content that is there, as a clause; null when nothing is, or when none is there that can be read.</returns>
    public static string? Misfit(CanonicalObject leaf, StoredContent kept) => kept.State switch
    {
        ContentState.Locked => "the key to it in the key store does not open; it was changed or damaged there, or made under another content key",
        ContentState.Changed => "the sealed content was changed in the database",
        ContentState.Whole when kept.Content is { } content => CommitmentCheck.Misfit(leaf, content),
        _ => null,
    };

    /// <summary>What keeps a record from being believed: that it was changed, or another one, without which nothing leads from this one to what was signed.</summary>
    /// <returns>With the index of the one that was changed; null when nothing does.</returns>
    public async ValueTask<LogFault?> FaultAsync(StoredEntry entry, CancellationToken cancellationToken) =>
        await IsInTreeAsync(session, entry, cancellationToken) ? null
        : TreeHash.Leaf(entry.Leaf) != new TreeHash(entry.Hash) ? new LogFault(entry.Index, $"Record {entry.Index} was changed: it is not the one whose hash is in the log.")
        : await log.FirstFaultAsync(cancellationToken) ?? new LogFault(null, "The log's hashes do not lead to its signed checkpoint.");

    /// <summary>From the record itself up to the root of the latest checkpoint; a record that is not yet signed has only its own hash.</summary>
    public static async ValueTask<bool> IsInTreeAsync(Session session, StoredEntry entry, CancellationToken cancellationToken)
    {
        var hash = TreeHash.Leaf(entry.Leaf);
        if (hash != new TreeHash(entry.Hash))
        {
            return false;
        }

        if (await Checkpoints.LatestAsync(session, cancellationToken) is not { Checkpoint: var checkpoint } || checkpoint.Size <= entry.Index)
        {
            return true;
        }

        try
        {
            var tiles = await TileSet.AroundAsync(
                entry.Index, checkpoint.Size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
            return InclusionProof.Verify(entry.Index, checkpoint.Size, hash, InclusionProof.Make(entry.Index, checkpoint.Size, tiles), checkpoint.Root);
        }
        catch (AuditException)
        {
            return false;
        }
    }
}
