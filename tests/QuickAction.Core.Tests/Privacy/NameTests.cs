using QuickAction.Core.Extraction;
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
    [InlineData("O'Shaughnessy and D'Souza left", "[P] and [P] left")]
    [InlineData("McTavish and the rest left", "[P] and the rest")]
    [InlineData("the uncle, Mohammed al-Rashid, came", "uncle, [P], came")]
    [InlineData("we asked el-Sayed to ring", "asked [P] to ring")]
    [InlineData("we asked Juan de la Cruz to ring", "asked [P] to ring")]
    [InlineData("we asked Osama bin Hamid to ring", "asked [P] to ring")]
    [InlineData("well, my name is wiremu and I live alone", "name is [P] and")]
    [InlineData("her name's quorra", "name's [P]")]
    [InlineData("a lad called wiremu came", "called [P] came")]
    [InlineData("We know. jordan's mum said so", "[P]'s mum said")]
    [InlineData("Then auntie pat came over", "auntie [P] came")]
    [InlineData("He went to uncle dave and nan doreen", "uncle [P] and nan [P]")]
    [InlineData("so Mx Ash River attended", "Mx [P] attended")]
    [InlineData("then SiobhanMcAllister signed in", "then [P] signed")]
    [InlineData("her son Tyrell (T) was hurt", "son [P] ([P]) was hurt")]
    [InlineData("her son Tyrell Boateng (TB) was hurt", "son [P] ([P]) was hurt")]
    [InlineData("We know. Tyreece Green is her son", "[P] is her son")]
    [InlineData("We know. Shaniqua Bright was there", "[P] was there")]
    [InlineData("We know. Jaydon Stone hit the wall", "[P] hit the wall")]
    [InlineData("We know. Lakeisha Hill rang", "[P] rang")]
    [InlineData("We know. Amaarah West is six", "[P] is six")]
    [InlineData("We know. Ta'Shaun Field is nine", "[P] is nine")]
    [InlineData("We know. Rayleigh Brook is four", "[P] is four")]
    [InlineData("We know. Demarcus Bell was arrested", "[P] was arrested")]
    [InlineData("We know. Okpara Zubimendi was arrested", "[P] was arrested")]
    [InlineData("I saw Lakeisha Hill at home", "saw [P] at home")]
    [InlineData("We know. Mohammed Ali Hill came", "[P] came")]
    [InlineData("We know. Blessing Field went to hospital", "[P] went to hospital")]
    public void A_name_is_found(string said, string expected) => Said(said).ShouldContain(expected);

    [Theory]
    [InlineData("we met at Victoria Hospital on Monday in March")]
    [InlineData("Will you ask the Housing Options Team")]
    [InlineData("in May we go to Sparrowhawk Court")]
    [InlineData("the CAMHS and NSPCC people in Bristol")]
    [InlineData("Thanks everyone. Green spaces next")]
    [InlineData("Grace period applies, and hope springs")]
    [InlineData("My name is on the list and the name is pending")]
    [InlineData("It's called safeguarding, and nan will come to auntie")]
    [InlineData("at six o'clock we used YouTube, PowerPoint and WhatsApp on the iPad")]
    [InlineData("Pinfold Lane is shut. We walked to Gledhow Hill and along Gledhow Wood")]
    [InlineData("Pinfold Park Surgery rang. In Gledhow Green there is a shop. Gledhow Green is near")]
    [InlineData("Isn't Green waste weekly? Rose Hill is shut")]
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
    [InlineData("Will Carter", "Callum will send the list", "[P] will send the list")]
    [InlineData("Will Carter", "Zara will not ring the school", "[P] will not ring the school")]
    [InlineData("Will Carter", "so Mrs Patel will come", "so Mrs [P] will come")]
    [InlineData("Will Carter", "Will, will you do it", "[P], will you do it")]
    [InlineData("Will Carter", "then will carter came", "then [P] came")]
    [InlineData("May Brown", "Aisha may object", "[P] may object")]
    [InlineData("May Brown", "Zara may not go, and it may rain", "[P] may not go, and it may rain")]
    [InlineData("Mark Hope", "Karen and Callum hope so, please mark that", "[P] and [P] hope so, please mark that")]
    [InlineData("Sue Price", "Karen may sue, and Deniz price it", "[P] may sue, and [P] price it")]
    public void A_word_in_small_letters_never_goes_on_a_name(string speaker, string said, string expected) =>
        Persons(Mask($"{speaker}: Hello.", $"Ada Finch: {said}")[1]["[[PERSON_2]]: ".Length..]).ShouldBe(expected);

    [Fact]
    public void In_talk_without_capitals_too_a_modal_is_no_part_of_a_name()
    {
        var lines = Enumerable.Repeat("Will Carter: so we had a look at the form and then we went on to the next thing on the list of things", 4).Append("Ada Finch: and callum will ring will carter").ToArray();

        Persons(Mask(lines)[4]).ShouldBe("[P]: and [P] will ring [P]");
    }

    [Fact]
    public void A_turn_in_small_letters_is_read_by_the_lists_however_the_others_are_written()
    {
        Persons(Mask("Ada Finch: Thanks, Obinna. That is all.", "Obinna Nwosu: jordan's mum said kelly hit him")[1]).ShouldBe("[P]: [P]'s mum said [P] hit him");
    }

    [Theory]
    [InlineData("Benedict Oyelaran", "So Ben's report, and Benny's.")]
    [InlineData("Siobhan McAllister", "So Shivaun, and Shiv, and S. McAllister, and McAlister, and mcallister.")]
    [InlineData("Siobhan McAllister", "So SiobhanMcAllister, and siobhanmcallister, and siobhan_mcallister.docx.")]
    [InlineData("Zbigniew Kowalczyk", "So Zbig, and Zbyszek, and Kovalchik.")]
    [InlineData("Ffion Llewellyn-Jones", "So Ffion Jones, and Dr Llewelyn, and Fion Llewellyn, and Mrs Jones.")]
    [InlineData("Priyanka Raghunathan", "So Pri, and Priya.")]
    [InlineData("Yetunde Balogun", "Ask YB to ring, or Yetty.")]
    [InlineData("Benedict Oyelaran", "Ask BO to ring. B.O. will do it.")]
    public void Nicknames_misspellings_and_initials_of_a_speaker_are_the_speaker(string speaker, string said)
    {
        var masked = Mask($"{speaker}: Hello.", $"Ada Finch: {said}")[1]["[[PERSON_2]]: ".Length..];

        System.Text.RegularExpressions.Regex.Matches(masked, @"\[\[PERSON_\d+").Select(m => m.Value).Distinct().ShouldBe(["[[PERSON_1"]);
        System.Text.RegularExpressions.Regex.Replace(masked, @"\[\[PERSON_\d+[a-z]*\]\]", "").ShouldNotContain(speaker.Split(' ')[1][..3], Case.Insensitive);
    }

    [Fact]
    public void Initials_that_are_a_word_a_body_or_two_peoples_stay()
    {
        Mask("Ivy Tarr: Hello.", "Otis Tarr: Hello.", "Sam Pell: Hello.", "Sara Pike: Hello.", "Lucy Adair: Hello.", "Ada Finch: Ask IT, OT and SP to ring the LA for SP.")[5]
            .ShouldEndWith(": Ask IT, OT and SP to ring the LA for SP.");
    }

    [Fact]
    public void A_person_who_is_named_apart_from_the_source_is_known_in_it()
    {
        var masking = new Pseudonymiser(new PrivacyOptions()).Mask(Some.Transcript("Ada Finch: Bazzlefox is late. Green Hope too."), new PseudonymMap(), ["Qwertin Bazzlefox", "Green Hope"]);

        Persons(masking.Source.Segments[0].Text.Text).ShouldBe("[P] is late. [P] too.");
        Persons(masking.MaskName("Qwertin Bazzlefox").Text).ShouldBe("[P]");
        masking.Map.Entries.Count(e => e.Kind == IdentifierKind.Person).ShouldBe(3);
    }

    [Theory]
    [InlineData("Qwertin Bazzlefox", "[P]")]
    [InlineData("Cllr Qwertin Bazzlefox (Chair)", "Cllr [P] (Chair)")]
    [InlineData("Green Bench", "[P]")]
    [InlineData("qwertin", "[P]")]
    [InlineData("The Chair", "The Chair")]
    [InlineData("Deputy Mayor", "Deputy Mayor")]
    public void Who_is_given_as_a_person_is_masked_whole(string name, string expected) =>
        Persons(new Pseudonymiser(new PrivacyOptions()).Mask(Some.Transcript("Ada Finch: Hello."), new PseudonymMap()).MaskName(name).Text).ShouldBe(expected);

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

    [Theory]
    [InlineData("And dad, Tyrell's dad, came")]
    [InlineData("and dad Tyrell's dad came")]
    [InlineData("Dad, Tyrell told us, hit him")]
    [InlineData("the foster carer, Tyrell thinks")]
    [InlineData("her son Tyrell came, and the dad, Tyrell, said so")]
    public void A_hint_is_none_that_may_be_somebody_elses(string said) => Hints($"Ada Finch: {said}").ShouldBeEmpty();

    [Theory]
    [InlineData("her brother Tyrell came", "[[PERSON_2]] (brother)")]
    [InlineData("and her brother, Tyrell, came", "[[PERSON_2]] (brother)")]
    [InlineData("her brother, Tyrell.", "[[PERSON_2]] (brother)")]
    public void Kin_beside_a_name_is_a_hint(string said, string hint) => Hints($"Ada Finch: {said}").ShouldBe([hint]);

    [Fact]
    public void A_few_turns_without_capitals_are_read_by_the_lists_too()
    {
        Mask("Ada Finch: so doctor okonkwo rang and my brother darren came")[0].ShouldBe("[[PERSON_1]]: so doctor [[PERSON_2]] rang and my brother [[PERSON_3]] came");
    }

    [Fact]
    public void A_short_name_is_that_of_a_speaker_before_somebody_elses_of_the_case()
    {
        var map = new PseudonymMap();
        var pseudonymiser = new Pseudonymiser(new PrivacyOptions());
        pseudonymiser.Mask(Some.Transcript("Ben Marsh: Hello.", "Ada Finch: Thanks, Ben."), map);

        var masked = pseudonymiser.Mask(Some.Transcript("Benedict Oyelaran: Hello.", "Ada Finch: So Ben's report is late."), map).Source;

        masked.Segments[1].Text.Text.ShouldBe($"So {masked.Segments[0].Speaker!.Text.Replace("]]", "b]]", StringComparison.Ordinal)}'s report is late.");
    }

    [Theory]
    [InlineData("Author: Posy Fairweather", "Author: [P]")]
    [InlineData("Responsible: Aldous Quimby.", "Responsible: [P].")]
    [InlineData("Lead: Housing Options", "Lead: Housing Options")]
    [InlineData("Contact: The Council", "Contact: The Council")]
    public void A_name_behind_the_label_of_a_form_is_found(string text, string expected) =>
        Persons(Document(new Segment { Index = 0, Kind = SegmentKind.Paragraph, Text = text })[0]).ShouldBe(expected);

    [Fact]
    public void An_unlisted_name_is_found_in_a_document_and_a_heading_is_none()
    {
        var read = Document(
            new Segment { Index = 0, Kind = SegmentKind.Heading, Text = "Kerbside Glass" },
            new Segment { Index = 1, Kind = SegmentKind.Paragraph, Text = "Tyreece Bright, aged nine, was seen. Shaniqua Bright is his mother." });

        read.Select(Persons).ShouldBe(["Kerbside Glass", "[P], aged nine, was seen. [P] is his mother."]);
    }

    [Fact]
    public void Columns_of_people_hold_names_in_data_and_in_printed_tables()
    {
        var cells = Document(
            Cell(0, "Mother", "Concepta Bung"), Cell(1, "Worker", "Posy Fairweather"), Cell(2, "Contact number", "Ext Two"), Cell(3, "Worker", "not yet known"), Cell(4, "Lead", "TBC"));
        var rows = Document(Row(0, "Name\tRole"), Row(1, "Wilhelmus Ploog\tCook"), Row(2, "Green Bench\tDeputy Cook"));

        cells.Select(Persons).ShouldBe(["[P]", "[P]", "Ext Two", "not yet known", "TBC"]);
        rows.Select(Persons).ShouldBe(["Name\tRole", "[P]\tCook", "[P]\tDeputy Cook"]);
    }

    private static string[] Document(params Segment[] segments) =>
        [.. new Pseudonymiser(new PrivacyOptions()).Mask(Some.Of(SourceShape.Document, segments), new PseudonymMap()).Source.Segments.Select(s => s.Text.Text)];

    private static Segment Cell(int index, string column, string text) => new() { Index = index, Kind = SegmentKind.Cell, Row = 1, Column = column, Text = text };

    private static Segment Row(int index, string text) => new() { Index = index, Kind = SegmentKind.TableRow, Row = index + 1, Text = text };

    private static IEnumerable<string> Hints(params string[] turns) =>
        new Pseudonymiser(new PrivacyOptions()).Mask(Some.Transcript(turns), new PseudonymMap()).Source.Legend.Select(l => l.ToString());

    private static string Said(string text) => Persons(Mask($"Ada Finch: {text}")[0]["[[PERSON_1]]: ".Length..]);

    private static string Persons(string masked) => System.Text.RegularExpressions.Regex.Replace(masked, @"\[\[PERSON_\d+[a-z]*\]\]", "[P]");

    private static string[] Mask(params string[] turns)
    {
        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(Some.Transcript(turns), new PseudonymMap()).Source;
        return [.. masked.Segments.Select(s => $"{s.Speaker?.Text}: {s.Text.Text}")];
    }
}
