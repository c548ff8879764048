using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Tests.Extraction.Text;

public sealed class TextCleanerTests
{
    [Theory]
    [InlineData("ap\u200Bpro\u2060ve", "approve", 2)]
    [InlineData("\uFEFFyes\u202E no\u202C", "yes no", 3)]
    [InlineData("plain\U000E0069\U000E0067\U000E006E text", "plain text", 3)]
    [InlineData("a\0b\u0007c\u001B", "abc", 3)]
    [InlineData("soft\u00ADly", "softly", 1)]
    [InlineData("a\uFE01\U000E0101b", "ab", 2)]
    [InlineData("x\u3164y\uFFA0z", "xyz", 2)]
    public void What_shows_nothing_goes_and_is_counted(string text, string clean, int removed)
    {
        var cleaner = new TextCleaner();

        cleaner.Clean(text).ShouldBe(clean);
        cleaner.Removed.ShouldBe(removed);
        cleaner.Notes().ShouldHaveSingleItem().Message.ShouldStartWith($"{removed} invisible character");
    }

    [Theory]
    [InlineData("👩‍🔧 fixed it")]
    [InlineData("❤️ and 👍🏽 and 1️⃣")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F Wales")]
    [InlineData("می‌خواهم")]
    [InlineData("क्‍ष")]
    [InlineData("tab\tand\nline, £5 – “fine”…")]
    public void What_belongs_to_a_sign_or_a_spelling_stays(string text)
    {
        var cleaner = new TextCleaner();

        cleaner.Clean(text).ShouldBe(text);
        cleaner.Removed.ShouldBe(0);
        cleaner.Notes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a\u200Db", "ab")]
    [InlineData("🏴\U000E0068\U000E0069\U000E007F", "🏴")]
    [InlineData("👩\u200D word", "👩 word")]
    [InlineData("ب\u200C\u200Cب", "ب\u200Cب")]
    public void The_same_signs_where_they_do_not_belong_go(string text, string clean) => new TextCleaner().Clean(text).ShouldBe(clean);

    [Fact]
    public void Letters_are_composed() => new TextCleaner().Clean("cafe\u0301 \u212B").ShouldBe("café Å");

    [Fact]
    public void Bytes_of_Windows_1252_that_became_controls_are_read_as_what_they_were()
    {
        var cleaner = new TextCleaner();

        cleaner.Clean("don\u0092t \u0096 \u0080").ShouldBe("don’t – €");
        cleaner.Repaired.ShouldBe(3);
        cleaner.Notes().ShouldHaveSingleItem().Code.ShouldBe("damaged-characters");
    }

    [Fact]
    public void Lone_halves_of_characters_show_that_something_was_there() => new TextCleaner().Clean("a\uD83Db\uDE00").ShouldBe("a\uFFFDb\uFFFD");

    [Fact]
    public void Line_ends_become_one_kind_unless_they_are_to_be_kept()
    {
        new TextCleaner().Clean("a\r\nb\rc\u2028d\fe").ShouldBe("a\nb\nc\nd\ne");
        new TextCleaner(keepLineEnds: true).Clean("a\r\nb\rc").ShouldBe("a\r\nb\rc");
    }

    [Fact]
    public void Signs_that_tell_of_hiding_make_the_note_a_warning()
    {
        var harmless = new TextCleaner();
        var hiding = new TextCleaner();
        harmless.Clean("so\u00ADft");
        hiding.Clean("a\u202Eb");

        harmless.Notes().ShouldHaveSingleItem().Severity.ShouldBe(Severity.Info);
        hiding.Notes().ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warn);
    }

    [Fact]
    public void Millions_of_combining_marks_are_cut_in_time()
    {
        var flood = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 1_000_000));

        new TextCleaner().Clean(flood).Length.ShouldBeLessThan(40);
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_more() => Prop
        .ForAll<string>(text =>
        {
            var once = new TextCleaner().Clean(text ?? "");
            return new TextCleaner().Clean(once) == once && once.IsNormalized(NormalizationForm.FormC);
        })
        .QuickCheckThrowOnFailure();
}
