using System.Globalization;
using System.Security.Cryptography;

namespace QuickAction.Core.Audit.Notes;

/// <summary>A public key with its name, as it is published: <c>name+id+key</c>, a "vkey" of C2SP signed-note.</summary>
public sealed record VerifierKey
{
    private readonly byte[] _key;

    private VerifierKey(string name, NoteKeyType type, byte[] key)
    {
        Name = name;
        Type = type;
        _key = key;
        KeyId = NoteText.KeyId(name, type, key);
    }

    public string Name { get; }

    public NoteKeyType Type { get; }

    public uint KeyId { get; }

    public string KeyIdHex => KeyId.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>32 bytes for Ed25519; SubjectPublicKeyInfo in DER for ECDSA.</summary>
    public ReadOnlySpan<byte> Key => _key;

    /// <exception cref="AuditException">The name or the key cannot be used.</exception>
    public static VerifierKey Of(string name, NoteKeyType type, ReadOnlySpan<byte> key)
    {
        if (!NoteText.IsName(name))
        {
            throw new AuditException("A key's name must not be empty and must not hold spaces or plus signs.");
        }

        if (type != NoteKeyType.Ecdsa && key.Length != Ed25519.KeyBytes)
        {
            throw new AuditException("An Ed25519 key has 32 bytes.");
        }

        return new VerifierKey(name, type, key.ToArray());
    }

    /// <exception cref="AuditException">Not a verifier key, or of a kind that is not known here.</exception>
    public static VerifierKey Parse(string vkey)
    {
        // The key's base64 may hold plus signs of its own; name and id may not.
        var parts = vkey.Trim().Split('+', 3);
        if (parts is not [var name, var id, var base64]
            || StrictBase64.Decode(base64) is not { Length: > 1 } bytes
            || !Enum.IsDefined((NoteKeyType)bytes[0]))
        {
            throw new AuditException("This is not a verifier key: it is written as name+id+key.");
        }

        var key = Of(name, (NoteKeyType)bytes[0], bytes.AsSpan(1));
        return string.Equals(key.KeyIdHex, id, StringComparison.Ordinal)
            ? key
            : throw new AuditException("The verifier key's id does not belong to its name and key: it was mistyped or changed.");
    }

    /// <summary>Whether the signature (the bytes behind the key's id) is this key's over the text.</summary>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => Type switch
    {
        NoteKeyType.Ed25519 => Ed25519.Verify(_key, text, signature),
        NoteKeyType.Ecdsa => VerifiesEcdsa(text, signature),
        NoteKeyType.Cosignature => Cosignature.Verifies(_key, text, signature),
        _ => throw new InvalidOperationException($"Key type {Type} has no verifier."),
    };

    public bool Equals(VerifierKey? other) => other is not null && Type == other.Type && Name == other.Name && _key.AsSpan().SequenceEqual(other._key);

    public override int GetHashCode() => HashCode.Combine(Name, Type, KeyId);

    public override string ToString() => $"{Name}+{KeyIdHex}+{Convert.ToBase64String([(byte)Type, .. _key])}";

    private bool VerifiesEcdsa(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(_key, out _);
            return ecdsa.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
