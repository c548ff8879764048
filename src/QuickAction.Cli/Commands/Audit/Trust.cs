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

    /// <summary>Whether one of the keys of the log that are trusted has come by another way than the folder itself, as far as that can be told.</summary>
    /// <param name="keys">As they were given: a key, or a file with one.</param>
    /// <param name="policy">The file of the policy; null for none.</param>
    public static bool IsFromElsewhere(ReaderTrust trust, string folder, IReadOnlyList<string> keys, string? policy) =>
        keys.Any(k => !IsIn(folder, k)) || (trust.Policy is { Logs.Count: > 0 } && policy is not null && !IsIn(folder, policy));

    private static bool IsIn(string folder, string file) =>
        File.Exists(file) && !Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(file)).Split(Path.DirectorySeparatorChar)[0].Equals("..", StringComparison.Ordinal);

    /// <summary>A key as it is written, or the file that holds it.</summary>
    public static async Task<VerifierKey> KeyAsync(string text, CancellationToken cancellationToken) =>
        File.Exists(text) ? await ExactBytes.ReadAsync(text, VerifierKey.Parse, cancellationToken) : VerifierKey.Parse(text);
}
