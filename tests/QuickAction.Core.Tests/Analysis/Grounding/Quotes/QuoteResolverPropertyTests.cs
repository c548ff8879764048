using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding.Quotes;

public sealed class QuoteResolverPropertyTests
{
    private const string Words =
        "the warden said that a fence near Mill Lane’s gate had fallen twice – and “nobody” mended it, so £40 went on tape; 52% of tenants agreed… Größe ﬁne naïve";

    private static readonly Gen<string> Word = Gen.Elements(Words.Split(' '));

    private static readonly Gen<string[]> Turns = Word.ArrayOf(30).Select(w => string.Join(' ', w)).ArrayOf(6);

    [Fact]
    public void Any_run_of_words_is_found_again_where_it_stands()
    {
        Prop.ForAll(Cases().ToArbitrary(), c => Text(c.Source, new QuoteResolver(c.Source).Resolve([c.Segment], c.Quote)) == c.Quote)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_run_of_words_is_found_again_however_blanks_marks_and_case_are_changed()
    {
        Prop.ForAll(Cases().ToArbitrary(), c =>
        {
            var changed = c.Quote.ToUpperInvariant().Replace(" ", " \u00A0\n", StringComparison.Ordinal).Replace('’', '\'').Replace('–', '-').Replace("…", "...", StringComparison.Ordinal);
            var found = new QuoteResolver(c.Source).Resolve([c.Segment], changed);
            return found.Supported && found.Citations.All(t => t.Segment == c.Segment);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_quotation_with_one_word_changed_is_found_and_cited_in_the_sources_own_words()
    {
        Prop.ForAll(Cases().ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (c, place) =>
        {
            var words = c.Quote.Split(' ');
            words[place % words.Length] = "zq";
            var found = new QuoteResolver(c.Source).Resolve([c.Segment], string.Join(' ', words));
            return words.Length < 12 || (found.Supported && found.Citations.All(t => c.Source.Segments[t.Segment].Text[t.Start..t.End] == t.Quote));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_is_quoted_the_citations_hold_the_sources_own_characters()
    {
        var arbitrary = ArbMap.Default.ArbFor<string>();
        Prop.ForAll(Cases().ToArbitrary(), arbitrary, (c, noise) =>
        {
            var found = new QuoteResolver(c.Source).Resolve([c.Segment, c.Segment + 1], (noise ?? "") + c.Quote[(c.Quote.Length / 2)..]);
            return found.Citations.All(t => t.End > t.Start && c.Source.Segments[t.Segment].Text[t.Start..t.End] == t.Quote);
        }).QuickCheckThrowOnFailure();
    }

    private static string Text(SourceText source, QuoteResolution found) =>
        found.Citations.Count == 1 ? source.Segments[found.Citations[0].Segment].Text[found.Citations[0].Start..found.Citations[0].End] : "";

    private static Gen<Case> Cases() =>
        from turns in Turns
        from segment in Gen.Choose(0, 5)
        from first in Gen.Choose(0, 20)
        from length in Gen.Choose(3, 10)
        let quote = string.Join(' ', turns[segment].Split(' ').Skip(first).Take(length + 4))
        select new Case(Some.Transcript([.. turns.Select((t, i) => $"Speaker {i}: {t}")]), segment, quote);

    private sealed record Case(SourceText Source, int Segment, string Quote);
}
