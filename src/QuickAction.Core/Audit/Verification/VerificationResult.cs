using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Audit.Verification;

/// <summary>What a check of a whole log found.</summary>
/// <param name="Checkpoint">What the log claims; null when that could not be read.</param>
/// <param name="SignedBy">The trusted keys that signed the claim.</param>
/// <param name="Fault">The first thing that is wrong; null when the log is exactly what was signed.</param>
public sealed record VerificationResult(Checkpoint? Checkpoint, IReadOnlyList<VerifierKey> SignedBy, LogFault? Fault)
{
    public bool IsSound => Fault is null;
}

/// <summary>The first thing that is wrong with a log.</summary>
/// <param name="Index">The first wrong entry; when the fault can only be narrowed to a range, the first entry of it. Null when no entry is wrong.</param>
/// <param name="What">One sentence for a person.</param>
public sealed record LogFault(long? Index, string What);
