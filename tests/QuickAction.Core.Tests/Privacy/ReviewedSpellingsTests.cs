using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Privacy;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>Spellings that a reader from outside once got through, and what must not be taken for them.</summary>
public sealed class ReviewedSpellingsTests
{
    [Theory]
    [InlineData("Her email is jane.doe at example.org.", "jane.doe", "example")]
    [InlineData("Her email is j.doe at gmail.com.", "j.doe", "gmail")]
    [InlineData("Her email is jdoe99 at gmail.com.", "jdoe99", "gmail")]
    [InlineData("Her email is jane at gmail.com.", "jane", "gmail")]
    [InlineData("Write to jane.doe [at] example.org.", "jane.doe", "example")]
    [InlineData("Write to jane.doe(at)example.org.", "jane.doe", "example")]
    [InlineData("Write to janedoe[at]example[dot]org.", "janedoe", "example")]
    [InlineData("Write to jdoe99 @ gmail.com.", "jdoe99", "gmail")]
    [InlineData("Write to jdoe99@ gmail.com.", "jdoe99", "gmail")]
    [InlineData("Her email is jdoe99 at g mail dot com.", "jdoe99", "g mail")]
    [InlineData("The car is AB 12 CDE outside.", "AB 12", "CDE")]
    [InlineData("He drove off in AB12.CDE.", "AB12", "CDE")]
    [InlineData("The car outside is ab12cde.", "ab12cde", "ab12")]
    [InlineData("The van reg is ab12 cde.", "ab12", "cde")]
    [InlineData("He drove off in Ab12 Cde.", "Ab12", "Cde")]
    [InlineData("It is in scan_9434765919.pdf now.", "9434765919", "9434765919")]
    [InlineData("It is in 9434765919_letter.docx now.", "9434765919", "9434765919")]
    [InlineData("It is IMG9434765919, or 9434765919a.", "9434765919", "9434765919")]
    [InlineData("Ring her on 7700 900123.", "7700", "900123")]
    [InlineData("Call 7700900123 tonight.", "7700900123", "7700900123")]
    public void No_part_of_an_identifier_stays(string text, string one, string other)
    {
        var masked = Masked(text);

        masked.ShouldNotContain(one, Case.Insensitive);
        masked.ShouldNotContain(other, Case.Insensitive);
    }

    [Theory]
    [InlineData("Have a look at gov.uk for the form.")]
    [InlineData("We met at 10 in the hall at the back.")]
    [InlineData("The order is 7700900123 for the paint.")]
    [InlineData("In 20 the van was sold, and by 12 may it had gone.")]
    [InlineData("The file is scan_1234567890.pdf now.")]
    public void What_only_looks_like_one_stays(string text) => Masked(text).ShouldBe(text);

    [Theory]
    [InlineData("Callum will send the list.", " will send the list.")]
    [InlineData("Aisha may object.", " may object.")]
    public void A_verb_is_no_part_of_the_name_before_it_though_somebody_is_called_so(string said, string rest)
    {
        var source = Some.Transcript("Will Carter: Good morning.", "May Brown: Good morning.", $"Will Carter: {said}", $"Will Carter: And {said}");

        var masked = new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source;

        masked.Segments[2].Text.Text.ShouldEndWith(rest);
        masked.Segments[3].Text.Text.ShouldEndWith(rest);
    }

    [Fact]
    public void A_name_that_is_given_as_one_is_masked_whole_though_it_looks_like_none()
    {
        var source = Some.Transcript("Ada Quill: Good morning.");
        var mask = new PseudonymMask(source, new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()), "uk/1");

        var chair = mask.Speaker("Qwertin Bazzlefox");

        chair.ShouldNotContain("Qwertin");
        chair.ShouldNotContain("Bazzlefox");
        mask.Restore(chair).Text.ShouldBe("Qwertin Bazzlefox");
        mask.PeopleIn($"So said {chair}.").ShouldBe(["Qwertin Bazzlefox"]);
    }

    [Theory]
    [InlineData("And dad, Alfie's dad, was there.")]
    [InlineData("Dad, Ethan told us, hit him.")]
    [InlineData("The neighbour, Olivia says, saw it.")]
    [InlineData("And mum, Tyrell's mum, came.")]
    public void Kin_of_whom_somebody_else_is_named_is_not_that_person(string said)
    {
        var source = Some.Transcript("Ada Quill: Good morning.", $"Ada Quill: {said}");

        new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source.Legend.ShouldBeEmpty();
    }

    private static string Masked(string text)
    {
        var source = Some.Transcript($"Ada Quill: {text}");
        return new Pseudonymiser(new PrivacyOptions()).Mask(source, new PseudonymMap()).Source.Segments[0].Text.Text;
    }
}
