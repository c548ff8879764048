using QuickAction.Core.Privacy;
using QuickAction.Core.Privacy.Names;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Privacy;

public sealed class NameTests
{
    [Theory]
    [InlineData("and then Mr Dacre left", "Mr [P] left")]
    [InlineData("and mr dacre left", "mr [P] left")]
    [InlineData("it was Mrs K who said so", "Mrs [P] who said so")]
    [InlineData("with Mr and Mrs Bassett there", "Mrs [P] there")]
    [InlineData("apologies from Doctor Quellworth today", "Doctor [P] today")]
    [InlineData("I'm Hope, from housing", "I'm [P], from housing")]
    [InlineData("a lad called Zebedee came", "called [P] came")]
    [InlineData("her brother Tyrell came", "brother [P] came")]
    [InlineData("we asked Obinna to ring", "asked [P] to ring")]
    [InlineData("we asked Jean-Luc O'Dowd to ring", "asked [P] to ring")]
    [InlineData("we met Ludwig van Houten there", "met [P] there")]
    [InlineData("it was J. Ferris who rang", "was [P] who rang")]
    [InlineData("then Tilly's mum came", "then [P]'s mum came")]
    [InlineData("Will Ferris came", "[P] came")]
    [InlineData("so Will came", "so [P] came")]
    public void A_name_is_found(string said, string expected) => Said(said).ShouldContain(expected);

    [Theory]
    [InlineData("we met at Victoria Hospital on Monday in March")]
    [InlineData("Will you ask the Housing Options Team")]
    [InlineData("in May we go to Sparrowhawk Court")]
    [InlineData("the CAMHS and NSPCC people in Bristol")]
    [InlineData("Thanks everyone. Green spaces next")]
    [InlineData("Grace period applies, and hope springs")]
    public void What_is_no_name_stays(string said) => Said(said).ShouldBe(said);

    [Fact]
    public void A_speaker_is_known_everywhere_misheard_and_in_small_letters_too()
    {
        var masked = Mask("Preeti Chauhan: I'm here.", "Ada Finch: Priti, and chauhan's team, and Chohan.", "Ada Finch: thanks preeti.");

        masked.ShouldBe(["[[PERSON_1]]: I'm here.", "[[PERSON_2]]: [[PERSON_1b]], and [[PERSON_1c]]'s team, and [[PERSON_1d]].", "[[PERSON_2]]: thanks [[PERSON_1e]]."]);
    }

    [Fact]
    public void A_letter_with_its_title_is_a_person_and_another_letter_another()
    {
        Mask("Ada Finch: Mrs K and Mrs J, and again Mrs K, plan K.")[0].ShouldBe("[[PERSON_1]]: Mrs [[PERSON_2]] and Mrs [[PERSON_3]], and again Mrs [[PERSON_2]], plan K.");
    }

    [Fact]
    public void A_short_name_is_the_person_whom_it_is_short_for()
    {
        Mask("Robert Ferris: Hello.", "Ada Finch: Bob, is it?")[1].ShouldBe("[[PERSON_2]]: [[PERSON_1b]], is it?");
    }

    [Fact]
    public void Two_with_one_first_name_are_not_made_one()
    {
        Mask("Ann Ferris: Hello.", "Ann Moss: Hello.", "Ada Finch: Ask Ann then.")[2].ShouldBe("[[PERSON_3]]: Ask [[PERSON_4]] then.");
    }

    [Theory]
    [InlineData("Speaker 2")]
    [InlineData("Unknown")]
    [InlineData("Social worker")]
    [InlineData("Chair")]
    public void A_label_that_names_nobody_stays(string label) => Mask($"{label}: Hello.")[0].ShouldBe($"{label}: Hello.");

    [Theory]
    [InlineData("Cllr Jane Smith (Chair)", "Cllr [[PERSON_1]] (Chair)")]
    [InlineData("Rose Hill", "[[PERSON_1]]")]
    [InlineData("Ferris, Tilly", "[[PERSON_1]], [[PERSON_1b]]")]
    [InlineData("+44 7700 900123", "[[PHONE_1]]")]
    [InlineData("tilly.ferris@example.org", "[[EMAIL_1]]")]
    public void A_label_is_masked(string label, string expected)
    {
        Mask($"{label}: Hello.")[0].ShouldStartWith(expected[..11]);
    }

    [Fact]
    public void Talk_without_any_capitals_is_read_by_the_lists()
    {
        var lines = Enumerable.Repeat("Ada Finch: so we had a look at the form and then we went on to the next thing on the list of things", 4).Append("Ada Finch: and tilly ferris said that obinna will ring").ToArray();

        Mask(lines)[4].ShouldBe("[[PERSON_1]]: and [[PERSON_2]] said that [[PERSON_3]] will ring");
    }

    [Theory]
    [InlineData("Preeti", "Priti", true)]
    [InlineData("Katherine", "Catharine", true)]
    [InlineData("Shaun", "Sean", false)]
    [InlineData("Philip", "Filip", true)]
    [InlineData("Alfie", "Ellie", false)]
    public void Names_that_sound_alike_have_one_key(string one, string other, bool alike) => (SoundKey.Of(one) == SoundKey.Of(other)).ShouldBe(alike);

    private static string Said(string text) =>
        System.Text.RegularExpressions.Regex.Replace(Mask($"Ada Finch: {text}")[0]["[[PERSON_1]]: ".Length..], @"\[\[PERSON_\d+[a-z]*\]\]", "[P]");

    private static string[] Mask(params string[] turns)
    {
        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(Some.Transcript(turns), new PseudonymMap()).Source;
        return [.. masked.Segments.Select(s => $"{s.Speaker?.Text}: {s.Text.Text}")];
    }
}
