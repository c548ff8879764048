using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Review;

namespace QuickAction.Core.Tests.Review;

public sealed class WordDiffTests
{
    private static readonly Arbitrary<string> Text = Gen.OneOf(
        Gen.Elements("Ada", "sends", "the", "rota", "hall", " ", ", ", ".", "1st", "\u00E9"), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")).ArrayOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Both_texts_can_be_read_from_it()
    {
        Prop.ForAll(Text, Text, (before, after) =>
        {
            var pieces = WordDiff.Of(before, after);

            string.Concat(pieces.Where(p => p.Kind != DiffKind.Inserted).Select(p => p.Text)).ShouldBe(before);
            string.Concat(pieces.Where(p => p.Kind != DiffKind.Deleted).Select(p => p.Text)).ShouldBe(after);
            pieces.ShouldAllBe(p => p.Text.Length > 0);
            pieces.Zip(pieces.Skip(1)).ShouldAllBe(n => n.First.Kind != n.Second.Kind);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_word_that_was_changed_is_one_word() => WordDiff.Of("Ada sends the rota by Friday.", "Ada sends the rota by Monday.").ShouldBe(
    [
        new DiffPiece(DiffKind.Kept, "Ada sends the rota by "),
        new DiffPiece(DiffKind.Deleted, "Friday"),
        new DiffPiece(DiffKind.Inserted, "Monday"),
        new DiffPiece(DiffKind.Kept, "."),
    ]);

    [Fact]
    public void Texts_of_any_length_are_compared()
    {
        var (before, after) = (string.Join(' ', Enumerable.Range(0, 5_000)), string.Join(' ', Enumerable.Range(1, 5_000)));

        WordDiff.Of(before, after).Select(p => p.Kind).ShouldBe([DiffKind.Deleted, DiffKind.Inserted]);
    }
}
