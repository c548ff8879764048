using QuickAction.Core;
using QuickAction.Core.Privacy;

namespace QuickAction.TestKit.Privacy;

/// <summary>What every store of pseudonym maps promises; each implementation runs it through a small subclass, the fake included.</summary>
public abstract class PseudonymMapsSuite
{
    private static readonly Pseudonymiser Pseudonymiser = new(new PrivacyOptions());

    /// <summary>The same store each time, as another process would open it.</summary>
    protected abstract IPseudonymMaps Open();

    /// <summary>Removes the map as its store does when the case is erased; nothing happens when there is none.</summary>
    protected abstract Task EraseAsync(string caseReference);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_that_nobody_saved_has_an_empty_map()
    {
        var map = await Open().OpenAsync("case 1", Token);

        map.Entries.ShouldBeEmpty();
        map.Version.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_source_of_a_case_has_the_placeholders_of_the_first()
    {
        var first = await Masked("case 1", "Ada Finch: Dean Pike rang me.");

        var second = await Masked("case 1", "Wilf Orme: I saw Dean Pike. Ada Finch was there.");

        first.ShouldBe("[[PERSON_1]]: [[PERSON_2]] rang me.");
        second.ShouldBe("[[PERSON_3]]: I saw [[PERSON_2]]. [[PERSON_1]] was there.");
    }

    [Fact]
    public async Task What_is_saved_is_what_is_opened_again()
    {
        await Masked("case 1", "Ada Finch, chair: Ring me on 07700 900123, or oh seven seven double oh nine hundred one two three.");

        var map = await Open().OpenAsync("case 1", Token);

        map.Version.ShouldBe(1);
        var again = PseudonymMap.FromJson(map.ToJson(1));
        again.ToJson(1).ShouldBe(map.ToJson(1));
        map.Entries.Select(e => $"{e.Placeholder} {string.Join('|', e.Forms)}").ShouldBe(
            ["[[PERSON_1]] Ada Finch", "[[PHONE_1]] 07700 900123|oh seven seven double oh nine hundred one two three"]);
    }

    [Fact]
    public async Task Cases_know_nothing_of_each_other()
    {
        await Masked("case 1", "Ada Finch: Hello.");

        (await Open().OpenAsync("case 2", Token)).Entries.ShouldBeEmpty();
        (await Open().OpenAsync("CASE 1", Token)).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Any_reference_will_do()
    {
        foreach (var reference in (string[])["../../etc", "a/b\\c", "CON", " ", "ä\u0000ö", new string('x', 4000)])
        {
            await Masked(reference, "Ada Finch: Hello.");

            (await Open().OpenAsync(reference, Token)).Version.ShouldBe(1, reference);
        }
    }

    [Fact]
    public async Task A_map_that_another_has_saved_meanwhile_is_not_overwritten()
    {
        var mine = await Open().OpenAsync("case 1", Token);
        var theirs = await Open().OpenAsync("case 1", Token);
        Pseudonymiser.Mask(Some.Transcript("Ada Finch: Hello."), theirs);
        (await Open().SaveAsync("case 1", theirs, Token)).ShouldBeTrue();
        Pseudonymiser.Mask(Some.Transcript("Wilf Orme: Hello."), mine);

        (await Open().SaveAsync("case 1", mine, Token)).ShouldBeFalse();

        (await Open().OpenAsync("case 1", Token)).Entries.ShouldHaveSingleItem().Forms.ShouldBe(["Ada Finch"]);
    }

    [Fact]
    public async Task Many_at_once_give_every_person_one_placeholder()
    {
        string[] people = ["Ada Finch", "Wilf Orme", "Dean Pike", "Priya Nair", "Tom Rudd", "Olga Marsh"];

        var texts = await Task.WhenAll(people.Select(p => Task.Run(() => Masked("case 1", $"{p}: Hello."), Token)));

        texts.Order().ShouldBe(Enumerable.Range(1, 6).Select(i => $"[[PERSON_{i}]]: Hello."));
        (await Open().OpenAsync("case 1", Token)).Version.ShouldBe(6);
    }

    [Fact]
    public async Task An_erased_map_is_gone_and_erasing_twice_is_no_error()
    {
        await Masked("case 1", "Ada Finch: Hello.");

        await EraseAsync("case 1");
        await EraseAsync("case 1");

        (await Open().OpenAsync("case 1", Token)).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_masked_later_never_takes_a_placeholder_that_others_of_the_case_have_given()
    {
        var mine = await CaseMasking.MaskAsync(Pseudonymiser, Some.Transcript("Ada Finch: Hello."), Open(), "case 1", Token);
        await Masked("case 1", "Wilf Orme: Hello.");

        mine.Masking.Mask("Mr Dean Pike").Text.ShouldBe("Mr [[PERSON_2]]");
        (await mine.KeepAsync(Token)).ShouldBeFalse();
        mine.Masking.Mask("Mr Dean Pike").Text.ShouldBe("Mr [[PERSON_3]]");
        (await mine.KeepAsync(Token)).ShouldBeTrue();

        (await Open().OpenAsync("case 1", Token)).Entries.Select(e => $"{e.Placeholder} {e.FullForm}")
            .ShouldBe(["[[PERSON_1]] Ada Finch", "[[PERSON_2]] Wilf Orme", "[[PERSON_3]] Dean Pike"]);
    }

    [Fact]
    public async Task Work_on_a_case_that_was_erased_meanwhile_brings_nothing_of_it_back()
    {
        var mine = await CaseMasking.MaskAsync(Pseudonymiser, Some.Transcript("Ada Finch: Hello."), Open(), "case 1", Token);
        await EraseAsync("case 1");

        mine.Masking.Mask("Mr Dean Pike");

        (await Should.ThrowAsync<QuickActionException>(async () => await mine.KeepAsync(Token))).Message.ShouldContain("erased");
        (await Open().OpenAsync("case 1", Token)).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_source_with_nothing_new_saves_nothing()
    {
        await Masked("case 1", "Ada Finch: Hello.");
        await Masked("case 1", "Ada Finch: Hello again.");

        (await Open().OpenAsync("case 1", Token)).Version.ShouldBe(1);
    }

    private async Task<string> Masked(string reference, string turn)
    {
        var masking = await CaseMasking.MaskAsync(Pseudonymiser, Some.Transcript(turn), Open(), reference, Token);
        var segment = masking.Masking.Source.Segments[0];
        return $"{segment.Speaker?.Text}: {segment.Text.Text}";
    }
}
