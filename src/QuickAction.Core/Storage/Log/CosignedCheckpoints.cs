using System.Globalization;
using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Keeps what witnesses have said, with the checkpoint that it was said of, and the checkpoints in which keys handed over to others: in the database, and beside it
/// in the mirror, so that a backup that is older than one of them does not lose it.
/// </summary>
internal sealed class CosignedCheckpoints(Database database, LogFolder mirror, OutsideCheckpoints outside, LogKeys keys, RecordSource source)
{
    /// <summary>How many of the newest are mirrored and exported.</summary>
    public const int Most = 64;
    private const int AtOnce = 256;

    /// <summary>Stores a cosignature with the checkpoint that it is for, whatever its age: the checkpoint that its signature verifies.</summary>
    /// <returns>The checkpoint, with all its cosignatures; null when there is none such.</returns>
    public async ValueTask<SignedCheckpoint?> AddAsync(NoteSignature line, VerifierKey witness, CancellationToken cancellationToken)
    {
        if (line.KeyId != witness.KeyId || line.Name != witness.Name || witness.Type != NoteKeyType.Cosignature)
        {
            return null;
        }

        await using var session = await database.BeginAsync(cancellationToken);
        if (await FindAsync(session, line, witness, cancellationToken) is not { } size)
        {
            return null;
        }

        await Checkpoints.InsertCosignatureAsync(session, size, line, witness, cancellationToken);
        var signed = await Checkpoints.AtAsync(session, size, cancellationToken);
        await session.CommitAsync();
        return signed;
    }

    /// <summary>Writes the newest cosigned checkpoints to the mirror, with all keys that it takes to check them.</summary>
    public async ValueTask MirrorAsync(CancellationToken cancellationToken)
    {
        using var oneWriter = await FileLock.TakeAsync(mirror.Path + ".lock", cancellationToken);
        await using var session = await database.OpenAsync(cancellationToken);
        var history = await KeyHistory.AllAsync(session, cancellationToken);
        foreach (var damaged in mirror.KeyFiles().Where(f => MirrorFiles.KeyIn(f) is null))
        {
            File.Delete(damaged);
        }

        foreach (var key in history.Concat(await Checkpoints.WitnessesAsync(session, cancellationToken)))
        {
            mirror.Write(ExportedLog.KeyPath(key), Encoding.UTF8.GetBytes($"{key}\n"));
        }

        var kept = await KeptAsync(session, cancellationToken);
        foreach (var signed in kept)
        {
            mirror.Write(PathOf(signed), signed.Note.ToBytes());
        }

        // What the table has lost of the changes of keys may be here alone.
        var handing = mirror.OlderCheckpoints().Where(o => history.Any(o.Note.IsSignedBy) && kept.TrueForAll(k => k.Checkpoint.Size != o.Checkpoint.Size));
        var names = kept.Concat(await AtChangesAsync(session, handing, cancellationToken)).Select(PathOf).Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        foreach (var file in mirror.OlderFiles().Where(f => !names.Contains(Path.GetFileName(f))))
        {
            File.Delete(file);
        }
    }

    private static async ValueTask<List<SignedCheckpoint>> AtChangesAsync(Session session, IEnumerable<SignedCheckpoint> some, CancellationToken cancellationToken)
    {
        var sizes = (await KeyHistory.ChangesAsync(session, cancellationToken)).Select(c => c.Index + 1).ToHashSet();
        return [.. some.Where(s => sizes.Contains(s.Checkpoint.Size))];
    }

    /// <summary>
    /// The changes of keys of which nothing is left, in the database or outside it, that shows them to somebody who has the keys of before alone. The records say that there
    /// were such checkpoints: rows that were taken out of the table are missed.
    /// </summary>
    /// <param name="changes">From the log, which was found sound.</param>
    /// <returns>A sentence for each.</returns>
    public async ValueTask<IReadOnlyList<string>> MissingAsync(Session session, IReadOnlyList<KeyChange> changes, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var change in changes.Where(c => c.Old.Count > 0))
        {
            var size = change.Index + 1;
            if (!(await Checkpoints.Signers(session).NotesAtAsync(size, cancellationToken)).Any(n => change.New.Any(n.IsSignedBy)))
            {
                missing.Add(
                    $"The checkpoint of {size} records, in which the keys of before record {change.Index} handed over to those that followed, is neither in the table audit_checkpoint nor in the mirror: whoever has only the keys of before cannot follow them any more. "
                    + $"Copy the file {ExportedLog.Checkpoints}/{size} of an export to {Path.Combine(mirror.Path, ExportedLog.Checkpoints)}: the next command takes it over from there.");
            }
        }

