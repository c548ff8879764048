using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Tests.Extraction.Text;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("\u00e9vil\u202egnp.vtt", "\u00e9vilgnp.vtt")]
    [InlineData("Orla \u202Eto\u0001 write \u200B\U000E0041 x.", "Orla to write x.")]
    [InlineData("  two\r\nlines\t", "two lines")]
    [InlineData("\u200B\u2066", "")]
    [InlineData(null, "")]
    [InlineData("Siân O’Hara 👩‍🔧 – می‌خواهم", "Siân O’Hara 👩‍🔧 – می‌خواهم")]
    public void A_line_keeps_what_is_shown_of_it(string? text, string line) => VisibleText.Line(text).ShouldBe(line);

    [Fact]
    public void An_indent_stays_and_what_would_move_a_terminals_cursor_does_not() => VisibleText.AsItStands("  check: \u001B[31mgnp\u202E\u0000 ").ShouldBe("  check: [31mgnp ");

    [Fact]
    public void Lines_stay_lines() => VisibleText.Lines("one\r\ntwo\u202E \u0000three\n").ShouldBe("one\ntwo three");

    [Theory]
    [InlineData("Siân O’Hara 👩‍🔧", true)]
    [InlineData("cafe\u0301", true)]
    [InlineData("one\r\n\ttwo", true)]
    [InlineData("a\u0001b", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("a\u202Eb", false)]
    [InlineData("a\u200Bb", false)]
    [InlineData("a\U000E0041b", false)]
    public void What_is_not_shown_is_found(string text, bool isVisible)
    {
        VisibleText.Is(text).ShouldBe(isVisible);
        VisibleText.IsLine(text).ShouldBe(isVisible && !text.Contains('\n'));
    }

    [Fact]
    public void Half_a_character_is_not_shown() => VisibleText.Is("a\uD83Db").ShouldBeFalse();
}
