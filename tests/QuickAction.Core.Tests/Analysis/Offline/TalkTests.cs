using FsCheck.Fluent;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Tests.Analysis.Offline;

public sealed class TalkTests
{
    [Theory]
    [InlineData("I'll ring", "i will ring")]
    [InlineData("We won't, we can\u2019t", "we will not we can not")]
    [InlineData("That's Jo's", "that is jo 's")]
    [InlineData("im gonna ring", "i am going to ring")]
    [InlineData("a drop-in at 10.30 for \u00A31,270", "a drop-in at 10.30 for \u00A31,270")]
    public void Contractions_are_written_out_and_possessives_left_alone(string text, string words)
    {
        var talk = Talk.From(Said.By(text));

        string.Join(' ', talk.Tokens.ToArray().Select(t => t.Word)).ShouldBe(words);
    }

    [Fact]
    public void A_sentence_cut_by_the_end_of_a_caption_is_mended_and_cited_in_both_segments()
    {
        var talk = Talk.From(Said.By("Ann: The fence is down. We will", "Ann: mend it on Monday.", "Bob: Fine."));

        talk.Turns.Length.ShouldBe(2);
        talk.Sentences.Length.ShouldBe(3);
        talk.Cite(talk.Sentences[1]).Select(c => c.Quote).ShouldBe(["We will", "mend it on Monday."]);
    }

    [Fact]
    public void A_new_caption_that_begins_a_sentence_is_not_joined()
    {
        var talk = Talk.From(Said.By("Ann: The fence is down", "Ann: We will mend it."));

        talk.Sentences.Length.ShouldBe(2);
    }

    [Fact]
    public void Words_between_quotation_marks_are_known_as_quoted()
    {
        var talk = Talk.From(Said.By("Ann: She wrote, \"it is agreed\". It is not."));

        var quoted = talk.Tokens.ToArray().Where(t => t.Is(TokenMarks.Quoted)).Select(t => t.Word);

        quoted.ShouldBe(["it", "is", "agreed"]);
    }

    [Fact]
    public void Tokens_lie_in_order_inside_their_sentences_and_segments()
    {
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, Prop.ForAll<FsCheck.NonNull<string>[]>(texts =>
        {
            var source = Said.By([.. texts.Select(t => t.Get).Where(t => t.Length > 0).Select((t, i) => $"P{i % 2}: {t}")]);
            var talk = Talk.From(source);
            var next = 0;
            foreach (var sentence in talk.Sentences)
            {
                if (sentence.First != next || sentence.Length == 0 || talk.Cite(sentence).Count == 0)
                {
                    return false;
                }

                next = sentence.End;
            }

            return next == talk.Tokens.Length
                && talk.Tokens.ToArray().All(t => t.Start < t.End && t.End <= source.Segments[t.Segment].Text.Length);
        }));
    }
}
