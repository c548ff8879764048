using FsCheck.Fluent;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Tests.Extraction;

public sealed class SentenceSplitterTests
{
    [Fact]
    public void Abbreviations_initials_and_decimals_do_not_end_a_sentence()
    {
        const string text = "Dr. Okafor asked for 2.5 days. J. Smith said no? Cllr. Reid left!";

        var sentences = SentenceSplitter.Split(0, text).Select(s => text[s.Start..s.End]);

        sentences.ShouldBe(["Dr. Okafor asked for 2.5 days.", "J. Smith said no?", "Cllr. Reid left!"]);
    }

    [Fact]
    public void No_is_an_answer_unless_a_number_follows()
    {
        const string text = "No. Leave it. See no. 4 on p. 12. No.";

        var sentences = SentenceSplitter.Split(0, text).Select(s => text[s.Start..s.End]);

        sentences.ShouldBe(["No.", "Leave it.", "See no. 4 on p. 12.", "No."]);
    }

    [Fact]
    public void Every_visible_character_is_in_exactly_one_sentence()
    {
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, Prop.ForAll<FsCheck.NonNull<string>>(text =>
        {
            var covered = SentenceSplitter.Split(0, text.Get).SelectMany(s => Enumerable.Range(s.Start, s.Length)).ToList();
            var visible = Enumerable.Range(0, text.Get.Length).Where(i => !char.IsWhiteSpace(text.Get[i]));
            return covered.Distinct().Count() == covered.Count && visible.All(covered.ToHashSet().Contains);
        }));
    }
}
