using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Audit.Verification;

/// <summary>What a check of a whole log found.</summary>
/// <param name="Checkpoint">What the log claims; null when that could not be read.</param>
/// <param name="SignedBy">The trusted keys that signed the claim.</param>
/// <param name="Fault">The first thing that is wrong; null when the log is exactly what was signed.</param>
public sealed record VerificationResult(Checkpoint? Checkpoint, IReadOnlyList<VerifierKey> SignedBy, LogFault? Fault)
{
    public bool IsSound => Fault is null;

    /// <summary>Changes of keys that lead from a trusted key, which does not sign any more, to those that do; empty when a trusted key signs.</summary>
    public IReadOnlyList<KeyChange> HandedOver { get; init; } = [];

    /// <summary>What somebody who looks through the folder should not take for a part of the log; a sentence each.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>The newest state of the log that the policy's witnesses vouch for; null when no policy asks for any.</summary>
    public Witnessed? Witnessed { get; init; }
}

/// <summary>A state of a log that enough witnesses have cosigned. What came after it extends it, but nobody outside has seen that yet.</summary>
public sealed record Witnessed(Checkpoint Checkpoint, IReadOnlyList<VerifierKey> Cosigners);

/// <summary>The first thing that is wrong with a log.</summary>
/// <param name="Index">The first wrong entry; when the fault can only be narrowed to a range, the first entry of it. Null when no entry is wrong.</param>
/// <param name="What">One sentence for a person.</param>
public sealed record LogFault(long? Index, string What)
{
    /// <summary>True when the fault is somewhere from the index on, and what was looked at cannot say where.</summary>
    public bool IsRange { get; init; }

    /// <summary>What puts it right, as a sentence; null where what is wrong says that itself, or nothing does.</summary>
    public string? WayOut { get; init; }

    /// <summary>All that is to be said to a person.</summary>
    public string Told => WayOut is null ? What : $"{What} {WayOut}";
}
