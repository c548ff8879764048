using FsCheck.Fluent;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Prompts;

public sealed class PhraseMatcherTests
{
    [Theory]
    [InlineData("bath", "I can't get in the bath.", "bath")]
    [InlineData("bath", "The bathroom is upstairs.", null)]
    [InlineData("worr*", "What worries me is the stairs.", "worries")]
    [InlineData("follow up", "There was no follow-up at all.", "follow-up")]
    [InlineData("mum", "Mum's asleep.", "Mum's")]
    [InlineData("he said i", "He said, I\u2019d like my settee back.", "He said, I\u2019d")]
    [InlineData("meet* ... criteria", "She meets all of the criteria.", "meets all of the criteria")]
    [InlineData("meet* ... criteria", "She meets you and then looks at the criteria.", null)]
    [InlineData("don't agree", "I DON'T AGREE with that.", "DON'T AGREE")]
    [InlineData("a a b", "A a a b", "a a b")]
    public void A_phrase_is_found_as_people_say_it(string phrase, string text, string? found)
    {
        var hits = new PhraseMatcher([phrase]).Find(text);

        hits.Select(h => text[h.Start..h.End]).ShouldBe(found is null ? [] : [found]);
    }

    [Fact]
    public void Many_phrases_are_found_in_one_pass_each_at_its_place()
    {
        var hits = new PhraseMatcher(["care plan", "plan", "the care ... plan"]).Find("So the care and support plan is a plan.");

        hits.Select(h => (h.Phrase, h.Word)).ShouldBe([(2, 1), (1, 5), (1, 8)]);
    }

    [Fact]
    public void Plain_phrases_are_found_exactly_where_a_word_by_word_search_finds_them()
    {
        var word = Gen.Elements("a", "b", "c", "ab", "it's");
        var words = word.ListOf().Select(list => list.ToArray());
        var phrase = words.Where(w => w.Length is > 0 and < 4);
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, Prop.ForAll(Arb.From(words), Arb.From(phrase), (text, sought) =>
        {
            var hits = new PhraseMatcher([string.Join(' ', sought)]).Find(string.Join(", ", text)).Select(h => h.Word);
            var plain = Enumerable.Range(0, Math.Max(0, text.Length - sought.Length + 1)).Where(i => text.Skip(i).Take(sought.Length).SequenceEqual(sought));
            return hits.SequenceEqual(plain);
        }));
    }
}
