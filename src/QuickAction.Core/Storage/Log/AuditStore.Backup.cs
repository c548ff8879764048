using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Content;
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
        return await ToTargetAsync(file, () =>
        {
            var unfinished = $"{Path.GetFullPath(file)}.part";
            File.Delete(unfinished);
            SqliteCopy.Copy(_options.SqliteFile, unfinished);
            File.Move(unfinished, file, overwrite: true);
            return Task.FromResult(true);
        });
    });

    /// <summary>Writes to a place that whoever asks has named: when that cannot be written, it and not the store is what to look at.</summary>
    private static async Task<T> ToTargetAsync<T>(string target, Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                $"{target} could not be written{(error is FileFaultException named ? $" ({named.Message.TrimEnd('.')})" : "")}; check the place, the rights and the space there. The store is as it was.",
                retryable: true,
                error);
        }
    }

    /// <summary>
    /// Puts a copy in the place of the database, carries the log on from the mirror and erases again what had been erased since. The copy is looked through
    /// before: when it is refused the store is as it was.
    /// </summary>
    /// <param name="endLost">True when there is no mirror and what was recorded after the backup is lost for good; the log then goes on without it, on record.</param>
    /// <returns>What became of what was recorded after the backup.</returns>
    /// <exception cref="QuickActionException">
    /// The store is in PostgreSQL or in use, or the file is not a copy of this log as it was.
    /// </exception>
    public static Task<RestoredBackup> RestoreAsync(
        AuditOptions options, string file, bool endLost, Program program, TimeProvider clock, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        RefuseServer(options);
        var origin = OriginOf(file)
            ?? throw QuickActionException.Refused($"{Path.GetFileName(file)} is not a backup of QuickAction; name a file that `quickaction backup` wrote.");
        var keys = await LogKeys.OpenAsync(options.SigningKeys, "", mayMake: false, cancellationToken);
        if (origin != keys.Origin)
        {
            throw QuickActionException.Refused($"The backup is of another log, {origin}; this store's keys are of {keys.Origin}.");
        }

        using var alone = StoreUse.TryAlone(options) ?? throw new QuickActionException(
            ProblemCode.Unavailable, "Another program has the store open, a run or the service, so nothing was changed: end it first, and try again.", retryable: true);
        var isThere = File.Exists(options.SqliteFile);
        var unread = await KeepInMirrorAsync(options, program, clock, cancellationToken);
        // What that settled may have changed the keys.
        keys.Refresh();
        var fresh = $"{options.SqliteFile}.restoring";
        try
        {
            SqliteCopy.Delete(fresh);
            SqliteCopy.Copy(file, fresh);
            await CheckAsync(options, fresh, keys, endLost, clock, cancellationToken);
            SqliteCopy.Replace(fresh, options.SqliteFile);
        }
        catch (Exception error) when (StoreFaults.IsDamage(error) || (error.InnerException is { } inner && StoreFaults.IsDamage(inner)))
        {
            throw Damaged(file, error);
        }
        finally
        {
            SqliteCopy.Delete(fresh);
        }

        return await CarryOnAsync(options, endLost, program, clock, cancellationToken) with { WhyUnread = unread, WasRead = isThere && unread is null };
    });

    private static string? OriginOf(string file)
    {
        try
        {
            return SqliteCopy.OriginOf(file);
        }
        catch (Exception error) when (StoreFaults.IsDamage(error))
        {
            throw Damaged(file, error);
        }
    }

    private static QuickActionException Damaged(string file, Exception error) =>
        QuickActionException.Refused($"{Path.GetFileName(file)} is damaged or not all of a backup, so nothing was changed; use another copy of it.", error);

    /// <summary>What the store holds now goes into the mirror first, as far as it can still be read: the log must not lose its end.</summary>
    private static async Task<string?> KeepInMirrorAsync(AuditOptions options, Program program, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.SqliteFile))
        {
            return null;
        }

        try
        {
            await using (var shut = await OpenToReadAsync(options, Databases.Of(options), program, clock, cancellationToken))
            {
                if (shut._whyShut is { } why && LogFolder.IsDamage(why))
                {
                    await shut._head.MendAsync(shut._database, cancellationToken);
                }
                else if (shut._whyShut is null)
                {
                    await shut.PublishAsync(cancellationToken);
                    return null;
                }
            }

            await using var store = await OpenAsync(options, Databases.Of(options), program, clock, cancellationToken);
            await store.PublishAsync(cancellationToken);
            return null;
        }
        catch (QuickActionException problem) when (problem.Code != ProblemCode.Misconfigured)
        {
            return problem.Message;
        }
    }

    private static async Task CheckAsync(
        AuditOptions options, string copy, LogKeys keys, bool endLost, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var backup = SqliteDatabase.At(copy);
        await backup.MigrateAsync(Migrations.Log, cancellationToken);
        await using var keyStore = Databases.KeysOf(options);
        await keyStore.MigrateAsync(Migrations.Keys, cancellationToken);
        await KeyGuard.RefuseMissingAsync(options, backup, keyStore, cancellationToken);
        var dataKeys = new DataKeys(keyStore, await ContentKeySource.ReadAsync(options, cancellationToken), clock);
        await dataKeys.TakeOverAsync(cancellationToken);
        if (await KeyGuard.WhyUnfitAsync(options, dataKeys, cancellationToken) is { } unfit)
        {
            throw unfit;
        }

        var mirror = new LogFolder(options.Mirror) { LogKeys = () => keys.Known };
        var mark = new HighWater(options.SignedMarks) { LogKeys = () => keys.Known };
        // What the backup is compared with must be right itself, and where the database is lost there is nothing else to mend it with.
        backup.Signers = new LogSigners(() => keys.Known);
        await new MirrorHead(mirror, new OutsideCheckpoints(mirror, mark), keys).MendAsync(backup, cancellationToken);
        await new BackupCheck(backup, mirror, mark, keys, dataKeys).RunAsync(endLost, cancellationToken);
        await AccessAfterRestore.EndAsync(backup, clock.GetUtcNow(), cancellationToken);
    }

    private static async Task<RestoredBackup> CarryOnAsync(AuditOptions options, bool endLost, Program program, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await OpenToReadAsync(options, Databases.Of(options), program, clock, cancellationToken);
            var lost = store._whyShut is not { } why ? null
                : endLost ? await store.MakeWholeAgainAsync(endLost: true, cancellationToken)
                : throw why;
            await store.PublishAsync(cancellationToken);
            return new RestoredBackup { EndLost = lost, HasComeBack = store._cameBack is not null };
        }
        catch (QuickActionException problem)
        {
            throw new QuickActionException(
                problem.Code, $"The backup is in its place, but the log could not be carried on yet; the next command tries again. {problem.Message}", problem.Retryable, problem);
        }
    }

    private static void RefuseServer(AuditOptions options)
    {
        if (options.Connection.Length > 0)
        {
            throw QuickActionException.Refused(
                "The store is in PostgreSQL: back it up with pg_dump and put it back with pg_restore; the next command carries the log on from its mirror.");
        }
    }
}

/// <summary>What became of what was recorded after a backup that was put back.</summary>
public sealed record RestoredBackup
{
    /// <summary>What is lost with the end of the log, as a sentence; null when the log went on with all of it.</summary>
    public string? EndLost { get; init; }

    /// <summary>Whether records that the backup lacks came back from the mirror, without their content.</summary>
    public bool HasComeBack { get; init; }

    /// <summary>Whether all that was in the store before was read and signed, so that the mirror has it.</summary>
    public bool WasRead { get; init; }

    /// <summary>Why the store as it was could not be read, as a sentence; null when it was, or when there was none.</summary>
    public string? WhyUnread { get; init; }
}
