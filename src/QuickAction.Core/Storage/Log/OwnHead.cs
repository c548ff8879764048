using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Storage.Log;

/// <summary>Judges whether what stands in a mirror as its own checkpoint is one of this log: whoever can write to the folder can put anything there.</summary>
/// <param name="keys">The keys that the key file names, those of today first.</param>
internal sealed class OwnHead(LogFolder mirror, IReadOnlyList<VerifierKey> keys)
{
    /// <exception cref="AuditException">It was changed.</exception>
    /// <exception cref="QuickActionException">It is of another log.</exception>
    public void Check(SignedCheckpoint head)
    {
        var isOurs = keys.Any(k => head.Note.Signatures.Any(s => s.KeyId == k.KeyId && s.Name == k.Name));
        if (isOurs)
        {
            head.Note.SignedBy(keys);
        }

        if (head.Checkpoint.Origin != keys[0].Name)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                $"The mirror {mirror.Path} is of another log, {head.Checkpoint.Origin}, so nothing is recorded or signed: put this log's own mirror in its place (setting Store:MirrorFolder). Without it move that folder away: `quickaction audit mirror` then writes a new one, or says what is missing.");
        }

        if (!isOurs && !MayBeLater(head))
        {
            head.Note.SignedBy(keys);
        }
    }

    /// <summary>Whether keys may have signed it to which those of the key file handed over: then the key file is the older one, which whoever asks for it is told elsewhere.</summary>
    public bool MayBeLater(SignedCheckpoint head)
    {
        var name = keys[0].Name;
        var reached = keys.Select(k => k.KeyId).ToHashSet();
        foreach (var older in mirror.OlderCheckpoints().OrderBy(o => o.Checkpoint.Size))
        {
            var ids = older.Note.Signatures.Where(s => s.Name == name).Select(s => s.KeyId).ToList();
            if (ids.Exists(reached.Contains))
            {
                reached.UnionWith(ids);
            }
        }

        return !keys.Any(head.Note.IsSignedBy) && head.Note.Signatures.Any(s => s.Name == name && reached.Contains(s.KeyId));
    }
}
