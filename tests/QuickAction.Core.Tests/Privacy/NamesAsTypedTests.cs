using System.Text.RegularExpressions;
using QuickAction.Core.Privacy;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>Names and addresses as people type and recognisers write them: in small letters, cut short, without the apostrophe, with an initial stuck to them.</summary>
public sealed partial class NamesAsTypedTests
{
    private const string Words = "so we had a look at the form and then we went on to the next thing on the list of things that we had";

    [Theory]
    [InlineData("Kelly Barnes", "we told Kel about it", "told [P] about it")]
    [InlineData("Kelly Barnes", "Kel needs it by then", "[P] needs it")]
    [InlineData("Kelly Barnes", "then kel's bag was there", "then [P]'s bag")]
    [InlineData("Kelly Barnes", "her account is kellyb-x there", "account is [P] there")]
    [InlineData("Kelly Barnes", "her account is kellyb there", "account is [P] there")]
    [InlineData("Kelly Barnes", "her account is kelly-b there", "account is [P] there")]
    [InlineData("Kelly Barnes", "her account is x-kellyb-x there", "account is [P] there")]
    [InlineData("Sean O'Brien", "and o brien left", "and [P] left")]
    [InlineData("Sean O'Brien", "and O Brien left", "and [P] left")]
    [InlineData("Sean O'Brien", "and obrien left", "and [P] left")]
    [InlineData("Sean O'Brien", "and sean o brien left", "and [P] left")]
    [InlineData("Sean O'Brien", "and mr o brien left", "mr [P] left")]
    [InlineData("Sean O'Brien", "and Mr OBrien left", "Mr [P] left")]
    [InlineData("Ottoline D'Souza", "and d souza left", "and [P] left")]
    public void Another_way_of_writing_a_speakers_name_is_found(string speaker, string said, string expected) =>
        Shown(Masked($"{speaker}: Hello.", $"Ada Finch: {said}.")[1]).ShouldContain(expected);

    [Theory]
    [InlineData("Kelly Barnes", "we saw a kelp bed and a keller")]
    [InlineData("Carol Moss", "the car was there, and the carpet")]
    [InlineData("Victoria Nash", "it was a victorian house, and a pre-war one")]
    [InlineData("Sean O'Brien", "it was five o clock, o dear")]
    public void What_only_looks_like_a_speakers_name_stays(string speaker, string said) =>
        Shown(Masked($"{speaker}: Hello.", $"Ada Finch: {said}.")[1]).ShouldEndWith($"{said}.");

    [Theory]
    [InlineData("and mrs o brien left", "mrs [P] left")]
    [InlineData("yeah and wiremu said he would", "and [P] said")]
    [InlineData("then ottoliny told us so", "then [P] told us")]
    [InlineData("because tavionne is at his nan's", "because [P] is at")]
    [InlineData("i think kezziah was at home", "think [P] was at")]
    [InlineData("wiremu rang and wiremu's mum came", "[P] rang and [P]'s mum")]
    public void A_first_name_of_no_list_is_found_in_talk_without_capitals(string said, string expected) => Shown(Small(said)).ShouldContain(expected);

    [Theory]
    [InlineData("and the dehumidifier is broken")]
    [InlineData("so broadband was down and wifi is slow")]
    [InlineData("yeah safeguarding said so and ofsted said no")]
    [InlineData("because gabapentin is not on the list")]
    [InlineData("and roadworks is the word")]
    [InlineData("well physio said he could and podiatry rang")]
    [InlineData("so paracetamol was given and dyslexia is not ruled out")]
    [InlineData("and tarmacking is next, downstairs was wet")]
    [InlineData("and homecare told us that camhs rang")]
    [InlineData("then bournemouth said no and sandwell is full")]
    public void Another_word_of_no_list_stays_in_talk_without_capitals(string said) => Shown(Small(said)).ShouldEndWith(said);

    [Theory]
    [InlineData("she lives at 14a orchard rise", "lives at [A]")]
    [InlineData("she lives at 14 orchard rise now", "lives at [A] now")]
    [InlineData("it was 14a orchard rise that burned", "was [A] that")]
    [InlineData("she is at flat 2, 9 poplar close", "is at [A]")]
    [InlineData("round to 22b mill view", "round to [A]")]
    [InlineData("the address is 7 the hawthorns way", "address is [A]")]
    [InlineData("she moved to 31 beech drive in may", "moved to [A] in may")]
    public void An_address_in_small_letters_is_found(string said, string expected) => Shown(Small(said)).ShouldContain(expected);

    [Theory]
    [InlineData("that was 14 metres rise and a 5 point rise")]
    [InlineData("we saw a 3 percent rise in 2 years")]
    [InlineData("item 14a close the account")]
    [InlineData("paragraph 3b sets out point four")]
    [InlineData("under policy 12c green space is kept")]
    [InlineData("it takes 20 minutes drive at 5 past")]
    [InlineData("he lives at number 4 now and 2 children park there")]
    [InlineData("class 4b walk to school")]
    public void A_number_before_a_word_that_names_streets_stays(string said) => Shown(Small(said)).ShouldEndWith(said);

    private static string Small(string said) => Masked([.. Enumerable.Repeat($"Ada Finch: {Words}", 4), $"Ada Finch: {said}"])[4];

    private static string[] Masked(params string[] turns) =>
        [.. new Pseudonymiser(new PrivacyOptions()).Mask(Some.Transcript(turns), new PseudonymMap()).Source.Segments.Select(s => s.Text.Text)];

    private static string Shown(string masked) => Address().Replace(Person().Replace(masked, "[P]"), "[A]");

    [GeneratedRegex(@"\[\[(PERSON|HANDLE)_\d+[a-z]*\]\]")]
    private static partial Regex Person();

    [GeneratedRegex(@"\[\[ADDRESS_\d+[a-z]*\]\]")]
    private static partial Regex Address();
}
