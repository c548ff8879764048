using System.Text;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;

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

    private const int MostNamed = 10;

    /// <summary>Files that do not belong to the log and that nobody has signed: a caution, since they change nothing in it.</summary>
    /// <exception cref="AuditException">One stands among the log's own tiles and entries, where it could be taken for one of them.</exception>
    public IReadOnlyList<string> Strange(long size)
    {
        var strange = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/')))
        {
            if (path.StartsWith(Tiles, StringComparison.Ordinal) && !IsTile(path, size))
            {
                throw new AuditException($"{path} is no part of a log of {size} records: it was put there, or left over when the folder was written.");
            }

            if (!path.StartsWith(Tiles, StringComparison.Ordinal) && !IsOwn(path))
            {
                strange.Add(path);
            }
        }

        return strange.Count == 0 ? [] :
        [
            $"Not a part of the log, and not checked: {string.Join(", ", strange.Order(StringComparer.Ordinal).Take(MostNamed))}{(strange.Count > MostNamed ? $" and {strange.Count - MostNamed} more" : "")}. Whoever put it there is not whoever signed the log.",
        ];
    }

    private const string Tiles = "tile/";
    private const string Entries = "tile/entries/";

    private static bool IsTile(string path, long size) => path.StartsWith(Entries, StringComparison.Ordinal)
        ? TileAddress.TryParseEntries(path[Entries.Length..], out var bundle) && IsIn(bundle, size)
        : TileAddress.TryParse(path[Tiles.Length..], out var tile) && IsIn(tile, size);

    private static bool IsIn(TileAddress address, long size) =>
        address.Index < TileAddress.HashesAt(address.Level, size) / TileAddress.FullWidth + 1
        && TileAddress.Holding(address.Level, address.Index * TileAddress.FullWidth, size) == address;

    /// <summary>The others of the same folders were checked one by one.</summary>
    private static bool IsOwn(string path) => path is LogResources.CheckpointPath or ExportedLog.CurrentKey or ExportedLog.Policy or ExportedLog.Explanation
        || Path.GetDirectoryName(path) is ExportedLog.Keys or ExportedLog.Checkpoints;

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

    private byte[] Bytes(string path) => FileFaultException.Reading(Path.Combine(folder, path), () => File.ReadAllBytes(Path.Combine(folder, path)));

    private IEnumerable<string> Names(string name) => Directory.Exists(Path.Combine(folder, name))
        ? Directory.EnumerateFiles(Path.Combine(folder, name)).Order(StringComparer.Ordinal).Select(f => $"{name}/{Path.GetFileName(f)}")
        : [];
}
