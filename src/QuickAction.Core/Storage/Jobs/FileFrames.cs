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
    public const int TagBytes = 16;
    private readonly AesGcm _aes = new(key, TagBytes);
    private readonly byte[] _name = Encoding.UTF8.GetBytes($"quickaction file v1\n{file}");

    /// <param name="bytes">As long as the plain bytes and the tag: the frames of a file, all but the last of one length, can use the same room.</param>
    public void Seal(long number, bool isLast, ReadOnlySpan<byte> plain, Span<byte> bytes) =>
        _aes.Encrypt(Nonce(number, isLast), plain, bytes[..plain.Length], bytes[plain.Length..], _name);

    /// <param name="plain">Where the plain bytes go: as long as the frame without its tag.</param>
    /// <returns>False when the frame is not what was sealed under this number.</returns>
    public bool TryOpen(long number, bool isLast, ReadOnlySpan<byte> bytes, Span<byte> plain)
    {
        try
        {
            _aes.Decrypt(Nonce(number, isLast), bytes[..^TagBytes], bytes[^TagBytes..], plain, _name);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
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
