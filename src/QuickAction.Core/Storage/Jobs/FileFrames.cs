using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>
/// AES-256-GCM over a file in frames of 1 MiB, each under a nonce of its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar,
/// Rogaway and Vizár, 2015): frames cannot be changed, swapped, left out, or taken from another file, and an end cannot be cut off. A key is random and
/// seals one file, so that no nonce ever comes twice.
/// </summary>
internal sealed class FileFrames(string file, ReadOnlySpan<byte> key) : IDisposable
{
    public const int PlainBytes = 1024 * 1024;

    /// <summary>Of a full frame: as long as its plain bytes and the tag.</summary>
    public const int SealedBytes = PlainBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly AesGcm _aes = new(key, TagBytes);
    private readonly byte[] _name = Encoding.UTF8.GetBytes($"quickaction file v1\n{file}");

    public byte[] Seal(long number, bool isLast, ReadOnlySpan<byte> plain)
    {
        var bytes = new byte[plain.Length + TagBytes];
        _aes.Encrypt(Nonce(number, isLast), plain, bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), _name);
        return bytes;
    }

    /// <returns>Null when the frame is not what was sealed under this number.</returns>
    public byte[]? Open(long number, bool isLast, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < TagBytes)
        {
            return null;
        }

        var plain = new byte[bytes.Length - TagBytes];
        try
        {
            _aes.Decrypt(Nonce(number, isLast), bytes[..^TagBytes], bytes[^TagBytes..], plain, _name);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose() => _aes.Dispose();

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}
