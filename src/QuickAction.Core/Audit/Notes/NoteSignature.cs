using System.Buffers.Binary;

namespace QuickAction.Core.Audit.Notes;

/// <summary>One signature line of a note: whose it says it is, and the bytes.</summary>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    private const string Dash = "\u2014 ";

    /// <summary>The line without its end.</summary>
    public override string ToString()
    {
        var bytes = new byte[sizeof(uint) + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.Span.CopyTo(bytes.AsSpan(sizeof(uint)));
        return $"{Dash}{Name} {Convert.ToBase64String(bytes)}";
    }

    /// <exception cref="AuditException">Not a signature line.</exception>
    public static NoteSignature Parse(string line)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal) ? line[Dash.Length..].Split(' ') : [];
        if (parts is not [var name, var base64] || !NoteText.IsName(name) || StrictBase64.Decode(base64) is not { Length: > sizeof(uint) } bytes)
        {
            throw new AuditException("A signature line of the note is malformed.");
        }

        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(sizeof(uint)));
    }
}
