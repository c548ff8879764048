using System.Buffers.Text;

namespace QuickAction.Core.Audit;

/// <summary>
/// Base64 with exactly one spelling for each value: white space, missing padding and stray bits are refused, so that two files that differ never mean
/// the same.
/// </summary>
internal static class StrictBase64
{
    public static byte[]? Decode(string text)
    {
        var buffer = new byte[((text.Length / 4) * 3) + 3];
        return Convert.TryFromBase64String(text, buffer, out var written)
            && string.Equals(Convert.ToBase64String(buffer, 0, written), text, StringComparison.Ordinal)
                ? buffer[..written]
                : null;
    }

    public static string EncodeUrl(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static byte[]? DecodeUrl(string text)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            return string.Equals(EncodeUrl(bytes), text, StringComparison.Ordinal) ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
