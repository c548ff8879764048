using System.Text;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Audit.Verification;

/// <summary>
/// Holds everything in an exported folder that is not in the tree against what the log's state says that it is: a folder in which a bit was changed is not the
/// folder that was written, whatever the bit stands for.
/// </summary>
internal sealed class ExportFiles(string folder)
{
    /// <param name="records">From the log, which was found to be sound.</param>
    /// <param name="known">Keys that the reader has from elsewhere.</param>
    /// <exception cref="AuditException">A file was changed; it is named.</exception>
    public void Check(SignedNote present, KeyRecords records, IEnumerable<VerifierKey> known)
    {
        var published = Published();
        if (!published.Where(k => k.Type != NoteKeyType.Cosignature).ToHashSet().SetEquals(records.All))
        {
            throw new AuditException($"The keys in {ExportedLog.Keys}/ are not those that the log's records name.");
        }

        if (records.Current is not [var current, ..])
        {
            throw new AuditException("The log's records name no key of it.");
        }

        MustBe(ExportedLog.CurrentKey, $"{current}\n");
        MustBe(ExportedLog.Policy, ExportText.PolicyFor(records.Current));
        MustBe(ExportedLog.Explanation, ExportText.For(Checkpoint.Of(present), current));
        List<VerifierKey> keys = [.. published.Concat(known).Distinct()];
        CheckNote(LogResources.CheckpointPath, keys);
        foreach (var path in Names(ExportedLog.Checkpoints))
        {
            if (path != ExportedLog.CheckpointPath(CheckNote(path, keys)))
            {
                throw new AuditException($"{path} holds a checkpoint of another size.");
            }
        }
    }

    private List<VerifierKey> Published()
    {
        var keys = new List<VerifierKey>();
        foreach (var path in Names(ExportedLog.Keys))
        {
            var key = VerifierKey.Parse(Encoding.UTF8.GetString(Bytes(path)));
            keys.Add(path == ExportedLog.KeyPath(key) ? key : throw new AuditException($"{path} holds another key."));
            MustBe(path, $"{key}\n");
        }

        return keys;
    }

    /// <summary>Every signature on a note of an export can be checked: its key is published with it.</summary>
    private Checkpoint CheckNote(string path, List<VerifierKey> keys)
    {
        var bytes = Bytes(path);
        var note = SignedNote.Parse(bytes);
        foreach (var line in note.Signatures)
        {
            if (!keys.Any(k => k.KeyId == line.KeyId && k.Name == line.Name && k.Verifies(note.TextBytes, line.Signature.Span)))
            {
                throw new AuditException($"A signature in {path}, of {line.Name}, is not right or of no key in {ExportedLog.Keys}/: it was changed.");
            }
        }

        return bytes.AsSpan().SequenceEqual(note.ToBytes()) ? Checkpoint.Of(note) : throw Changed(path);
    }

    private void MustBe(string path, string text)
    {
        if (!File.Exists(Path.Combine(folder, path)) || !Bytes(path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)))
        {
            throw Changed(path);
        }
    }

    private static AuditException Changed(string path) => new(
        $"{path} is not what this program writes for such a log: it was changed, or written by another version; do not rely on what it says.");

    private byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(folder, path));

    private IEnumerable<string> Names(string name) => Directory.Exists(Path.Combine(folder, name))
        ? Directory.EnumerateFiles(Path.Combine(folder, name)).Order(StringComparer.Ordinal).Select(f => $"{name}/{Path.GetFileName(f)}")
        : [];
}
