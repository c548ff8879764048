using System.Security.Cryptography;

namespace QuickAction.Core.Audit.Notes;

/// <summary>
/// Ed25519 (RFC 8032) by OpenSSL 3. .NET 10 has none of its own, and a signature scheme is not a thing to write oneself.
/// </summary>
public static class Ed25519
{
    public const int KeyBytes = 32;
    public const int SignatureBytes = 64;

    /// <summary>Whether this machine has OpenSSL 3. Without it a log is signed with ECDSA alone, and nothing of type Ed25519 can be verified.</summary>
    public static bool IsAvailable => LibCrypto.IsLoaded;

    /// <param name="seed">The private key of RFC 8032: 32 random bytes.</param>
    /// <exception cref="AuditException">OpenSSL 3 is not there.</exception>
    public static byte[] PublicKey(ReadOnlySpan<byte> seed)
    {
        using var key = Private(seed);
        var publicKey = new byte[KeyBytes];
        nuint length = KeyBytes;
        Done(LibCrypto.GetRawPublicKey(key, publicKey, ref length));
        return publicKey;
    }

    /// <exception cref="AuditException">OpenSSL 3 is not there.</exception>
    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        using var key = Private(seed);
        using var context = LibCrypto.NewContext();
        var signature = new byte[SignatureBytes];
        nuint length = SignatureBytes;
        Done(LibCrypto.SignInit(context, 0, 0, 0, key));
        Done(LibCrypto.Sign(context, signature, ref length, message, (nuint)message.Length));
        return signature;
    }

    /// <exception cref="AuditException">OpenSSL 3 is not there.</exception>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        LibCrypto.Need();
        if (signature.Length != SignatureBytes || publicKey.Length != KeyBytes)
        {
            return false;
        }

        using var key = LibCrypto.NewPublicKey(LibCrypto.Ed25519, 0, publicKey, KeyBytes);
        if (key.IsInvalid)
        {
            return false;
        }

        using var context = LibCrypto.NewContext();
        Done(LibCrypto.VerifyInit(context, 0, 0, 0, key));
        var valid = LibCrypto.Verify(context, signature, SignatureBytes, message, (nuint)message.Length) == 1;
        if (!valid)
        {
            // A refusal leaves an entry in the thread's error queue, which the next user of OpenSSL in this process would read as its own.
            LibCrypto.ClearErrors();
        }

        return valid;
    }

    private static EvpKey Private(ReadOnlySpan<byte> seed)
    {
        LibCrypto.Need();
        if (seed.Length != KeyBytes)
        {
            throw new AuditException("An Ed25519 key has 32 bytes.");
        }

        var key = LibCrypto.NewPrivateKey(LibCrypto.Ed25519, 0, seed, KeyBytes);
        Done(key.IsInvalid ? 0 : 1);
        return key;
    }

    private static void Done(int result)
    {
        if (result != 1)
        {
            LibCrypto.ClearErrors();
            throw new CryptographicException("OpenSSL refused an Ed25519 operation.");
        }
    }
}
