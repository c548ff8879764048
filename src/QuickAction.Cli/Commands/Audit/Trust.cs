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
            notes.Add(SignedNote.Parse(await ExactBytes.ReadTextAsync(file, cancellationToken)));
        }

        var own = new List<VerifierKey>();
        foreach (var key in keys)
        {
            own.Add(await KeyAsync(key, cancellationToken));
        }

        return new ReaderTrust(own, notes, policy is null ? null : TrustPolicy.Parse(await ExactBytes.ReadTextAsync(policy, cancellationToken)));
    }

    /// <summary>A key as it is written, or the file that holds it.</summary>
    public static async Task<VerifierKey> KeyAsync(string text, CancellationToken cancellationToken) =>
        VerifierKey.Parse(File.Exists(text) ? await ExactBytes.ReadTextAsync(text, cancellationToken) : text);
}
