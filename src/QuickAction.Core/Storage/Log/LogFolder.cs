using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Storage.Log;

/// <summary>Keeps a log's resources in a folder: an export, or the mirror outside the database. What is there already is not written again.</summary>
internal sealed class LogFolder(string folder)
{
    public string Path => folder;

    /// <exception cref="AuditException">The folder's checkpoint cannot be read.</exception>
    public async ValueTask<SignedCheckpoint?> CheckpointAsync(CancellationToken cancellationToken) =>
        await new FolderLog(folder).ReadNoteAsync(cancellationToken) is { } note ? SignedCheckpoint.Of(note) : null;

    /// <summary>Writes what the folder lacks of the log as of the checkpoint, the checkpoint itself last: a reader sees the old state or the new one.</summary>
    /// <exception cref="QuickActionException">The folder holds another log, or one that this log does not extend.</exception>
    public async ValueTask UpdateAsync(ILogReader log, SignedCheckpoint to, CancellationToken cancellationToken)
    {
        PrivateFiles.MakeFolder(folder);
        var have = await CheckpointAsync(cancellationToken);
        if (have is not null)
        {
            await CheckExtendsAsync(log, have.Checkpoint, to.Checkpoint, cancellationToken);
        }

        var size = have?.Checkpoint.Size ?? 0;
        if (size > to.Checkpoint.Size)
        {
            // Somebody else has brought the folder further.
            return;
        }

        var added = LogResources.TilesSince(size, to.Checkpoint.Size).ToList();
        foreach (var address in added)
        {
            await WriteAsync(log, address, cancellationToken);
        }

        Write(LogResources.CheckpointPath, to.Note.ToBytes());
        added.ForEach(RemoveNarrower);
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var file = System.IO.Path.Combine(folder, path);
        PrivateFiles.MakeFolder(System.IO.Path.GetDirectoryName(file) ?? folder);
        PrivateFiles.Replace(file, bytes);
    }

    private async ValueTask WriteAsync(ILogReader log, TileAddress address, CancellationToken cancellationToken)
    {
        Write(address.Path, (await log.ReadTileAsync(address, cancellationToken) ?? throw Missing(address.Path)).Span);
        if (address.Level == 0)
        {
            Write(address.EntriesPath, (await log.ReadEntriesAsync(address, cancellationToken) ?? throw Missing(address.EntriesPath)).Span);
        }
    }

    private async ValueTask CheckExtendsAsync(ILogReader log, Checkpoint have, Checkpoint to, CancellationToken cancellationToken)
    {
        if (have.Origin != to.Origin)
        {
            throw new QuickActionException(ProblemCode.Unavailable, $"{folder} holds the log {have.Origin}, which is another one; choose another folder.");
        }

        if (have.Size > 0 && have.Size <= to.Size)
        {
            var tiles = await log.TilesAroundAsync(have.Size - 1, to.Size, cancellationToken);
            if (Subtrees.RootAt(have.Size, to.Size, tiles) != have.Root)
            {
                throw new QuickActionException(
                    ProblemCode.NotRecorded,
                    $"The log in the database does not extend the one in {folder}, of {have.Size} records: one of the two was changed, and nothing was written.");
            }
        }
    }

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
