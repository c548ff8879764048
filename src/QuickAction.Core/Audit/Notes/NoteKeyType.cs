namespace QuickAction.Core.Audit.Notes;

/// <summary>The byte that says how a key signs a note (C2SP signed-note, "Signature types").</summary>
public enum NoteKeyType : byte
{
    /// <summary>Ed25519 over the text.</summary>
    Ed25519 = 0x01,

    /// <summary>ECDSA P-256 with SHA-256 over the text, DER encoded. The second line, for readers without Ed25519.</summary>
    Ecdsa = 0x02,

    /// <summary>A witness's Ed25519 signature over the time and a checkpoint (C2SP tlog-cosignature).</summary>
    Cosignature = 0x04,
}
