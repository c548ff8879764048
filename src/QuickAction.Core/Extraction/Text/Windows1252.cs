namespace QuickAction.Core.Extraction.Text;

/// <summary>The one 8-bit encoding still met in old exports. Bytes 0x80 to 0x9F as the WHATWG Encoding Standard lists them; all others are Latin-1.</summary>
internal static class Windows1252
{
    private const char None = '\uFFFD';

    private static ReadOnlySpan<char> High =>
    [
        '\u20AC', None, '\u201A', '\u0192', '\u201E', '\u2026', '\u2020', '\u2021', '\u02C6', '\u2030', '\u0160', '\u2039', '\u0152', None, '\u017D', None,
        None, '\u2018', '\u2019', '\u201C', '\u201D', '\u2022', '\u2013', '\u2014', '\u02DC', '\u2122', '\u0161', '\u203A', '\u0153', None, '\u017E', '\u0178',
    ];

    /// <summary>The character of a byte from 0x80 to 0x9F; U+FFFD for the five that stand for nothing.</summary>
    public static char OfHighControl(int value) => High[value - 0x80];

    public static string Decode(ReadOnlySpan<byte> bytes) => string.Create(bytes.Length, bytes, static (text, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            text[i] = source[i] is >= 0x80 and < 0xA0 ? OfHighControl(source[i]) : (char)source[i];
        }
    });
}
