using System.Text;
using System.Text.Unicode;

namespace QuickAction.Core.Extraction.Text;

/// <summary>
/// Tells UTF-8, UTF-16, UTF-32 and Windows-1252 apart. A byte order mark decides; without one: many zero bytes in every other place mean
/// UTF-16, bytes that are valid UTF-8 are UTF-8 (eight-bit prose hardly ever is by chance), and the rest is Windows-1252 unless good
/// UTF-8 sequences outnumber the bad bytes, which is UTF-8 that was damaged or cut.
/// </summary>
internal static class TextDecoder
{
    private const int Sample = 4096;

    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        var text = DecodeMarked(bytes);
        if (text.Encoding is not null)
        {
            return text;
        }

        if (LooksLikeUtf16(bytes, out var bigEndian))
        {
            return Utf16(bytes, bigEndian);
        }

        return Utf8.IsValid(bytes) || GoodSequencesPrevail(bytes) ? FromUtf8(bytes) : From1252(bytes);
    }

    /// <summary>True for text without a mark that has the zero bytes of UTF-16 in Latin script; also asked by whoever looks for binary files.</summary>
    public static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes, out bool bigEndian)
    {
        var sample = bytes[..(Math.Min(bytes.Length, Sample) & ~1)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        bigEndian = even > odd;
        return bytes.Length % 2 == 0 && Math.Max(even, odd) * 10 > pairs * 6 && Math.Min(even, odd) * 20 <= pairs;
    }

    private static DecodedText DecodeMarked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => FromUtf8(bytes[3..]),
        [0xFF, 0xFE, 0, 0, ..] => Counted(Encoding.UTF32.GetString(bytes[4..]), "utf-32"),
        [0, 0, 0xFE, 0xFF, ..] => Counted(new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(bytes[4..]), "utf-32"),
        [0xFF, 0xFE, ..] => Utf16(bytes[2..], bigEndian: false),
        [0xFE, 0xFF, ..] => Utf16(bytes[2..], bigEndian: true),
        _ => default,
    };

    private static DecodedText Utf16(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        Counted((bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes), bigEndian ? "utf-16be" : "utf-16le");

    private static DecodedText FromUtf8(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", 0) : Counted(Encoding.UTF8.GetString(bytes), "utf-8");

    private static DecodedText From1252(ReadOnlySpan<byte> bytes) => Counted(Windows1252.Decode(bytes), "windows-1252");

    private static DecodedText Counted(string text, string encoding) => new(text, encoding, text.AsSpan().Count('\uFFFD'));

    private static bool GoodSequencesPrevail(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                break;
            }

            bytes = bytes[ascii..];
            var valid = Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done;
            good += valid ? 1 : 0;
            bad += valid ? 0 : 1;
            bytes = bytes[Math.Max(1, length)..];
        }

        return good > bad;
    }
}
