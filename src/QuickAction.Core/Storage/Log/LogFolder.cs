using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Storage.Log;

/// <summary>Keeps a log's resources in a folder: an export, or the mirror outside the database. What is there already is not written again.</summary>
internal sealed class LogFolder(string folder)
{
    /// <summary>The keys that the log has or had, as its key file names them, where the folder is its mirror: a checkpoint there must be theirs. Null for an export, which anybody may look through.</summary>
    public Func<IReadOnlyList<VerifierKey>>? LogKeys { get; init; }

    /// <summary>Reads the key file again: another process may have changed the keys.</summary>
    public Action? Renew { get; init; }

    public string Path => folder;

    /// <summary>The file of the folder's own checkpoint.</summary>
    public string Head => System.IO.Path.Combine(folder, LogResources.CheckpointPath);

    /// <summary>Makes this process the only one that writes to the folder.</summary>
    public ValueTask<FileLock> LockAsync(CancellationToken cancellationToken) => FileLock.TakeAsync(folder + ".lock", cancellationToken);

    /// <summary>The folder's own checkpoint; of a mirror one by keys of the log, or by keys that may have followed them. Null when there is none.</summary>
    /// <exception cref="QuickActionException">It cannot be read or was changed, or it is of another log than the mirror should be of.</exception>
    public async ValueTask<SignedCheckpoint?> CheckpointAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await CheckedAsync(cancellationToken);
        }
        catch (AuditException) when (Renew is { } renew)
        {
            renew();
        }
        catch (AuditException error)
        {
            throw Damaged(error);
        }

        try
        {
            return await CheckedAsync(cancellationToken);
        }
        catch (AuditException error)
        {
            throw Damaged(error);
        }
    }

    private async ValueTask<SignedCheckpoint?> CheckedAsync(CancellationToken cancellationToken)
    {
        var head = await StatedAsync(cancellationToken);
        if (head is not null && LogKeys is { } keys)
        {
            new OwnHead(this, keys()).Check(head);
        }

        return head;
    }

    /// <summary>What the folder says of itself, whoever has signed it.</summary>
    /// <exception cref="AuditException">The folder's checkpoint cannot be read.</exception>
    public async ValueTask<SignedCheckpoint?> StatedAsync(CancellationToken cancellationToken) =>
        await new FolderLog(folder).ReadNoteAsync(cancellationToken) is { } note ? SignedCheckpoint.Of(note) : null;

    /// <summary>Whether this is what is said of a folder whose own checkpoint was damaged.</summary>
    public static bool IsDamage(QuickActionException error) => error.InnerException is AuditException;

    private QuickActionException Damaged(AuditException error) => LogKeys is null
        ? new QuickActionException(ProblemCode.InputRefused, $"{Head} is no checkpoint of an export of this log: {error.Message} Choose an empty folder.", inner: error)
        : new QuickActionException(
            ProblemCode.Unavailable,
            $"{Head}, which says how far the mirror goes, is damaged, so nothing is recorded or signed: {error.Message} `quickaction audit mirror` writes it again when the mirror's records, or those of the database, lead to what else is known to be signed.",
            inner: error);

    /// <summary>How many records the folder has files for, whatever its checkpoint says.</summary>
    public long HeldRecords()
    {
        var entries = System.IO.Path.Combine(folder, "tile", "entries");
        var held = 0L;
        foreach (var file in Directory.Exists(entries) ? Directory.EnumerateFiles(entries, "*", SearchOption.AllDirectories) : [])
        {
            var path = System.IO.Path.GetRelativePath(entries, file).Replace(System.IO.Path.DirectorySeparatorChar, '/');
            held = TileAddress.TryParseEntries(path, out var bundle) ? Math.Max(held, (bundle.Index * TileAddress.FullWidth) + bundle.Width) : held;
        }

        return held;
    }

    /// <summary>The older checkpoints that are kept beside the folder's own. A file that holds none is passed over.</summary>
    public IReadOnlyList<SignedCheckpoint> OlderCheckpoints() => [.. OlderFiles().Select(ReadOlder).OfType<SignedCheckpoint>()];

    /// <summary>The files of the older checkpoints.</summary>
    public IReadOnlyList<string> OlderFiles()
    {
        var older = System.IO.Path.Combine(folder, ExportedLog.Checkpoints);
        return Directory.Exists(older) ? Directory.GetFiles(older) : [];
    }

    /// <summary>The files of the keys that it takes to check these.</summary>
    public IReadOnlyList<string> KeyFiles()
    {
        var keys = System.IO.Path.Combine(folder, ExportedLog.Keys);
        return Directory.Exists(keys) ? Directory.GetFiles(keys, "*.vkey") : [];
    }

    private static SignedCheckpoint? ReadOlder(string file)
    {
        try
        {
            return SignedCheckpoint.Of(SignedNote.Parse(File.ReadAllBytes(file)));
        }
        catch (AuditException)
        {
            return null;
        }
    }

    /// <summary>Writes what the folder lacks of the log as of the checkpoint, the checkpoint itself last: a reader sees the old state or the new one.</summary>
    /// <exception cref="QuickActionException">The folder holds another log, or one that this log does not extend, or a record is not as it was signed: the folder is as it was.</exception>
    public async ValueTask UpdateAsync(ILogReader log, SignedCheckpoint to, CancellationToken cancellationToken)
    {
        var have = await CheckpointAsync(cancellationToken);
        if (have is not null && have.Checkpoint.Size > to.Checkpoint.Size)
        {
            // Somebody else has brought the folder further, from the same log.
            await CheckIsPrefixAsync(to.Checkpoint, have.Checkpoint, cancellationToken);
            return;
        }

        if (have is not null)
        {
            await CheckExtendsAsync(have.Checkpoint, to.Checkpoint.Origin, to.Checkpoint.Size, log.ReadHashesAsync, cancellationToken);
        }

        await WriteSinceAsync(have?.Checkpoint.Size ?? 0, log, to, cancellationToken);
    }

    /// <summary>Writes all of the log as of the checkpoint, whatever is there.</summary>
    public ValueTask WriteAgainAsync(ILogReader log, SignedCheckpoint to, CancellationToken cancellationToken) => WriteSinceAsync(0, log, to, cancellationToken);

    public void Write(string path, ReadOnlySpan<byte> bytes) => FolderSync.Flush(Put(path, bytes));

    private async ValueTask WriteSinceAsync(long size, ILogReader log, SignedCheckpoint to, CancellationToken cancellationToken)
    {
        var added = LogResources.TilesSince(size, to.Checkpoint.Size).ToList();
        if (added.Count > 0 && await new CopyCheck(log, to.Checkpoint).FirstFaultAsync(size - (size % TileAddress.FullWidth), cancellationToken) is { } fault)
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded,
                $"The log in the database is not as it was recorded: {fault.What}. Nothing of it is copied to {folder}, which is as it was, and nothing is given out. {CopyCheck.WayOut}");
        }

        PrivateFiles.MakeFolder(folder);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in added)
        {
            await WriteAsync(log, address, folders, cancellationToken);
        }

        // The checkpoint must not be there after a power cut without what it covers.
        foreach (var written in folders)
        {
            FolderSync.Flush(written);
        }

        Write(LogResources.CheckpointPath, to.Note.ToBytes());
        added.ForEach(RemoveNarrower);
    }

    /// <returns>The folder that the file is in.</returns>
    private string Put(string path, ReadOnlySpan<byte> bytes)
    {
        var file = System.IO.Path.Combine(folder, path);
        var parent = System.IO.Path.GetDirectoryName(file) ?? folder;
        PrivateFiles.MakeFolder(parent);
        PrivateFiles.Put(file, bytes);
        return parent;
    }

    private async ValueTask WriteAsync(ILogReader log, TileAddress address, HashSet<string> folders, CancellationToken cancellationToken)
    {
        PutInto(folders, address.Path, (await log.ReadTileAsync(address, cancellationToken) ?? throw Missing(address.Path)).Span);
        if (address.Level == 0)
        {
            PutInto(folders, address.EntriesPath, (await log.ReadEntriesAsync(address, cancellationToken) ?? throw Missing(address.EntriesPath)).Span);
        }
    }

    /// <summary>Writes a file, and notes the folder that it is in and those that may have been made for it.</summary>
    private void PutInto(HashSet<string> folders, string path, ReadOnlySpan<byte> bytes)
    {
        for (var written = Put(path, bytes); folders.Add(written) && written.Length > folder.Length; written = System.IO.Path.GetDirectoryName(written) ?? folder)
        {
        }
    }

    /// <summary>That a log with these tiles is the one in the folder, or goes on where that ends.</summary>
    /// <param name="have">What the folder holds.</param>
    /// <exception cref="QuickActionException">It is not.</exception>
    public async ValueTask CheckExtendsAsync(
        Checkpoint have,
        string origin,
        long size,
        Func<TileAddress, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read,
        CancellationToken cancellationToken)
    {
        if (have.Origin != origin)
        {
            throw new QuickActionException(ProblemCode.Unavailable, $"{folder} holds the log {have.Origin}, which is another one; choose another folder.");
        }

        if (have.Size > size)
        {
            throw Contradicts(have.Size, "the database was put back to an older state while this program was running; start it again.");
        }

        if (have.Size > 0 && Subtrees.RootAt(have.Size, size, await TileSet.AroundAsync(have.Size - 1, size, read, cancellationToken)) != have.Root)
        {
            throw Contradicts(have.Size, "one of the two was changed; `quickaction audit verify` says where they begin to differ.");
        }
    }

    private async ValueTask CheckIsPrefixAsync(Checkpoint to, Checkpoint have, CancellationToken cancellationToken)
    {
        var tiles = await new FolderLog(folder).TilesAroundAsync(to.Size - 1, have.Size, cancellationToken);
        if (have.Origin != to.Origin || Subtrees.RootAt(to.Size, have.Size, tiles) != to.Root)
        {
            throw Contradicts(have.Size, "one of the two was changed; `quickaction audit verify` says where they begin to differ.");
        }
    }

    private QuickActionException Contradicts(long size, string why) => new(
        ProblemCode.NotRecorded,
        $"The log in the database does not extend the one in the mirror or export {folder}, of {size} records, and nothing is signed or written: {why}");

    /// <summary>Removes the partial files that a wider one has taken the place of.</summary>
    private void RemoveNarrower(TileAddress address)
    {
        RemoveNarrower(address.Full.Path, address.Width);
        if (address.Level == 0)
        {
            RemoveNarrower(address.Full.EntriesPath, address.Width);
        }
    }

    private void RemoveNarrower(string fullPath, int width)
    {
        var partial = new DirectoryInfo(System.IO.Path.Combine(folder, fullPath + ".p"));
        foreach (var file in partial.Exists ? partial.EnumerateFiles() : [])
        {
            if (int.TryParse(file.Name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var narrower) && narrower < width)
            {
                file.Delete();
            }
        }
    }

    private static AuditException Missing(string path) => new($"The log's {path} is missing.");
}
