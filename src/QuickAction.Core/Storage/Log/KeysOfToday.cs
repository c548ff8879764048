using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Whether the keys of the key file are those that the log's records name as the keys of today, and whether one of them has signed last. Where it is not so, what is said
/// is which of the two is the older one: the key file, or what signed the log.
/// </summary>
internal sealed class KeysOfToday(LogKeys keys, OutsideCheckpoints outside)
{
    /// <exception cref="QuickActionException">One of the keys is not one that the log's records name as a key of today.</exception>
    public async ValueTask RefuseReplacedAsync(Session session, IReadOnlyList<SigningKey> with, CancellationToken cancellationToken)
    {
        if (await KeyHistory.LastChangeAsync(session, cancellationToken) is { } change && with.Any(k => !change.New.Contains(k.Verifier))
            // Where these are the later ones, the table no longer leads to the record that says so.
            && !change.New.All(keys.Retired.Contains))
        {
            throw Replaced(change);
        }
    }

    /// <summary>
    /// The same, where it is shown: by the checkpoint in which these keys handed over to others. Asked before anything is held against the keys, for which a log that went on
    /// with others would seem to be damaged.
    /// </summary>
    /// <returns>The change after which the key file is of before; null when it is not.</returns>
    public async ValueTask<KeyChange?> ReplacedAsync(Session session, CancellationToken cancellationToken) =>
        (await KeyHistory.FollowAsync(session, keys.Known, cancellationToken)).Last is { } last && keys.Verifiers.Any(k => !last.New.Contains(k)) ? last : null;

    public static QuickActionException Replaced(KeyChange change) => new(
        ProblemCode.Unavailable,
        $"These signing keys were replaced by record {change.Index}: the key file is an older one than the log's keys of today, so nothing is recorded or signed with it. That is no damage to the log: put the new log.key, which was made then, in the place of this one, "
        + "from your newest copy of it or from the machine on which `quickaction audit rotate-key` was run.");

    /// <inheritdoc cref="RefuseReplacedAsync"/>
    /// <exception cref="QuickActionException">Or the last checkpoint is by keys that had been replaced before it.</exception>
    public async ValueTask RefuseRetiredAsync(Session session, IReadOnlyList<SigningKey> with, CancellationToken cancellationToken)
    {
        await RefuseReplacedAsync(session, with, cancellationToken);
        if (await RetiredLastAsync(session, cancellationToken) is { } retired)
        {
            throw new QuickActionException(ProblemCode.Unavailable, SignedAfter(retired.Size, retired.ReplacedAt));
        }
    }

    private static string SignedAfter(long size, long replacedAt) =>
        $"The last checkpoint, of {size} records, was signed with keys that record {replacedAt} had replaced, so nothing is recorded or signed on top of it: find out which copy of the old log.key is still in use. "
        + "`quickaction audit mirror` checks the records that it covers, has the keys of today stand by them, and records that.";

    /// <exception cref="QuickActionException">No checkpoint by a key of today is left, neither in the database nor outside it.</exception>
    public async ValueTask RefuseNotOfTodayAsync(Session session, CancellationToken cancellationToken)
    {
        if (await Checkpoints.LatestAsync(session, cancellationToken) is { } last
            && !keys.Verifiers.Any(last.Note.IsSignedBy)
            && await outside.CoveredAsync(session, keys.Verifiers, last.Checkpoint.Size, await LogSize.OfAsync(session, cancellationToken), cancellationToken) <= last.Checkpoint.Size)
        {
            throw new QuickActionException(ProblemCode.Unavailable, (await NotOfTodayAsync(session, last, cancellationToken)).What);
        }
    }

    /// <summary>
    /// What is said where the last checkpoint that counts is by none of the keys of today: they were used after they had been replaced, or it is from before that, and what
    /// was signed since cannot be read any more.
    /// </summary>
    public static async ValueTask<LogFault> NotOfTodayAsync(Session session, SignedCheckpoint last, CancellationToken cancellationToken)
    {
        var size = last.Checkpoint.Size;
        var change = await KeyHistory.LastChangeAsync(session, cancellationToken);
        return change is { Old.Count: > 0 } && change.Index < size
            ? new LogFault(null, SignedAfter(size, change.Index))
            : new LogFault(
                size,
                $"The last checkpoint that can be read, of {size} records, is signed with keys that {(change is { Old.Count: > 0 } ? $"record {change.Index} replaced" : "were replaced since")}, and neither the table audit_checkpoint nor the mirror nor the mark beside the keys has one by the keys of today. "
                + $"So nobody can say what was signed of the records from {size} on, and nothing is signed: put the mirror in its place; if this is all that there is, say so with `quickaction audit mirror --end-lost`.");
    }

    /// <summary>Whether the last checkpoint, of a log whose keys were changed before it, is by keys from before that alone.</summary>
    /// <returns>Whose it is; null when it is not.</returns>
    public async ValueTask<RetiredSigners?> RetiredLastAsync(Session session, CancellationToken cancellationToken)
    {
        if (await KeyHistory.LastChangeAsync(session, cancellationToken) is not { Old.Count: > 0 } change
            || await Checkpoints.LatestAsync(session, cancellationToken) is not { } last
            || last.Checkpoint.Size <= change.Index
            || change.New.Any(last.Note.IsSignedBy))
        {
            return null;
        }

        var signers = (await KeyHistory.AllAsync(session, cancellationToken)).Concat(keys.Retired).Distinct().Where(last.Note.IsSignedBy).ToList();
        return signers.Count > 0 ? new RetiredSigners(last.Checkpoint.Size, signers, change.Index, await SignedSinceAsync(session, change, last, cancellationToken)) : null;
    }

    /// <summary>How many records the newest checkpoint by a key of today covers.</summary>
    private static async ValueTask<long> SignedSinceAsync(Session session, KeyChange change, SignedCheckpoint last, CancellationToken cancellationToken)
    {
        var before = last.Checkpoint.Size;
        while (await Checkpoints.BeforeAsync(session, before, 64, cancellationToken) is { Count: > 0 } some && before > change.Index)
        {
            if (some.Find(s => change.New.Any(s.Note.IsSignedBy)) is { } signed)
            {
                return signed.Checkpoint.Size;
            }

            before = some[^1].Checkpoint.Size;
        }

        return change.Index + 1;
    }
}

/// <param name="Size">Of the checkpoint that they signed.</param>
/// <param name="ReplacedAt">The record that had replaced them.</param>
/// <param name="SignedUpTo">How many records the keys that followed have signed.</param>
internal sealed record RetiredSigners(long Size, IReadOnlyList<VerifierKey> Keys, long ReplacedAt, long SignedUpTo);
