using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Witnessing;

namespace QuickAction.Core.Audit.Verification;

/// <summary>What the person who checks a log has from elsewhere, and therefore believes.</summary>
/// <param name="Keys">Keys of the log; empty for none.</param>
/// <param name="Checkpoints">States that the log must extend.</param>
/// <param name="Policy">Whose signatures and cosignatures are asked for; null for none.</param>
public sealed record ReaderTrust(IReadOnlyList<VerifierKey> Keys, IReadOnlyList<SignedNote> Checkpoints, TrustPolicy? Policy)
{
    public static ReaderTrust None { get; } = new([], [], null);

    /// <summary>Judges who vouches for a log that was found to fit itself.</summary>
    /// <param name="own">The key to believe when the reader has none; it proves less.</param>
    /// <param name="notes">The present checkpoint, and older ones that the log was shown to extend.</param>
    public VerificationResult Judge(VerificationResult result, IReadOnlyList<VerifierKey> own, SignedNote present, IReadOnlyList<SignedNote> notes, KeyRecords records)
    {
        try
        {
            IReadOnlyList<SignedNote> all = [present, .. notes];
            HandOver.RefuseRetired(all, records);
            var given = Keys.Count > 0 ? Keys : Policy is { Logs.Count: > 0 } ? Policy.Logs : own;
            var changes = HandOver.Follow(given, result.SignedBy, all, records);
            if (Policy is { Logs.Count: > 0 })
            {
                HandOver.Follow(Policy.Logs, result.SignedBy, all, records);
            }

            var believed = changes.SelectMany(c => c.New).Concat(given).ToHashSet();
            return result with
            {
                SignedBy = [.. result.SignedBy.Where(believed.Contains)],
                HandedOver = changes,
                Witnessed = Policy is { AsksForWitnesses: true } ? Policy.CheckWitnesses(all) : null,
            };
        }
        catch (AuditException error)
        {
            return result with { SignedBy = [], Fault = new LogFault(null, error.Message) };
        }
    }
}
