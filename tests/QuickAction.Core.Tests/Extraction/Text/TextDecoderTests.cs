using System.Text;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Tests.Extraction.Text;

public sealed class TextDecoderTests
{
    private const string Text = "Résumé – the café’s “roof” costs £5.\nSecond line.";

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes(Text) },
        { "utf-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)] },
        { "utf-16le", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)] },
        { "utf-16le", Encoding.Unicode.GetBytes(Text) },
        { "utf-16be", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "utf-16be", Encoding.BigEndianUnicode.GetBytes(Text) },
        { "utf-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Text)] },
        { "windows-1252", [.. Text.Select(InWindows1252)] },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void Each_encoding_is_told_by_its_bytes(string encoding, byte[] bytes)
    {
        var decoded = TextDecoder.Decode(bytes);

        decoded.Text.ShouldBe(Text);
        decoded.Encoding.ShouldBe(encoding);
        decoded.Damaged.ShouldBe(0);
    }

    [Fact]
    public void Utf8_with_a_damaged_byte_stays_utf8_and_says_so()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        bytes[1] = 0x28;

        var decoded = TextDecoder.Decode(bytes);

        decoded.Encoding.ShouldBe("utf-8");
        decoded.Text.ShouldContain("café’s");
        decoded.Damaged.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_byte_that_stands_for_nothing_shows_a_replacement_mark() => TextDecoder.Decode([(byte)'a', 0x81, 0xE9]).Text.ShouldBe("a\uFFFDé");

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF })]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    [InlineData(new byte[] { })]
    public void A_mark_alone_is_an_empty_text(byte[] bytes) => TextDecoder.Decode(bytes).Text.ShouldBe("");

    /// <summary>The few signs of the sample beyond Latin-1, from the code page's chart.</summary>
    private static byte InWindows1252(char c) => c switch { '–' => 0x96, '’' => 0x92, '“' => 0x93, '”' => 0x94, _ => (byte)c };
}
