using QuickAction.Core.Privacy;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Privacy;

public sealed class ReidentifierTests
{
    private readonly Masking _masking = new Pseudonymiser(new PrivacyOptions()).Mask(
        Some.Transcript("Ada Finch: Dean Pike is on 07700 900123, sort code 20-45-77."), new PseudonymMap());

    [Theory]
    [InlineData("[[PERSON_2]] rang.", "Dean Pike rang.")]
    [InlineData("[[PERSON_2]]'s mum", "Dean Pike's mum")]
    [InlineData("[[[PERSON_2]]]", "[Dean Pike]")]
    [InlineData("**[[PERSON_2]]**", "**Dean Pike**")]
    [InlineData("[[PERSON_2]][[PERSON_1]]", "Dean PikeAda Finch")]
    public void A_whole_placeholder_is_put_back(string reply, string expected)
    {
        var unmasked = new Reidentifier(_masking.Map).Unmask(reply);

        unmasked.Text.ShouldBe(expected);
        unmasked.Mutated.ShouldBeEmpty();
        unmasked.Unknown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[[person_2]] rang", "Dean Pike rang", "[[person_2]]")]
    [InlineData("[[ PERSON_2 ]] rang", "Dean Pike rang", "[[ PERSON_2 ]]")]
    [InlineData("[[PERSON 2]] rang", "Dean Pike rang", "[[PERSON 2]]")]
    [InlineData("[PERSON_2] rang", "Dean Pike rang", "[PERSON_2]")]
    [InlineData("[Person 2] rang", "Dean Pike rang", "[Person 2]")]
    [InlineData("PERSON_2 rang", "Dean Pike rang", "PERSON_2")]
    [InlineData("PERSON_2's mum", "Dean Pike's mum", "PERSON_2's")]
    [InlineData("PERSON-2 rang", "Dean Pike rang", "PERSON-2")]
    [InlineData("<PERSON_2> rang", "Dean Pike rang", "<PERSON_2>")]
    [InlineData("[[PERSON_2's]] mum", "Dean Pike's mum", "[[PERSON_2's]]")]
    [InlineData("[[PERSON_2s]]", "Dean Pikes", "[[PERSON_2s]]")]
    [InlineData("[[PERSON_2] rang", "Dean Pike rang", "[[PERSON_2]")]
    [InlineData("\\[\\[PERSON\\_2\\]\\] rang", "Dean Pike rang", "\\[\\[PERSON\\_2\\]\\]")]
    [InlineData("[sort code 1] it is", "20-45-77 it is", "[sort code 1]")]
    public void A_placeholder_that_was_bent_is_put_back_and_told(string reply, string expected, string bent)
    {
        var unmasked = new Reidentifier(_masking.Map).Unmask(reply);

        unmasked.Text.ShouldBe(expected);
        unmasked.Mutated.ShouldBe([bent]);
    }

    [Theory]
    [InlineData("[[PERSON_9]] rang", "[[PERSON_9]]")]
    [InlineData("[[CLIENT_1]] rang", "[[CLIENT_1]]")]
    [InlineData("[[NHS_1]]", "[[NHS_1]]")]
    public void A_placeholder_that_stands_for_nothing_is_left_and_told(string reply, string unknown)
    {
        var unmasked = new Reidentifier(_masking.Map).Unmask(reply);

        unmasked.Text.ShouldBe(reply);
        unmasked.Unknown.ShouldBe([unknown]);
    }

    [Theory]
    [InlineData("NHS 1 and PHONE 1 and NHS 111")]
    [InlineData("Person 2 spoke of phone 1 and address 2 (person 3).")]
    [InlineData("See [1] and [2].")]
    [InlineData("PERSON_25x and XPERSON_2")]
    public void Prose_is_no_placeholder(string reply)
    {
        new Reidentifier(_masking.Map).Unmask(reply).Text.ShouldBe(reply);
    }

    [Fact]
    public void What_was_sent_and_did_not_come_back_is_told()
    {
        var unmasked = new Reidentifier(_masking.Map).Unmask("[[PERSON_2]] rang.", NameForm.AsSaid, _masking.Source.Segments.Select(s => s.Text));

        unmasked.Dropped.ShouldBe(["[[PHONE_1]]", "[[SORT_CODE_1]]"]);
    }

    [Fact]
    public void A_damaged_map_is_refused_with_a_sentence()
    {
        Should.Throw<QuickActionException>(() => PseudonymMap.FromJson("{\"schema\":\"quickaction.pseudonyms.v1\",\"version\":1,\"entries\":[{\"kind\":\"PERSON\",\"number\":2,\"key\":\"a\",\"hint\":null,\"forms\":[\"A\"]}]}"u8.ToArray()));
        Should.Throw<QuickActionException>(() => PseudonymMap.FromJson("[]"u8.ToArray())).Message.ShouldContain("placeholders");
    }
}
