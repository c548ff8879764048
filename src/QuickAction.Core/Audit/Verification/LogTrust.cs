using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Audit.Verification;

/// <summary>Whose signatures are believed.</summary>
/// <param name="Current">Keys of which one must have signed what the log says of itself now.</param>
/// <param name="Retired">Keys that the log had before: good for its older checkpoints alone.</param>
public sealed record LogTrust(IReadOnlyList<VerifierKey> Current, IReadOnlyList<VerifierKey> Retired)
{
    public static LogTrust In(params IReadOnlyList<VerifierKey> keys) => new(keys, []);
}
