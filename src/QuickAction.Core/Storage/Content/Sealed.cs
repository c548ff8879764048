using System.Security.Cryptography;
using System.Text;

namespace QuickAction.Core.Storage.Content;

/// <summary>AES-256-GCM: nonce, ciphertext, tag. Bound to a name, so that sealed bytes cannot change places.</summary>
internal static class Sealed
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, string name, ReadOnlySpan<byte> plain)
    {
        var bytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = bytes.AsSpan(0, NonceBytes);
        // Random: a data key seals far fewer than the 2^32 messages after which random nonces become a risk (NIST SP 800-38D, section 8.3).
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(name));
        return bytes;
    }

    /// <returns>Null when the key is another one or the bytes were changed.</returns>
    public static byte[]? Open(ReadOnlySpan<byte> key, string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(bytes[..NonceBytes], bytes[NonceBytes..^TagBytes], bytes[^TagBytes..], plain, Encoding.UTF8.GetBytes(name));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
