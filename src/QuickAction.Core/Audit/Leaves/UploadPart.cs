namespace QuickAction.Core.Audit.Leaves;

/// <summary>A file that was refused on its way in and kept in quarantine; the file itself is the record's correlation id.</summary>
/// <param name="Reason">Why, as a stable code.</param>
/// <param name="Sha256">Of the file's bytes. Personal, as a short file could be guessed.</param>
/// <param name="KeyId">The data key under which it is kept.</param>
/// <param name="Signature">What was found, by the scanner's own name for it.</param>
public sealed record UploadPart(string Reason, string Sha256, long Bytes, string KeyId, ScanEntry Scan, string Signature) : LeafPart
{
    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("reason", Reason);
        leaf.Committed("file_commit", Sha256);
        leaf.Plain("bytes", Bytes);
        leaf.Plain("key_id", KeyId);
        leaf.Foreign("signature", Signature);
        Scan.Write(leaf);
    }
}
