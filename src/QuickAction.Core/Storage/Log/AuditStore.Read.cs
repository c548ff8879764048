using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Audit.Witnessing;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>A record as its owner may see it.</summary>
/// <param name="Leaf">What is in the log.</param>
/// <param name="Content">The erasable side; null when it was erased or lost with a backup, or when the record has none.</param>
public sealed record ShownRecord(long Index, CanonicalObject Leaf, ReadOnlyMemory<byte> Bytes, RecordContent? Content);

/// <summary>What reads the log and shows it to others.</summary>
public sealed partial class AuditStore
{
    private const int CheckpointsToCompare = 64;
    private const string SelectLeaf = "SELECT leaf FROM audit_entry WHERE position = @position";

    /// <summary>A record with its content; null when the log has no such index.</summary>
    public Task<ShownRecord?> ShowAsync(long index, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        var bytes = await session.FirstAsync(SelectLeaf, new Parameter[] { new("@position", index) }, row => row.GetFieldValue<byte[]>(0), cancellationToken);
        if (bytes is null)
        {
            return null;
        }

        var leaf = CanonicalJson.Decode(bytes) as CanonicalObject ?? throw new AuditException($"Record {index} is not a record of this log's kind.");
        var content = leaf.Text("record_id") is { } record ? await ContentStore.ReadAsync(session, _dataKeys, record, cancellationToken) : null;
        return new ShownRecord(index, leaf, bytes, content);
    });

    /// <summary>The indexes of a decision's records; empty when the log knows no such decision.</summary>
    public Task<IReadOnlyList<long>> PlacesAsync(string decision, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return await DecisionIndex.PlacesAsync(session, decision, cancellationToken);
    });

    /// <summary>A proof that a record is in the log, under the latest checkpoint; one is signed when that does not cover the record yet.</summary>
    /// <exception cref="QuickActionException">The log has no such index.</exception>
    public Task<TlogProof> ProofAsync(long index, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        var signed = await Checkpoints.LatestAsync(session, cancellationToken);
        if (signed is null || signed.Checkpoint.Size <= index)
        {
            signed = await _signer.SignAsync(cancellationToken);
            await MirrorAsync(signed, cancellationToken);
        }

        var size = signed.Checkpoint.Size;
        if (index < 0 || index >= size)
        {
            throw new QuickActionException(ProblemCode.InputRefused, $"The log has no record {index}: it has {size}, numbered from 0.");
        }

        return new TlogProof { Index = index, Path = await PathAsync(session, index, signed.Checkpoint, cancellationToken), Checkpoint = signed.Note };
    });

    /// <summary>The path from a record to the checkpoint's root, checked before anybody gets it.</summary>
    private async ValueTask<IReadOnlyList<TreeHash>> PathAsync(Session session, long index, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            var tiles = await _recentTiles.AroundAsync(session, index, checkpoint.Size, cancellationToken);
            var path = InclusionProof.Make(index, checkpoint.Size, tiles);
            var leaf = tiles.Read(TileAddress.Holding(0, index, checkpoint.Size)).At(0, (int)(index % TileAddress.FullWidth));
            if (InclusionProof.Verify(index, checkpoint.Size, leaf, path, checkpoint.Root))
            {
                return path;
            }

            _recentTiles.Forget();
            if (isSecond)
            {
                throw new AuditException(
                    $"Record {index} cannot be proved: the log's hashes do not lead to its signed checkpoint; `quickaction audit verify` says what was changed.");
            }
        }
    }

    /// <summary>A proof that carries its record, and opens the commitments that are named.</summary>
    /// <param name="open">Names of fields whose values the holder of the receipt may know.</param>
    public async Task<Receipt> ReceiptAsync(long index, IReadOnlyList<string> open, CancellationToken cancellationToken)
    {
        var proof = await ProofAsync(index, cancellationToken);
        var shown = await ShowAsync(index, cancellationToken) ?? throw new InvalidOperationException("A record that was proved is gone.");
        return Receipt.Of(proof, shown.Bytes, [.. (shown.Content?.Openings ?? []).Where(o => open.Contains(o.Field))]);
    }

    /// <summary>Derives the whole log again from its entries, and compares it with its checkpoints and its mirror.</summary>
    /// <param name="known">Checkpoints of this log from elsewhere.</param>
    public Task<StoreVerification> VerifyAsync(IReadOnlyList<SignedNote> known, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        await using var log = await StoredLog.OpenAsync(_database, cancellationToken);
        var trust = await KeyHistory.TrustAsync(session, VerifierKeys, cancellationToken);
        List<SignedNote> compared = [.. known, .. await Checkpoints.SomeAsync(session, CheckpointsToCompare, cancellationToken)];
        if (await _mirror.CheckpointAsync(cancellationToken) is { } mirrored)
        {
            compared.Add(mirrored.Note);
        }

        var result = await new LogVerifier(log).VerifyAsync(trust, compared, cancellationToken);
        if (result.Fault is { Index: { } narrowed } && await new MirrorComparison(_mirror.Path, log).FirstDifferenceAsync(trust, cancellationToken) is { } exact && exact.Index > narrowed)
        {
            result = result with { Fault = exact };
        }

        return new StoreVerification(
            result,
            await LogSize.OfAsync(session, cancellationToken) - (result.Checkpoint?.Size ?? 0),
            result.IsSound ? await ContentCheck.FirstMissingAsync(session, cancellationToken) : null,
            await DecisionIndex.OpenAsync(session, cancellationToken));
    });

    /// <summary>Writes the log as files that other people's tools can check, and how to check them.</summary>
    /// <param name="folder">Empty, missing, or an earlier export of the same log.</param>
    public Task<SignedNote> ExportAsync(string folder, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await SignAndMirrorAsync(cancellationToken);
        await using var session = await _database.OpenAsync(cancellationToken);
        return await new LogExport(folder).WriteAsync(_database, session, VerifierKeys, cancellationToken);
    });

    /// <summary>What to send to a witness so that it cosigns the latest checkpoint.</summary>
    /// <param name="oldSize">The size that the witness has cosigned last; 0 for a witness that knows nothing of this log.</param>
    public Task<AddCheckpoint> AskWitnessAsync(long oldSize, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var signed = await _signer.SignAsync(cancellationToken);
        await MirrorAsync(signed, cancellationToken);
        await using var log = await StoredLog.OpenAsync(_database, cancellationToken);
        var tiles = await log.TilesAroundAsync(oldSize - 1, signed.Checkpoint.Size, cancellationToken);
        return new AddCheckpoint(oldSize, ConsistencyProof.Make(oldSize, signed.Checkpoint.Size, tiles), signed.Note);
    });

    /// <summary>Keeps a witness's cosignature of a checkpoint with it.</summary>
    /// <returns>The size of the checkpoint that it is for.</returns>
    /// <exception cref="QuickActionException">It fits none of the latest checkpoints.</exception>
    public Task<long> AddCosignatureAsync(NoteSignature line, VerifierKey witness, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.BeginAsync(cancellationToken);
        foreach (var signed in await Checkpoints.NewestAsync(session, CheckpointsToCompare, cancellationToken))
        {
            if (line.KeyId == witness.KeyId && line.Name == witness.Name && witness.Verifies(signed.Note.TextBytes, line.Signature.Span))
            {
                await Checkpoints.InsertCosignatureAsync(session, signed.Checkpoint.Size, line, cancellationToken);
                await session.CommitAsync();
                return signed.Checkpoint.Size;
            }
        }

        throw new QuickActionException(ProblemCode.InputRefused, "The cosignature is of none of this log's latest checkpoints, or not of the witness that was named.");
    });
}
