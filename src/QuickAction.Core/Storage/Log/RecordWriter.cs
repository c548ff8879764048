using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>A record that is about to be appended, with what belongs to its erasable side.</summary>
internal sealed record PendingRecord
{
    public required AuditRecord Record { get; init; }

    /// <summary>Whose data key seals the content; null for records that commit to nothing.</summary>
    public DataKey? Key { get; init; }

    /// <summary>The log's own key, for a record of a job that keeps no content: what says that the record is of this program is sealed under it.</summary>
    public DataKey? Voucher { get; init; }
    public string Job { get; init; } = "";
    public string? Decision { get; init; }

    /// <summary>Whose the content is, where that is not the team of the record's actor.</summary>
    public string? Team { get; init; }
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Parts { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();
    public byte[]? Journal { get; init; }

    /// <summary>True when the record ends a decision for which something was sent: from now on its content holds that.</summary>
    public bool EndsAttempts { get; init; }

    /// <summary>True when the content comes under the legal hold of its case.</summary>
    public bool Held { get; init; }
}

/// <summary>Stores records: content first, then the leaves, last in the transaction; so no leaf stands without its content and no content without its leaf.</summary>
internal sealed class RecordWriter(LogWriter log, LogEndSeal end)
{
    /// <returns>The index of the first record.</returns>
    public async ValueTask<long> AppendAsync(WriteSession session, IReadOnlyList<PendingRecord> records, CancellationToken cancellationToken)
    {
        var leaves = new List<ReadOnlyMemory<byte>>(records.Count);
        foreach (var pending in records)
        {
            var leaf = LeafWriter.Encode(pending.Record, Commitment.NewSalt);
            leaves.Add(leaf.Bytes);
            if (pending.Key is { } key)
            {
                var place = new ContentPlace(pending.Record.RecordId, pending.Job, pending.Decision, pending.Record.Kind, TeamOf(pending));
                var content = new RecordContent(pending.Parts, leaf.Openings) { Leaf = CommitmentCheck.HashOf(leaf.Bytes.Span), IsPlaced = true };
                await ContentStore.WriteAsync(session, key, place, content, pending.Journal, cancellationToken);
            }
            else if (pending.Voucher is { } own)
            {
                var voucher = RecordContent.Nothing with { Leaf = CommitmentCheck.HashOf(leaf.Bytes.Span), IsPlaced = true };
                var place = new ContentPlace(OwnRecords.VoucherOf(pending.Record.RecordId), Erasure.LogJob, null, pending.Record.Kind, "");
                await ContentStore.WriteAsync(session, own, place, voucher, null, cancellationToken);
            }
        }

        var (before, after) = await log.GrowAsync(session, leaves, cancellationToken);
        var first = before.Size;
        await end.ReplaceAsync(session, before, after, cancellationToken);
        // The log is locked from here on, and an erasure holds the same lock: what was erased by now is seen, and nothing can be erased before this is stored.
        foreach (var key in records.Where(r => r.Key is not null && r.Job != Erasure.LogJob).Select(r => r.Key?.Id ?? "").Distinct())
        {
            if (await Erasure.IsAppliedAsync(session, key, cancellationToken))
            {
                throw new ErasedMeanwhileException();
            }
        }

        foreach (var pending in records)
        {
            // Under the lock, which an erasure takes before these rows too: else two would wait for each other.
            if (pending is { EndsAttempts: true, Decision: { } decision })
            {
                await Attempts.EndAsync(session, decision, cancellationToken);
            }
        }

        for (var i = 0; i < records.Count; i++)
        {
            if (records[i] is { Held: true, Key: { } key })
            {
                await Holds.NoteAsync(session, key.Id, true, first + i, cancellationToken);
            }

            if (records[i].Decision is { } noted)
            {
                await DecisionIndex.NoteAsync(session, noted, records[i].Record.Kind, first + i, cancellationToken);
            }
        }

        return first;
    }

    private static string TeamOf(PendingRecord pending) =>
        pending.Team ?? (pending.Job == Erasure.LogJob ? "" : pending.Record.Parts.OfType<ActorPart>().FirstOrDefault()?.Team ?? "");
}
