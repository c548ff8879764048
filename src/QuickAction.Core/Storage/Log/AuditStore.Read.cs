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
/// <param name="Content">
/// The erasable side, when it is what the record commits to; null when it is not, when it was erased or lost with a backup, or when the record has none.
/// </param>
public sealed record ShownRecord(long Index, CanonicalObject Leaf, ReadOnlyMemory<byte> Bytes, RecordContent? Content)
{
    /// <summary>What is wrong with the record or with what is kept of it, as one sentence; null when nothing is. Content that is wrong is not given out.</summary>
    public string? Fault { get; init; }

    /// <summary>Why the content that the record commits to cannot be given out any more; null when it can, or when there never was any.</summary>
    public GoneContent? Gone { get; init; }
}

/// <summary>What reads the log and shows it to others.</summary>
public sealed partial class AuditStore
{
    private const string SelectLeaf = "SELECT leaf, leaf_hash FROM audit_entry WHERE position = @position";

    /// <summary>A record with its content, both checked; null when the log has no such index.</summary>
    /// <exception cref="QuickActionException">It was taken from among the others.</exception>
    public Task<ShownRecord?> ShowAsync(long index, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        var row = await EntryAsync(session, index, cancellationToken);
        if (row is null)
        {
            return await IsMissingAsync(session, index, cancellationToken) ? throw MissingEntry.NotThere(index) : (ShownRecord?)null;
        }

        return await new RecordCheck(session, _dataKeys, _check).ShowAsync(row, cancellationToken);
    });

    /// <summary>The indexes of a decision's records; empty when the log knows no such decision.</summary>
    /// <exception cref="QuickActionException">The index of decisions leads to records of another decision.</exception>
    public Task<IReadOnlyList<long>> PlacesAsync(string decision, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        var places = await DecisionIndex.PlacesAsync(session, decision, cancellationToken);
        foreach (var place in places)
        {
            var entry = await EntryAsync(session, place, cancellationToken);
            if (entry is null || !IsOf(entry.Leaf, decision))
            {
                if (entry is null && await IsMissingAsync(session, place, cancellationToken))
                {
                    throw MissingEntry.NotThere(place);
                }

                // The record may be what was changed, and not the index.
                var fault = entry is null ? null : await new RecordCheck(session, _dataKeys, _check).FaultAsync(entry, cancellationToken);
                var what = fault?.What.TrimEnd('.') ?? $"The index of decisions in the database was changed: it names record {place} for this decision, which is not of it";
                throw new QuickActionException(ProblemCode.Unavailable, $"{what}; `quickaction audit verify` says more.");
            }
        }

        return places;
    });

    /// <summary>Whether a record that is not there stood among others that are.</summary>
    private static async ValueTask<bool> IsMissingAsync(Session session, long index, CancellationToken cancellationToken) =>
        index >= 0 && index < await LogSize.OfAsync(session, cancellationToken);

    private static bool IsOf(byte[] leaf, string decision)
    {
        try
        {
            return (CanonicalJson.Decode(leaf) as CanonicalObject)?.Text("decision_id") == decision;
        }
        catch (AuditException)
        {
            return false;
        }
    }

    private static ValueTask<StoredEntry?> EntryAsync(Session session, long index, CancellationToken cancellationToken) => session.FirstAsync(
        SelectLeaf,
        new Parameter[] { new("@position", index) },
        row => new StoredEntry(index, row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)),
        cancellationToken);

    /// <summary>A proof that a record is in the log, under the latest checkpoint; one is signed when that does not cover the record yet.</summary>
    /// <exception cref="QuickActionException">The log has no such index.</exception>
    public Task<TlogProof> ProofAsync(long index, CancellationToken cancellationToken) => ProofAsync(index, witnessed: false, cancellationToken);

    /// <param name="index">The record.</param>
    /// <param name="witnessed">True for a proof under the newest checkpoint that a witness has cosigned.</param>
    /// <exception cref="QuickActionException">The log has no such index, or no witness has seen it.</exception>
    private Task<TlogProof> ProofAsync(long index, bool witnessed, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        if (witnessed)
        {
            var cosigned = (await Checkpoints.CosignedAsync(session, 1, cancellationToken)).FirstOrDefault(c => c.Checkpoint.Size > index && index >= 0)
                ?? throw QuickActionException.Refused($"No witness has cosigned a state of the log that holds record {index}; ask one with `quickaction audit witness ask`.");
            return new TlogProof { Index = index, Path = await PathAsync(session, index, cosigned.Checkpoint, cancellationToken), Checkpoint = cosigned.Note };
        }

        var signed = await Checkpoints.LatestAsync(session, cancellationToken);
        if (signed is null || signed.Checkpoint.Size <= index)
        {
            signed = await _signer.SignAsync(cancellationToken);
        }

        await MirroredAsync(signed, cancellationToken);
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
            var tiles = await TilesAroundAsync(session, index, checkpoint.Size, cancellationToken);
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

    private async ValueTask<TileSet> TilesAroundAsync(Session session, long index, long size, CancellationToken cancellationToken)
    {
        try
        {
            return await _recentTiles.AroundAsync(session, index, size, cancellationToken);
        }
        catch (AuditException)
        {
            await RefuseMissingAsync(cancellationToken);
            throw;
        }
    }

    /// <summary>A proof that carries its record, and opens the commitments that are named.</summary>
    /// <param name="open">Names of fields whose values the holder of the receipt may know.</param>
    public Task<Receipt> ReceiptAsync(long index, IReadOnlyList<string> open, CancellationToken cancellationToken) =>
        ReceiptAsync(index, open, witnessed: false, cancellationToken);

    /// <param name="index">The record.</param>
    /// <param name="open">Names of fields whose values the holder of the receipt may know.</param>
    /// <param name="witnessed">True for one under the newest checkpoint that a witness has cosigned.</param>
    /// <exception cref="QuickActionException">What is kept of the record is not what was recorded, or no witness has seen it.</exception>
    public async Task<Receipt> ReceiptAsync(long index, IReadOnlyList<string> open, bool witnessed, CancellationToken cancellationToken)
    {
        var proof = await ProofAsync(index, witnessed, cancellationToken);
        var shown = await ShowAsync(index, cancellationToken) ?? throw new InvalidOperationException("A record that was proved is gone.");
        if (shown.Fault is { } fault)
        {
            throw new QuickActionException(ProblemCode.Unavailable, $"There is no receipt for record {index}: {fault}");
        }

        if (open.FirstOrDefault(f => !(shown.Content?.Openings ?? []).Any(o => o.Field == f)) is { } unknown)
        {
            var has = string.Join(", ", (shown.Content?.Openings ?? []).Select(o => o.Field).Order(StringComparer.Ordinal));
            throw QuickActionException.Refused(
                $"Record {index} has nothing to open that is named {unknown}: {(has.Length > 0 ? $"it has {has}" : shown.Gone?.What ?? "it commits to nothing")}.".Replace("..", ".", StringComparison.Ordinal));
        }

        return Receipt.Of(proof, shown.Bytes, [.. (shown.Content?.Openings ?? []).Where(o => open.Contains(o.Field))]);
    }

    /// <summary>
    /// Derives the whole log again from its entries, and compares it with its checkpoints and its mirror; then opens all content, and compares it and the index
    /// of decisions with the records.
    /// </summary>
    /// <param name="known">Checkpoints of this log from elsewhere.</param>
    public Task<StoreVerification> VerifyAsync(IReadOnlyList<SignedNote> known, CancellationToken cancellationToken) =>
        VerifyAsync(ReaderTrust.None with { Checkpoints = known }, cancellationToken);

    /// <param name="reader">What the person who asks has from elsewhere; without keys those of the store's own key file are believed.</param>
    public Task<StoreVerification> VerifyAsync(ReaderTrust reader, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        // Where the key file is of before a change of keys, the log is checked by the keys that followed, and the file is what is at fault.
        var replaced = await OldKeyFileAsync(session, cancellationToken);
        var current = replaced?.New ?? VerifierKeys;
        var found = await _check.RunAsync(current, reader.Checkpoints, cancellationToken);
        var result = found.Result;
        if (result.IsSound && (await BesideAsync(session, found, current, cancellationToken) ?? (replaced is null ? null : new LogFault(null, KeysOfToday.Replaced(replaced).Message))) is { } beside)
        {
            result = result with { Fault = beside };
        }

        if (result.IsSound && found.Claim is { Note: var present })
        {
            List<SignedNote> handing = [.. await Checkpoints.AtKeyChangesAsync(session, cancellationToken), .. await KeyTables.RetiredAsync(session, found.Records, cancellationToken)];
            result = reader.Judge(result, VerifierKeys, present, [.. reader.Checkpoints, .. found.Cosigned, .. handing], found.Records);
        }

        var content = new ContentCheck(_database, _dataKeys);
        return new StoreVerification(
            result,
            await LogSize.OfAsync(session, cancellationToken) - (result.Checkpoint?.Size ?? 0),
            result.IsSound ? await content.FirstWrongAsync(cancellationToken) : null,
            await DecisionIndex.OpenAsync(session, cancellationToken))
        {
            NotYetSignedFault = result is { IsSound: true, Checkpoint: { } signed } ? await TailCheck.FirstFaultAsync(session, _dataKeys, signed.Size, cancellationToken) ?? await StrangerAsync(session, cancellationToken) : null,
            Mirror = found.Mirror.IsMissing ? MissingMirror() : found.Mirror.Damage ?? (result.IsSound ? await BesideMirrorAsync(session, found, cancellationToken) : null),
            Remarks = result.IsSound ? await RemarksAsync(session, found, cancellationToken) : [],
            Lost = content.Lost,
        };
    });

    private async ValueTask<LogFault?> BesideMirrorAsync(Session session, CheckedLog found, CancellationToken cancellationToken) =>
        await MirrorFiles.DamageAsync(session, _mirror, [.. _keys.Known.Union(found.Records.All)], cancellationToken) is { } damage
            ? new LogFault(null, $"The log in the database is sound, but its mirror {_mirror.Path} is damaged: {damage} `quickaction audit mirror` writes it again.")
            : null;

    private async ValueTask<IReadOnlyList<string>> RemarksAsync(Session session, CheckedLog found, CancellationToken cancellationToken)
    {
        var missing = await Cosigned().MissingAsync(session, found.Records.Changes, cancellationToken);
        return found.Mirror.IsMissing && MissingMirror() is null
            ? [$"There is no mirror of the log in {_mirror.Path} yet: the next command that records or signs something writes it.", .. missing]
            : missing;
    }

    /// <summary>What a mirror that is not there means; null where there need not have been one, as on a node that joins others.</summary>
    private LogFault? MissingMirror() =>
        _whyShut is { } why ? new LogFault(null, why.Message)
        : _options is { Connection.Length: > 0, JoinsOthers: true } ? null
        : new LogFault(null, $"The log in the database is sound, but its mirror {_mirror.Path} is missing: `quickaction audit mirror` writes it again.");

    /// <summary>What is wrong, though every record is as it was signed: with the keys that signed last, and with the tables of checkpoints, keys and cosignatures.</summary>
    private async ValueTask<LogFault?> BesideAsync(Session session, CheckedLog found, IReadOnlyList<VerifierKey> current, CancellationToken cancellationToken) =>
        found.Claim is not { } claim ? null
        : !current.Any(claim.Note.IsSignedBy) ? await KeysOfToday.NotOfTodayAsync(session, claim, cancellationToken)
        : await StrangeCheckpoints.FaultAsync(session, [.. _keys.Known.Union(found.Records.All)], cancellationToken)
            ?? await KeyTables.FaultAsync(session, found.Records, claim.Checkpoint.Size, cancellationToken);

    /// <summary>Writes the log as files that other people's tools can check, and how to check them.</summary>
    /// <param name="folder">Empty, missing, or an earlier export of the same log.</param>
    /// <exception cref="QuickActionException">A record is not as it was signed, or the folder cannot be written.</exception>
    public Task<SignedNote> ExportAsync(string folder, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        // As of this checkpoint: another process may sign a later one, which is not in the mirror yet.
        var signed = await _signer.SignAsync(cancellationToken);
        await MirrorAsync(signed, cancellationToken);
        await using var session = await _database.OpenAsync(cancellationToken);
        if (await KeyHistory.FaultAsync(session, VerifierKeys, cancellationToken) is { } wrong)
        {
            throw new QuickActionException(ProblemCode.NotRecorded, $"Nothing was exported, because nobody could check it without the keys. {wrong.What}");
        }

        await using var log = await StoredLog.OpenAsync(_database, signed.Checkpoint.Size, cancellationToken);
        return await ToTargetAsync(folder, async () => await new LogExport(folder).WriteAsync(log, session, VerifierKeys, cancellationToken));
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

    /// <summary>Keeps a witness's cosignature with the checkpoint that it is for, whatever its age; exports and the mirror carry both from then on.</summary>
    /// <returns>The size of the checkpoint that it is for.</returns>
    /// <exception cref="QuickActionException">It fits none of this log's checkpoints, or is not of that witness.</exception>
    public Task<long> AddCosignatureAsync(NoteSignature line, VerifierKey witness, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var signed = await Cosigned().AddAsync(line, witness, cancellationToken)
            ?? throw new QuickActionException(ProblemCode.InputRefused, "The cosignature is of none of this log's checkpoints, or not of the witness that was named.");
        await Cosigned().MirrorAsync(cancellationToken);
        return signed.Checkpoint.Size;
    });

    private CosignedCheckpoints Cosigned() => new(_database, _mirror, _outside, _keys, _source);
}
