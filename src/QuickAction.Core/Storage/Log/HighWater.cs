using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// How far the signing keys have signed, kept beside them: the last checkpoint that was given out. A database that is put back without its mirror knows nothing
/// of what was signed since; going on from there would give two logs under one key.
/// </summary>
/// <param name="files">Where it is kept: the first that can be written to. Read from all.</param>
internal sealed class HighWater(params IReadOnlyList<string> files)
{
    /// <summary>The keys that the log has or had, as its key file names them: a mark of another log, or one that was changed, says nothing. Null where there are none to ask.</summary>
    public Func<IReadOnlyList<VerifierKey>>? LogKeys { get; init; }

    /// <summary>Reads the key file again: another process may have changed the keys.</summary>
    public Action? Renew { get; init; }

    /// <summary>Null when nothing was signed yet, or when nobody kept the mark.</summary>
    /// <exception cref="QuickActionException">The mark is damaged.</exception>
    public SignedCheckpoint? Read() => files.Where(File.Exists).Select(One).MaxBy(m => m.Checkpoint.Size);

    /// <summary>True when there is a mark, and it is not one that these keys have signed.</summary>
    public bool IsDamaged()
    {
        try
        {
            Read();
            return false;
        }
        catch (QuickActionException)
        {
            return true;
        }
    }

    /// <summary>Raises the mark, never lowers it.</summary>
    public void Raise(SignedCheckpoint signed)
    {
        if (Read() is { } known && known.Checkpoint.Size >= signed.Checkpoint.Size)
        {
            return;
        }

        Write(signed);
    }

    /// <summary>Puts a mark in the place of one that is damaged.</summary>
    public void WriteAgain(SignedCheckpoint signed)
    {
        Forget();
        Write(signed);
    }

    private void Write(SignedCheckpoint signed)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                PrivateFiles.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(files[i])) ?? ".");
                PrivateFiles.Replace(files[i], signed.Note.ToBytes());
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException && i < files.Count - 1)
            {
                // Keys may be where nothing else can be written.
            }
        }
    }

    private SignedCheckpoint One(string file)
    {
        try
        {
            return Parsed(file);
        }
        catch (QuickActionException) when (Renew is not null)
        {
            Renew();
            return Parsed(file);
        }
    }

    private SignedCheckpoint Parsed(string file)
    {
        try
        {
            var mark = SignedCheckpoint.Of(SignedNote.Parse(FileFaultException.Reading(file, () => File.ReadAllBytes(file))));
            if (LogKeys?.Invoke() is not { } logKeys)
            {
                return mark;
            }

            if (mark.Checkpoint.Origin != logKeys[0].Name)
            {
                throw new AuditException($"It is of another log, {mark.Checkpoint.Origin}.");
            }

            mark.Note.SignedBy(logKeys);
            return mark;
        }
        catch (AuditException error)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                $"{file}, which says how far the log was signed, is damaged, so nothing is recorded or signed: {error.Message} `quickaction audit mirror` writes it again when the log and its mirror are sound.",
                inner: error);
        }
    }

    /// <summary>Gives the mark up: somebody has said that what it knows of is lost.</summary>
    public void Forget()
    {
        foreach (var file in files)
        {
            File.Delete(file);
        }
    }

    /// <summary>That a log with these tiles is the one that was signed, or goes on where that ends.</summary>
    /// <param name="mark">Read before the size was: others go on signing.</param>
    /// <param name="size">How many records the log has.</param>
    /// <exception cref="QuickActionException">It is not.</exception>
    public static async ValueTask CheckAsync(
        Checkpoint mark, long size, Func<TileAddress, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read, CancellationToken cancellationToken)
    {
        if (mark.Size > size)
        {
            throw Behind(mark.Size, size);
        }

        if (mark.Size > 0 && Subtrees.RootAt(mark.Size, size, await TileSet.AroundAsync(mark.Size - 1, size, read, cancellationToken)) != mark.Root)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                $"The log in the database is not the one that these keys signed when it had {mark.Size} records, so nothing is recorded or signed. {CopyCheck.WayOut}");
        }
    }

    private static QuickActionException Behind(long signed, long size) => new(
        ProblemCode.Unavailable,
        $"The log in the database ends with its {size} records, but {signed} have been signed, so record {size} and those after it are missing and nothing is recorded: "
        + "going on would give two logs under one key. Put the newest backup back (`quickaction restore`; PostgreSQL: `pg_restore`), or the mirror in its place; if the end is lost for good, say so with --end-lost (`quickaction audit mirror --end-lost`).");
}
