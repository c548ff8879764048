using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Audit.Witnessing;

namespace QuickAction.Cli.Commands.Audit;

/// <summary>Reads what the person who checks has from elsewhere.</summary>
internal static class Trust
{
    public static async Task<ReaderTrust> ReadAsync(
        IReadOnlyList<string> keys, IReadOnlyList<string> checkpoints, string? policy, CancellationToken cancellationToken)
    {
        var notes = new List<SignedNote>();
        foreach (var file in checkpoints)
        {
            notes.Add(await ExactBytes.ReadAsync(file, text => SignedNote.Parse(text), cancellationToken));
        }

        var own = new List<VerifierKey>();
        foreach (var key in keys)
        {
            own.Add(await KeyAsync(key, cancellationToken));
        }

        return new ReaderTrust(own, notes, policy is null ? null : await ExactBytes.ReadAsync(policy, TrustPolicy.Parse, cancellationToken));
    }

    /// <summary>A key as it is written, or the file that holds it.</summary>
    public static async Task<VerifierKey> KeyAsync(string text, CancellationToken cancellationToken) =>
        File.Exists(text) ? await ExactBytes.ReadAsync(text, VerifierKey.Parse, cancellationToken) : VerifierKey.Parse(text);
}
