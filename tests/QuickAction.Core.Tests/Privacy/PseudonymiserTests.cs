using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy;
using QuickAction.Core.Privacy.Names;
using QuickAction.TestKit;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Core.Tests.Privacy;

public sealed class PseudonymiserTests
{
    private static readonly Pseudonymiser Pseudonymiser = new(new PrivacyOptions());

    /// <summary>Pieces that are hard to keep apart: names, numbers, placeholders whole and broken, brackets, odd characters.</summary>
    private static readonly Gen<string> Piece = Gen.Elements(
        "Kelly-Ann Rudge", "kelly-ann", "KELLY", "Mrs K", "Will", "will you", "Dean", "Obinna's", " ", ", ", ". ", "\n", "[", "]", "[[", "]]", "[[PERSON_1]]", "[[PERSON_1b]]", "[PERSON_1]", "PERSON_1",
        "person_2's", "[[ NHS 1 ]]", "\\[\\[PERSON\\_1\\]\\]", "[[TEXT_1]]", "[[FOO_9]]", "<PERSON_1>", "943 476 5919", "nine four three four seven six five nine one nine", "double", "oh", "AB 12 34 56 C",
        "07700 900123", "SW1A 1AA", "k@example.org", "dot", "at", "DOB", "4/7/2011", "the fourth of July", "14 Mill Road", "NHS number", "\u200B", "\u00AD", "\uD83D\uDE00", "\uD83D", "é", "ﬀ", "'", "\u2019s", "-", "1", "a");

