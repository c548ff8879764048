using System.Globalization;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// What a mirror keeps beside the log: older checkpoints that a witness or a change of keys makes worth keeping, and all keys. A file may say less than the database, which
/// has what was added a moment ago; what it says must be right.
/// </summary>
internal static class MirrorFiles
{
    /// <param name="keys">All keys that the log has or had.</param>
    /// <returns>What is wrong with the first file that is not right, as a sentence; null when all are.</returns>
    public static async ValueTask<string?> DamageAsync(Session session, LogFolder mirror, IReadOnlyCollection<VerifierKey> keys, CancellationToken cancellationToken)
    {
        if (mirror.KeyFiles().FirstOrDefault(f => KeyIn(f) is null) is { } strange)
        {
            return $"{strange} does not hold the key that it is named after.";
        }

        List<VerifierKey> all = [.. keys, .. await Checkpoints.WitnessesAsync(session, cancellationToken), .. mirror.KeyFiles().Select(KeyIn).OfType<VerifierKey>()];
        return mirror.OlderFiles().Where(IsNumbered).FirstOrDefault(f => !IsRight(f, keys, all)) is { } file
            ? $"{file} is not the checkpoint that was signed, or was cosigned, of that many records."
            : null;
    }

    private static bool IsNumbered(string file) => long.TryParse(Path.GetFileName(file), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The key in a file that is named after it; null when it holds anything else.</summary>
    public static VerifierKey? KeyIn(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            return CosignatureRow.KeyIn(text.TrimEnd('\n')) is { } key && text == $"{key}\n" && Path.GetFileName(file) == Path.GetFileName(ExportedLog.KeyPath(key)) ? key : null;
        }
        catch (FileNotFoundException)
        {
            // Taken away meanwhile by whoever brings the mirror up to date.
            return null;
        }
    }

    private static bool IsRight(string file, IReadOnlyCollection<VerifierKey> keys, List<VerifierKey> all)
    {
        try
        {
            var (checkpoint, note) = SignedCheckpoint.Of(SignedNote.Parse(File.ReadAllBytes(file)));
            note.SignedBy(keys);
            note.SignedBy(all);
            return Path.GetFileName(file) == checkpoint.Size.ToString(CultureInfo.InvariantCulture);
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (AuditException)
        {
            return false;
        }
    }
}
