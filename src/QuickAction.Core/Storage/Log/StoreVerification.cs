using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Storage.Log;

/// <summary>What a check of the live store found.</summary>
/// <param name="NotYetSigned">Records that were appended since the last checkpoint; the next one covers them.</param>
/// <param name="Content">The first record that says that there is content which is neither there nor erased; null when there is none.</param>
/// <param name="Open">Decisions that were requested and have not ended: work that goes on, or that a crash cut short.</param>
public sealed record StoreVerification(VerificationResult Log, long NotYetSigned, LogFault? Content, long Open)
{
    public LogFault? Fault => Log.Fault ?? Content;
}
