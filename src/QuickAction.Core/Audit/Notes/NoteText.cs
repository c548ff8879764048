using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace QuickAction.Core.Audit.Notes;

/// <summary>The rules of spelling that notes and keys share.</summary>
internal static class NoteText
{
    public static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A key's name is not empty and holds no white space, no control character and no plus.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    /// <summary>A decimal without sign or leading zeros; null when it is anything else.</summary>
    public static long? Decimal(string text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value)
        && (text.Length == 1 || text[0] != '0')
            ? value
            : null;

    public static uint KeyId(string name, NoteKeyType type, ReadOnlySpan<byte> key)
    {
        byte[] input = type == NoteKeyType.Ecdsa ? key.ToArray() : [.. Utf8.GetBytes(name), (byte)'\n', (byte)type, .. key];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(input));
    }
}
