using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Storage.Log;

/// <summary>What a check of the live store found.</summary>
/// <param name="NotYetSigned">Records that were appended since the last checkpoint; the next one covers them.</param>
/// <param name="Content">The first record with which the content that is kept, or the index of decisions, does not agree; null when there is none.</param>
/// <param name="Open">Decisions that were requested and have not ended: work that goes on, or that a crash cut short.</param>
public sealed record StoreVerification(VerificationResult Log, long NotYetSigned, LogFault? Content, long Open)
{
    /// <summary>The first thing that is wrong with the records that are not signed yet.</summary>
    public LogFault? NotYetSignedFault { get; init; }

    /// <summary>Content that was lost when an older copy of the database was put back, in the order of the restores. No fault: it stands in the log.</summary>
    public IReadOnlyList<LostContent> Lost { get; init; } = [];

    /// <summary>What is wrong with the copy outside the database; the log itself may be sound.</summary>
    public LogFault? Mirror { get; init; }

    /// <summary>What whoever asked should know besides, though nothing of it is wrong; a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public LogFault? Fault => Log.Fault ?? NotYetSignedFault ?? Content ?? Mirror;
}

/// <summary>Content that is gone because the database was put back from a backup.</summary>
/// <param name="RestoredIn">The record of the restore.</param>
/// <param name="Records">How many records lost their content with it.</param>
/// <param name="First">The first of them.</param>
public sealed record LostContent(long RestoredIn, long Records, long First);
