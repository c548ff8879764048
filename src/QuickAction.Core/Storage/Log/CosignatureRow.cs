using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Storage.Log;

/// <summary>Reads rows of the table of cosignatures: one that is no witness's signature of its checkpoint counts for nothing, and keeps nobody from the others.</summary>
internal static class CosignatureRow
{
    /// <summary>The signature in a row, when it is the witness's that the row names; else null.</summary>
    public static NoteSignature? LineOf(SignedNote note, string text, string? vkey)
    {
        try
        {
            return NoteSignature.Parse(text) is var line
                && KeyIn(vkey) is { Type: NoteKeyType.Cosignature } key
                && key.KeyId == line.KeyId
                && key.Name == line.Name
                && key.Verifies(note.TextBytes, line.Signature.Span)
                    ? line
                    : null;
        }
        catch (AuditException)
        {
            return null;
        }
    }

    public static VerifierKey? KeyIn(string? vkey)
    {
        try
        {
            return vkey is null ? null : VerifierKey.Parse(vkey);
        }
        catch (AuditException)
        {
            return null;
        }
    }
}
