using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Audit.Verification;

/// <summary>
/// Follows a key that is trusted to the keys that sign now. A change of keys counts when all old keys and all new ones signed the state of the log that ends with
/// the record of the change: whoever only has the new keys cannot make one, nor can whoever gets a record of his own signed among others.
/// </summary>
internal static class HandOver
{
    /// <param name="given">The keys that the reader trusts.</param>
    /// <param name="signers">The log's keys that signed its present checkpoint.</param>
    /// <param name="notes">Checkpoints that the log has been shown to extend.</param>
    /// <returns>The changes that lead from a trusted key to a signer; none when a trusted key is one.</returns>
    /// <exception cref="AuditException">No way leads there.</exception>
    public static IReadOnlyList<KeyChange> Follow(
        IReadOnlyList<VerifierKey> given, IReadOnlyList<VerifierKey> signers, IReadOnlyList<SignedNote> notes, KeyRecords records)
    {
        var reached = given.ToHashSet();
        var followed = new List<KeyChange>();
        if (signers.Any(reached.Contains))
        {
            return followed;
        }

        foreach (var change in records.Changes)
        {
            var handing = change.Old.Where(reached.Contains).ToList();
            if (handing.Count > 0 && notes.Any(n => IsBy(change, n)))
            {
                reached.UnionWith(change.New);
                followed.Add(change);
            }
        }

        return signers.Any(reached.Contains) ? followed : throw new AuditException("No signature on the note is from a key that is trusted.");
    }

    /// <summary>That no key has signed anything after the checkpoint in which it handed over to others.</summary>
    /// <param name="notes">Checkpoints that the log has been shown to extend.</param>
    /// <exception cref="AuditException">One has, and the keys of that time do not stand by it.</exception>
    public static void RefuseRetired(IEnumerable<SignedNote> notes, KeyRecords records)
    {
        foreach (var note in notes)
        {
            var size = Checkpoint.Of(note).Size;
            if (records.Changes.LastOrDefault(c => c.Index < size) is { Old.Count: > 0 } change
                && !change.New.Any(note.IsSignedBy)
                && !records.Affirmed.Any(a => a.Index >= size && a.Keys.Any(note.IsSignedBy)))
            {
                throw new AuditException(
                    $"The checkpoint of {size} records is signed with keys that record {change.Index} had replaced, and not with those that followed: a retired key is still in use, or in other hands.");
            }
        }
    }

    /// <summary>Whether it is the checkpoint in which the keys were handed over: of just the record that says so, signed by all old keys and all new ones.</summary>
    private static bool IsBy(KeyChange change, SignedNote note) =>
        Checkpoint.Of(note).Size == change.Index + 1 && change.Old.Concat(change.New).All(note.IsSignedBy);
}