    private static readonly Arbitrary<string> Text = Arb.From(Gen.OneOf(Piece.ListOf().Select(string.Concat), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")));

    private static readonly Arbitrary<string> Words = Arb.From(Piece.ListOf().Select(pieces => string.Join(' ', pieces)));

    [Fact]
    public void Masking_and_unmasking_give_the_same_text()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Text, text =>
        {
            var (masked, map) = Mask(text);
            var unmasked = new Reidentifier(map).Unmask(masked.Text);
            return unmasked.Text == text && unmasked.Mutated.Count == 0 && unmasked.Unknown.Count == 0;
        }));
    }

    [Fact]
    public void The_same_text_gives_the_same_map()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Text, text =>
        {
            var (first, map) = Mask(text);
            var (second, again) = Mask(text);
            return first.Text == second.Text && map.ToJson(1).SequenceEqual(again.ToJson(1));
        }));
    }

    /// <summary>
    /// Of words. Where pieces of names are glued together without a space ("Obinna'skelly-annMrs K's"), a text is now and then read another way once its names are known: the
    /// same is put back, by another placeholder than before.
    /// </summary>
    [Fact]
    public void A_text_gives_the_same_text_again_with_its_own_map()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Words, text =>
        {
            var (first, map) = Mask(text);
            var (again, kept) = Mask(text, PseudonymMap.FromJson(map.ToJson(1)));
            return again.Text == first.Text && kept.ToJson(1).SequenceEqual(map.ToJson(1));
        }));
    }

    /// <summary>Found by the property above: the letter fits both names, the second of which comes after it.</summary>
    [Fact]
    public void A_letter_that_stood_for_one_of_two_stands_for_the_same_in_a_later_source_of_the_case()
    {
        const string text = "NHS numberMrs K\uFFFDKELLY DOBa dotwill you kelly-annKelly-Ann RudgeMrs K' and AAkelly-ann";
        var (first, map) = Mask(text);

        var (again, _) = Mask(text, PseudonymMap.FromJson(map.ToJson(1)));

        again.Text.ShouldBe(first.Text);
    }

    /// <summary>Found by the property above: the letter is the beginning of two people's names.</summary>
    [Fact]
    public void A_letter_before_a_full_name_belongs_to_the_same_person_in_a_later_source_of_the_case()
    {
        const string text = "KELLY Kelly-Ann Rudge 1 KELLY double oh Mrs K Kelly-Ann Rudge [";
        var (first, map) = Mask(text);

        var (again, _) = Mask(text, PseudonymMap.FromJson(map.ToJson(1)));

        again.Text.ShouldBe(first.Text);
    }

    [Fact]
    public void A_letter_that_only_a_genitive_left_over_is_no_name_in_a_later_source_of_the_case()
    {
        var people = new PersonTable();

        people.Learn("obinna k's", ["Obinna K\u2019s"], hint: null);

        people.Knows("obinna").ShouldBeTrue();
        people.Knows("k").ShouldBeFalse();
    }

    [Fact]
    public void Every_range_of_the_masked_text_has_its_place_in_the_source()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Text, text =>
        {
            var (masked, map) = Mask(text);
            var unmask = new Reidentifier(map);
            return masked.Replacements.All(r => masked.Text[r.MaskedStart..r.MaskedEnd] == r.Placeholder
                && unmask.Unmask(r.Placeholder).Text == text[r.Start..r.End]
                && masked.ToSource(r.MaskedStart, r.MaskedEnd) == (r.Start, r.End)
                && masked.ToSource(r.MaskedStart + 1, r.MaskedEnd - 1) == (r.Start, r.End))
                && masked.ToSource(0, masked.Text.Length) == (0, text.Length);
        }));
    }

    [Fact]
    public void No_planted_identifier_survives_among_any_other_text()
    {
        var planted = new PlantedIdentifiers(7).Make(200).Where(p => p.Kind is "NHS" or "NINO" or "IBAN" or "UPN" or "DRIVING_LICENCE" or "CARD").ToList();
        var sentence = Gen.Elements<Planted>(planted);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(Piece.ListOf().Zip(sentence, (before, p) => (Before: string.Concat(before), Planted: p))), x =>
        {
            var (masked, _) = Mask($"{x.Before}. {x.Planted.Sentence}");
            return !Spelling.Flat(masked.Text).Contains(x.Planted.Bare, StringComparison.Ordinal);
        }));
    }

    [Fact]
    public void Forms_of_one_name_are_one_person_and_are_put_back_as_they_were_said()
    {
        var source = Some.Transcript("Ibrahim Sesay: Kelly-Ann Rudge rang.", "Collette Marr: Did Kelly-Ann say why? Thanks, Ibrahim.");
        var masking = Pseudonymiser.Mask(source, new PseudonymMap());

        masking.Source.Segments.Select(s => $"{s.Speaker?.Text}: {s.Text.Text}").ShouldBe(
            ["[[PERSON_1]]: [[PERSON_3]] rang.", "[[PERSON_2]]: Did [[PERSON_3b]] say why? Thanks, [[PERSON_1b]]."]);
        var unmask = new Reidentifier(masking.Map);
        unmask.Unmask("[[PERSON_1b]] to ring [[PERSON_3b]].").Text.ShouldBe("Ibrahim to ring Kelly-Ann.");
        unmask.Unmask("[[PERSON_1b]]", NameForm.Full).Text.ShouldBe("Ibrahim Sesay");
    }

    [Fact]
    public void Other_texts_of_the_job_are_masked_with_what_the_source_knows()
    {
        var masking = Pseudonymiser.Mask(Some.Transcript("Obinna Nwosu: Xanthe Quorl rang."), new PseudonymMap());

        masking.Mask("Call with xanthe about 07700 900123").Text.ShouldBe("Call with [[PERSON_2b]] about [[PHONE_1]]");
    }

    [Fact]
    public void Redacted_text_holds_nothing_that_could_be_put_back()
    {
        var map = new PseudonymMap();
        var masked = new Pseudonymiser(new PrivacyOptions(), MaskMode.Redact).Mask(Some.Transcript("Ada Finch: Ring Dean on 07700 900123."), map).Source;

        masked.Segments[0].Text.Text.ShouldBe("Ring [name removed] on [telephone number removed].");
        map.Entries.ShouldBeEmpty();
        masked.Legend.ShouldBeEmpty();
    }

    [Fact]
    public void Switched_off_it_changes_nothing()
    {
        var masked = new Pseudonymiser(new PrivacyOptions(), MaskMode.Off).Mask(Some.Transcript("Ada Finch: Ring [[PERSON_1]] on 07700 900123."), new PseudonymMap()).Source;

        masked.Segments[0].Speaker?.Text.ShouldBe("Ada Finch");
        masked.Segments[0].Text.Text.ShouldBe("Ring [[PERSON_1]] on 07700 900123.");
        masked.Counts.ShouldBeEmpty();
    }

    [Fact]
    public void Hints_say_what_people_are_and_nothing_else()
    {
        var masked = Pseudonymiser.Mask(
            Some.Transcript("Joy Mensah: Joy Mensah, health visitor.", "Carol Rudge (Guest): I'm here for her son Kieran.", "Ana Bell: I'm Ana Bell, and I like cake."), new PseudonymMap()).Source;

        masked.Legend.Select(l => l.ToString()).ShouldBe(["[[PERSON_1]] (health visitor)", "[[PERSON_2]] (guest)", "[[PERSON_4]] (son)"], ignoreOrder: true);
    }

    [Fact]
    public void A_name_in_one_part_of_a_long_source_is_known_in_the_next()
    {
        var filler = new string('x', 1_999_000) + " ";
        var source = Some.Transcript("Xanthe Quorl: Hello there.", $"Ada Finch: {filler}", "Ada Finch: so quorl said nothing.");

        var masked = Pseudonymiser.Mask(source, new PseudonymMap()).Source;

        masked.Segments[2].Text.Text.ShouldBe("so [[PERSON_1b]] said nothing.");
    }

    private static (MaskedText Text, PseudonymMap Map) Mask(string text, PseudonymMap? map = null)
    {
        var masking = Pseudonymiser.Mask(
            Some.Of(SourceShape.Transcript, [new Segment { Index = 0, Kind = SegmentKind.Turn, Text = text }]), map ?? new PseudonymMap());
        return (masking.Source.Segments[0].Text, masking.Map);
    }
}