        return missing;
    }

    /// <summary>The newest that are cosigned, and those in which keys handed over to others.</summary>
    private static async ValueTask<List<SignedCheckpoint>> KeptAsync(Session session, CancellationToken cancellationToken)
    {
        var kept = new List<SignedCheckpoint>(await Checkpoints.CosignedAsync(session, Most, cancellationToken));
        foreach (var size in (await Checkpoints.AtKeyChangesAsync(session, cancellationToken)).Select(n => Checkpoint.Of(n).Size).Where(s => s > 1 && kept.TrueForAll(k => k.Checkpoint.Size != s)).ToList())
        {
            if (await Checkpoints.AtAsync(session, size, cancellationToken) is { } change)
            {
                kept.Add(change);
            }
        }

        return kept;
    }

    /// <summary>Writes them to a mirror that lacks one of a change of keys: versions before did not keep them there.</summary>
    public async ValueTask MirrorMissingAsync(CancellationToken cancellationToken)
    {
        List<SignedNote> changes;
        await using (var session = await database.OpenAsync(cancellationToken))
        {
            changes = await Checkpoints.AtKeyChangesAsync(session, cancellationToken);
        }

        if (Directory.Exists(mirror.Path)
            && changes.Select(Checkpoint.Of).Any(c => c.Size > 1 && !File.Exists(Path.Combine(mirror.Path, ExportedLog.CheckpointPath(c)))))
        {
            await MirrorAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Takes what the database lacks from the mirror and from the mark beside the keys, which may be the last to hold the checkpoint in which keys were handed over. One that
    /// does not fit the log is left alone: the log is the better witness of itself.
    /// </summary>
    public async ValueTask BringBackAsync(CancellationToken cancellationToken)
    {
        foreach (var kept in await outside.AllAsync(cancellationToken))
        {
            await BringBackAsync(kept, cancellationToken);
        }
    }

    private async ValueTask BringBackAsync(SignedCheckpoint mirrored, CancellationToken cancellationToken)
    {
        var size = mirrored.Checkpoint.Size;
        await using (var reading = await database.OpenAsync(cancellationToken))
        {
            if (await Checkpoints.AtAsync(reading, size, cancellationToken) is { } known && mirrored.Note.Signatures.All(s => known.Note.Signatures.Any(k => k.ToString() == s.ToString())))
            {
                return;
            }
        }

        await using var session = await database.BeginAsync(cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        var trusted = (await KeyHistory.AllAsync(session, cancellationToken)).Concat(keys.Verifiers).Distinct().ToList();
        if (!await FitsAsync(session, mirrored, trusted, cancellationToken))
        {
            return;
        }

        var stored = await Checkpoints.AtAsync(session, size, cancellationToken);
        var cosignatures = mirrored.Note.Signatures.Where(s => !trusted.Any(k => k.KeyId == s.KeyId && k.Name == s.Name)).ToList();
        if (stored is null)
        {
            var own = mirrored.Note with { Signatures = [.. mirrored.Note.Signatures.Except(cosignatures)] };
            await Checkpoints.InsertAsync(session, new SignedCheckpoint(mirrored.Checkpoint, own), source.Now, cancellationToken);
        }

        foreach (var line in cosignatures)
        {
            if (WitnessOf(line) is { } witness && witness.Verifies(mirrored.Note.TextBytes, line.Signature.Span))
            {
                await Checkpoints.InsertCosignatureAsync(session, size, line, witness, cancellationToken);
            }
        }

        await session.CommitAsync();
    }

    private async ValueTask<bool> FitsAsync(WriteSession session, SignedCheckpoint mirrored, List<VerifierKey> trusted, CancellationToken cancellationToken)
    {
        var size = mirrored.Checkpoint.Size;
        if (mirrored.Checkpoint.Origin != keys.Origin || size > await LogSize.OfAsync(session, cancellationToken))
        {
            return false;
        }

        try
        {
            mirrored.Note.SignedBy(trusted);
            var tiles = await TileSet.AroundAsync(-1, size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
            return CompactRange.Load(size, tiles).Root() == mirrored.Checkpoint.Root;
        }
        catch (AuditException)
        {
            return false;
        }
    }

    private static async ValueTask<long?> FindAsync(WriteSession session, NoteSignature line, VerifierKey witness, CancellationToken cancellationToken)
    {
        var before = long.MaxValue;
        while (await Checkpoints.BeforeAsync(session, before, AtOnce, cancellationToken) is { Count: > 0 } some)
        {
            if (some.Find(s => witness.Verifies(s.Note.TextBytes, line.Signature.Span)) is { } found)
            {
                return found.Checkpoint.Size;
            }

            before = some[^1].Checkpoint.Size;
        }

        return null;
    }

    private VerifierKey? WitnessOf(NoteSignature line)
    {
        var file = Path.Combine(mirror.Path, ExportedLog.Keys, $"{line.KeyId.ToString("x8", CultureInfo.InvariantCulture)}.vkey");
        try
        {
            return File.Exists(file) && VerifierKey.Parse(File.ReadAllText(file)) is { Type: NoteKeyType.Cosignature } key && key.KeyId == line.KeyId && key.Name == line.Name ? key : null;
        }
        catch (AuditException)
        {
            return null;
        }
    }

    private static string PathOf(SignedCheckpoint signed) => ExportedLog.CheckpointPath(signed.Checkpoint);
}
