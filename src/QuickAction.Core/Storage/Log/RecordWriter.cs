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
    public string Job { get; init; } = "";
    public string? Decision { get; init; }
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Parts { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();
    public byte[]? Journal { get; init; }
}

/// <summary>Stores records: content first, then the leaves, last in the transaction; so no leaf stands without its content and no content without its leaf.</summary>
internal sealed class RecordWriter(LogWriter log)
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
                var place = new ContentPlace(pending.Record.RecordId, pending.Job, pending.Decision, pending.Record.Kind);
                await ContentStore.WriteAsync(session, key, place, new RecordContent(pending.Parts, leaf.Openings), pending.Journal, cancellationToken);
            }
        }

        var first = await log.AppendAsync(session, leaves, cancellationToken);
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Decision is { } decision)
            {
                await DecisionIndex.NoteAsync(session, decision, records[i].Record.Kind, first + i, cancellationToken);
            }
        }

        return first;
    }
}
