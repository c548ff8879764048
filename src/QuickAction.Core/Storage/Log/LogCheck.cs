using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Whether all that was signed of the log stands in the database as it was: derived again from the records, and held against every checkpoint that there is and
/// against the mirror. Whoever is about to accuse a record asks here first, so that one thing is said everywhere.
/// </summary>
internal sealed class LogCheck(Database database, LogFolder mirror, OutsideCheckpoints outside, LogKeys keys)
{
    private const int CheckpointsToCompare = 64;

    /// <summary>The first thing that is wrong; null when nothing is.</summary>
    public async ValueTask<LogFault?> FirstFaultAsync(CancellationToken cancellationToken) => (await RunAsync(keys.Verifiers, [], cancellationToken)).Result.Fault;

    /// <param name="current">The keys that sign the log now.</param>
    /// <param name="known">Checkpoints of this log from elsewhere.</param>
    public async ValueTask<CheckedLog> RunAsync(IReadOnlyList<VerifierKey> current, IReadOnlyList<SignedNote> known, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        var trust = await KeyHistory.TrustAsync(session, current, cancellationToken);
        // What is signed meanwhile is no fault: what there is elsewhere is asked first, and the log last.
        var (mirrored, marked) = (By(trust, await outside.MirroredAsync(cancellationToken)), outside.Marked());
        List<SignedNote> cosigned = [.. (await Checkpoints.CosignedAsync(session, CosignedCheckpoints.Most, cancellationToken)).Select(c => c.Note)];
        List<SignedNote> own = [.. await Checkpoints.SomeAsync(session, CheckpointsToCompare, cancellationToken), .. cosigned, .. Note(marked)];
        var claim = await ClaimAsync(session, mirrored, marked, trust, cancellationToken);
        await using var log = await StoredLog.OpenAsync(database, claim, cancellationToken);
        var records = new KeyRecords();
        var result = await new LogVerifier(log, records.See).VerifyAsync(TrustFor(claim, trust), [.. known, .. Note(mirrored)], own, cancellationToken);
        var copy = await MirrorCheck.RunAsync(mirror, log, trust, cancellationToken);
        var exact = await ExactAsync(session, result, copy, cancellationToken);
        exact = claim is null && mirrored is null && marked is null && exact.Fault is { Index: null } ? exact with { Fault = NothingSigned } : exact;
        return new CheckedLog(exact, records, claim, cosigned, copy);
    }

    /// <summary>What the mirror says of itself, when keys of the log have signed it: else it says nothing of the log, and the check of the mirror says what it is.</summary>
    private static SignedCheckpoint? By(LogTrust trust, SignedCheckpoint? stated)
    {
        try
        {
            stated?.Note.SignedBy([.. trust.Current, .. trust.Retired]);
            return stated?.Checkpoint.Origin == trust.Current[0].Name ? stated : null;
        }
        catch (AuditException)
        {
            return null;
        }
    }

    /// <summary>From the first record on nobody can say any more whether it was signed.</summary>
    private static LogFault NothingSigned => new(
        0, "No checkpoint of the log is left, neither in the table audit_checkpoint nor in a mirror nor beside the keys, so nobody can say of any record whether it is as it was signed.")
    {
        IsRange = true,
        WayOut = "Put the mirror in its place; without it put a backup back and say that what came after it is lost (`quickaction restore FILE --end-lost`; PostgreSQL: `pg_restore`, and `quickaction audit mirror --end-lost`).",
    };

    /// <summary>
    /// As of which checkpoint the log is checked: the newest by a key of today that covers no more than there is, wherever it is kept. The row of it may be one that somebody
    /// has made unreadable.
    /// </summary>
    private static async ValueTask<SignedCheckpoint?> ClaimAsync(
        Session session, SignedCheckpoint? mirrored, SignedCheckpoint? marked, LogTrust trust, CancellationToken cancellationToken)
    {
        var size = await LogSize.OfAsync(session, cancellationToken);
        var latest = await Checkpoints.LatestAsync(session, cancellationToken);
        return new[] { latest, mirrored, marked }.OfType<SignedCheckpoint>()
            .Where(s => s == latest || (s.Checkpoint.Size <= size && s.Checkpoint.Size > (latest?.Checkpoint.Size ?? 0) && trust.Current.Any(s.Note.IsSignedBy)))
            .MaxBy(s => s.Checkpoint.Size);
    }

    private static IEnumerable<SignedNote> Note(SignedCheckpoint? signed) => signed is null ? [] : [signed.Note];

    /// <summary>One that only keys of before have signed is no state of today, which whoever asked is told; the records up to it can be checked all the same.</summary>
    private static LogTrust TrustFor(SignedCheckpoint? claim, LogTrust trust) => claim is null || trust.Current.Any(claim.Note.IsSignedBy)
        ? trust
        : new LogTrust([.. trust.Current, .. trust.Retired.Where(claim.Note.IsSignedBy)], [.. trust.Retired.Where(k => !claim.Note.IsSignedBy(k))]);

    /// <summary>With the mirror, and of a log that was cut with what is left of it, the first record can often be told.</summary>
    private static async ValueTask<VerificationResult> ExactAsync(Session session, VerificationResult result, MirrorCheck copy, CancellationToken cancellationToken)
    {
        if (result.Fault is { } found && await MissingEntry.FirstAsync(session, cancellationToken) is { } missing && IsOf(found, missing) && !(copy.FirstDifference?.Index < missing.Index))
        {
            return result with { Fault = missing };
        }

        if (result.Fault is { } fault && copy.FirstDifference is { } exact && (fault.IsRange || fault.Index is null || exact.Index < fault.Index))
        {
            return result with { Fault = exact };
        }

        if (result is { Fault: { IsRange: false, Index: { } end }, Checkpoint.Size: var claimed } && end < claimed && end == await LogSize.OfAsync(session, cancellationToken))
        {
            return result with { Fault = new LogFault(end, EndsBefore(end)) };
        }

        if (result is { Fault: { IsRange: true } cut, Checkpoint.Size: var signedSize } && cut.Index == signedSize)
        {
            // The log was cut behind what this checkpoint covers; records that none covers may come before the first that is missing.
            var first = (await TailCheck.FirstFaultAsync(session, null, signedSize, cancellationToken))?.Index ?? await LogSize.OfAsync(session, cancellationToken);
            return result with { Fault = cut with { Index = first, What = EndsBefore(first) } };
        }

        return result;
    }

    private static string EndsBefore(long first) => $"Entry {first} is missing: the log in the database ends there, and a signed checkpoint of a longer one is known.";

    /// <summary>Whether what was found wrong is only that an entry is missing, or comes after that: where its tile is not whole, no more is known of what is in it.</summary>
    private static bool IsOf(LogFault found, LogFault missing) =>
        found.Index is not { } index || missing.Index is not { } first || index >= (found.IsRange ? first - (first % TileAddress.FullWidth) : first);
}

/// <summary>What a check of all that was signed has found.</summary>
/// <param name="Records">Which keys the log's records name; what they say counts when it is sound.</param>
/// <param name="Claim">The checkpoint that it was checked as of; null when there is none.</param>
/// <param name="Cosigned">The newest checkpoints that a witness has cosigned.</param>
/// <param name="Mirror">What was found of the mirror itself.</param>
internal sealed record CheckedLog(VerificationResult Result, KeyRecords Records, SignedCheckpoint? Claim, IReadOnlyList<SignedNote> Cosigned, MirrorCheck Mirror);
