using System.Globalization;
using System.Security.Cryptography;

namespace QuickAction.Core.Audit.Notes;

/// <summary>
/// A private key with its name. Written as <c>PRIVATE+KEY+name+id+key</c>, the form that Go's sumdb/note tools read too. Never shown or logged.
/// </summary>
public sealed class SigningKey
{
    private const string Mark = "PRIVATE+KEY+";
    private readonly byte[] _secret;

    private SigningKey(string name, NoteKeyType type, byte[] secret)
    {
        _secret = secret;
        Verifier = VerifierKey.Of(name, type, Public(type, secret));
    }

    public VerifierKey Verifier { get; }

    /// <exception cref="AuditException">Ed25519 is asked for and OpenSSL 3 is not on this machine.</exception>
    public static SigningKey Generate(string name, NoteKeyType type)
    {
        if (type != NoteKeyType.Ecdsa)
        {
            return new SigningKey(name, type, RandomNumberGenerator.GetBytes(Ed25519.KeyBytes));
        }

        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SigningKey(name, type, ecdsa.ExportPkcs8PrivateKey());
    }

    /// <summary>Whether a line of a key file is meant to be a private key.</summary>
    internal static bool IsOne(string line) => line.TrimStart().StartsWith(Mark, StringComparison.Ordinal);

    /// <exception cref="AuditException">Not a signing key.</exception>
    public static SigningKey Parse(string text)
    {
        var line = text.Trim();
        var parts = line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..].Split('+', 3) : [];
        if (parts is not [var name, var id, var base64]
            || StrictBase64.Decode(base64) is not { Length: > 1 } bytes
            || !Enum.IsDefined((NoteKeyType)bytes[0]))
        {
            throw new AuditException("The signing key cannot be read; put the key file back from your copy of it.");
        }

        var key = new SigningKey(name, (NoteKeyType)bytes[0], bytes[1..]);
        return string.Equals(key.Verifier.KeyIdHex, id, StringComparison.Ordinal)
            ? key
            : throw new AuditException("The signing key's id does not belong to it; put the key file back from your copy of it.");
    }

    public NoteSignature Sign(ReadOnlySpan<byte> text) => new(Verifier.Name, Verifier.KeyId, Verifier.Type switch
    {
        NoteKeyType.Ed25519 => Ed25519.Sign(_secret, text),
        NoteKeyType.Ecdsa => SignEcdsa(text),
        _ => throw new AuditException("A witness's key cosigns checkpoints; it signs nothing else."),
    });

    /// <param name="checkpoint">The checkpoint's text without signatures.</param>
    public NoteSignature Cosign(ReadOnlySpan<byte> checkpoint, DateTimeOffset time) => Verifier.Type == NoteKeyType.Cosignature
        ? new NoteSignature(Verifier.Name, Verifier.KeyId, Cosignature.Sign(_secret, checkpoint, time))
        : throw new AuditException("Only a witness's key cosigns.");

    /// <summary>The line to keep in a file that only its owner can read.</summary>
    public string ToPrivateText() =>
        $"{Mark}{Verifier.Name}+{Verifier.KeyId.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String([(byte)Verifier.Type, .. _secret])}";

    /// <summary>The public half.</summary>
    public override string ToString() => Verifier.ToString();

    private byte[] SignEcdsa(ReadOnlySpan<byte> text)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(_secret, out _);
        return ecdsa.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static byte[] Public(NoteKeyType type, byte[] secret)
    {
        if (type != NoteKeyType.Ecdsa)
        {
            return Ed25519.PublicKey(secret);
        }

        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportPkcs8PrivateKey(secret, out _);
            return ecdsa.ExportSubjectPublicKeyInfo();
        }
        catch (CryptographicException error)
        {
            throw new AuditException("The signing key cannot be read; put the key file back from your copy of it.", error);
        }
    }
}
