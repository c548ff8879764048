using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Copies of the database. Keys are never in them: they have copies of their own, which live shorter.</summary>
public sealed partial class AuditStore
{
    /// <summary>Signs and mirrors what there is, and copies the database as of one moment, whoever is writing to it meanwhile.</summary>
    /// <param name="file">Readable by its owner only; what was there before stays until the copy is whole.</param>
    /// <exception cref="QuickActionException">The store is in PostgreSQL, which has its own backups, or the file cannot be written.</exception>
    public Task BackUpAsync(string file, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        RefuseServer(_options);
        await SignAndMirrorAsync(cancellationToken);
        var unfinished = $"{Path.GetFullPath(file)}.part";
        File.Delete(unfinished);
        SqliteCopy.Copy(_options.SqliteFile, unfinished);
        File.Move(unfinished, file, overwrite: true);
        return true;
    });

    /// <summary>
    /// Puts a copy in the place of the database. Whoever opens the store next carries its log on from the mirror and erases again what had been erased.
    /// </summary>
    /// <exception cref="QuickActionException">The store is in PostgreSQL, or the file is not a copy of this log.</exception>
    public static Task RestoreAsync(AuditOptions options, string file, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        RefuseServer(options);
        var origin = SqliteCopy.OriginOf(file)
            ?? throw QuickActionException.Refused($"{Path.GetFileName(file)} is not a backup of QuickAction; name a file that `quickaction backup` wrote.");
        var keys = await LogKeys.OpenAsync(options.SigningKeys, "", mayMake: false, cancellationToken);
        if (origin != keys.Origin)
        {
            throw QuickActionException.Refused($"The backup is of another log, {origin}; this store's keys are of {keys.Origin}.");
        }

        SqliteCopy.Copy(file, options.SqliteFile);
        return true;
    });

    private static void RefuseServer(AuditOptions options)
    {
        if (options.Connection.Length > 0)
        {
            throw QuickActionException.Refused(
                "The store is in PostgreSQL: back it up with pg_dump and put it back with pg_restore; the next command carries the log on from its mirror.");
        }
    }
}
