using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Review;

namespace QuickAction.Core.Tests.Review;

public sealed class EditSizeTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Elements("Ada", "sends", "the", "rota", "hall", " ", "\n", ".", "1st", "\u00E9"), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));

    private static readonly Arbitrary<string> Text = Piece.ArrayOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void What_was_kept_is_in_both_texts()
    {
        Prop.ForAll(Text, Text, (before, after) =>
        {
            var size = EditSize.Of(before, after);

            (before.Length - size.Deleted).ShouldBe(after.Length - size.Inserted);
            size.Deleted.ShouldBeInRange(0, before.Length);
            size.Inserted.ShouldBeInRange(0, after.Length);
            size.Permille.ShouldBeInRange(0, 1000);
            (size.Inserted == 0 && size.Deleted == 0).ShouldBe(before == after);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_other_way_round_what_was_put_in_was_taken_out()
    {
        Prop.ForAll(Text, Text, (before, after) =>
        {
            var (there, back) = (EditSize.Of(before, after), EditSize.Of(after, before));
            (back.Inserted, back.Deleted).ShouldBe((there.Deleted, there.Inserted));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_text_that_was_only_added_to_has_lost_nothing()
    {
        Prop.ForAll(Text, Text, (before, more) => EditSize.Of(before, $"{before}\n{more}").Deleted == 0).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("", "", 0, 0, 0)]
    [InlineData("one two", "one two", 0, 0, 0)]
    [InlineData("", "four", 4, 0, 1000)]
    [InlineData("Ada sends the rota", "Ada sends the new rota", 4, 0, 100)]
    [InlineData("Ada sends it", "Tom sends it", 3, 3, 250)]
    public void Words_are_counted_by_their_characters(string before, string after, long inserted, long deleted, int permille)
    {
        EditSize.Of(before, after).ShouldBe(new EditSize(inserted, deleted, permille));
    }

    [Fact]
    public void A_text_too_long_to_compare_by_words_is_compared_by_lines()
    {
        var lines = Enumerable.Range(0, 2_000).Select(i => $"line {i} says that the hall was booked").ToList();
        var edited = lines.Select((line, i) => i % 1_000 == 0 ? line.Replace("hall", "room", StringComparison.Ordinal) : line);

        var size = EditSize.Of(string.Join('\n', lines), string.Join('\n', edited));

        size.Inserted.ShouldBe(size.Deleted);
        size.Inserted.ShouldBeInRange(8, 2 * 50);
    }
}
