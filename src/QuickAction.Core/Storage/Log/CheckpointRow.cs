using System.Data.Common;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Storage.Log;

/// <summary>A row of the table of checkpoints. Whoever can write to the database can put one there: what it says counts for as much as its signatures do.</summary>
/// <param name="Size">Under which size it stands.</param>
internal sealed record CheckpointRow(long Size, string Text)
{
    /// <param name="row">The columns size and note.</param>
    public static CheckpointRow Read(DbDataReader row) => new(row.GetInt64(0), row.GetString(1));

    /// <summary>The note, when the row holds one of that size; null when it holds anything else.</summary>
    public SignedNote? Note => Parsed().Signed?.Note;

    /// <param name="keys">Keys of the log; at least one.</param>
    public JudgedCheckpoint By(IReadOnlyList<VerifierKey> keys)
    {
        if (Parsed() is not { Signed: { } signed } unread)
        {
            return Parsed();
        }

        if (signed.Checkpoint.Origin != keys[0].Name)
        {
            return new JudgedCheckpoint(null, "is of another log");
        }

        var text = signed.Note.TextBytes;
        var changed = signed.Note.Signatures.Where(s => KeyOf(s, keys) is { } key && !key.Verifies(text, s.Signature.Span)).ToList();
        // A checkpoint of ours to which somebody has done something binds as much as before.
        var fitting = signed with { Note = signed.Note with { Signatures = [.. signed.Note.Signatures.Except(changed)] } };
        return !fitting.Note.Signatures.Any(s => KeyOf(s, keys) is not null) ? new JudgedCheckpoint(null, "is signed with none of the log's keys")
            : changed.Count > 0 ? new JudgedCheckpoint(fitting, "has a signature that was changed")
            : new JudgedCheckpoint(signed, null);
    }

    private static VerifierKey? KeyOf(NoteSignature signature, IReadOnlyList<VerifierKey> keys) =>
        keys.FirstOrDefault(k => k.KeyId == signature.KeyId && string.Equals(k.Name, signature.Name, StringComparison.Ordinal));

    private JudgedCheckpoint Parsed()
    {
        try
        {
            var signed = SignedCheckpoint.Parse(Text);
            return signed.Checkpoint.Size == Size
                ? new JudgedCheckpoint(signed, null)
                : new JudgedCheckpoint(null, $"holds a checkpoint of {signed.Checkpoint.Size} records");
        }
        catch (AuditException)
        {
            return new JudgedCheckpoint(null, "cannot be read");
        }
    }
}

/// <param name="Signed">With the signatures that fit; null when the row is no checkpoint by one of the keys.</param>
/// <param name="Fault">What is wrong with the row, for the end of a sentence; null when nothing is.</param>
internal sealed record JudgedCheckpoint(SignedCheckpoint? Signed, string? Fault);
