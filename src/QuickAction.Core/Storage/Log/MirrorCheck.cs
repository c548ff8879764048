using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Storage.Log;

/// <summary>What a full check of the mirror found.</summary>
/// <param name="Damage">What is wrong with the mirror itself; null when it is sound.</param>
/// <param name="FirstDifference">Where the log in the database differs from a sound mirror; null when it does not, or when the mirror cannot tell.</param>
internal sealed record MirrorCheck(LogFault? Damage, LogFault? FirstDifference)
{
    /// <summary>True when there is no mirror at all, which is no damage to one.</summary>
    public bool IsMissing { get; private init; }

    /// <summary>Derives the mirror again from its entries, and compares them with those of the log.</summary>
    public static async ValueTask<MirrorCheck> RunAsync(LogFolder mirror, ILogReader log, LogTrust trust, CancellationToken cancellationToken)
    {
        try
        {
            if (await mirror.CheckpointAsync(cancellationToken) is null && mirror.HeldRecords() == 0)
            {
                return new MirrorCheck(null, null) { IsMissing = true };
            }
        }
        catch (QuickActionException error)
        {
            return new MirrorCheck(new LogFault(null, $"The log in the database is sound, but not its mirror. {error.Message}"), null);
        }

        var result = await new LogVerifier(new FolderLog(mirror.Path)).VerifyAsync(trust, [], cancellationToken);
        if (!result.IsSound)
        {
            // Another process may have brought it further in the middle of this.
            using var oneWriter = await mirror.LockAsync(cancellationToken);
            result = await new LogVerifier(new FolderLog(mirror.Path)).VerifyAsync(trust, [], cancellationToken);
        }

        return result is { IsSound: true, Checkpoint: { } checkpoint }
            ? new MirrorCheck(null, await new MirrorComparison(mirror.Path, log).FirstDifferenceAsync(checkpoint, cancellationToken))
            : new MirrorCheck(new LogFault(null, $"The log in the database is sound, but its mirror {mirror.Path} is damaged: {result.Fault?.What} `quickaction audit mirror` writes it again."), null);
    }
}
