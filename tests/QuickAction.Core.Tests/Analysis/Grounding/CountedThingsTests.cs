using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>A number is said when it is said of the same thing: another thing of that number near by does not carry it.</summary>
public sealed class CountedThingsTests
{
    [Theory]
    [InlineData("He came nine times and stayed two hours.", "He stayed two hours, nine times.", null)]
    [InlineData("He came nine times and stayed two hours.", "He stayed nine hours.", "number-not-cited")]
    [InlineData("I'll meet the three practices, it'll be done by the twentieth.", "Twenty practices will be met.", "number-not-cited")]
    [InlineData("The mean through Hartlow was twenty seven, through Wexcombe twenty three.", "The mean was 23 through Hartlow and 23 through Wexcombe.", "number-not-cited")]
    [InlineData("The dormer at number nine is refused, and number seven objects.", "The dormer at number seven is refused, and number nine objects.", null)]
    [InlineData("Fourteen per cent of year ten vape. It was nine in the spring.", "The share of year ten who vape rose from nine per cent to 14.", null)]
    [InlineData("There's a baby, seven months, and he's been in hospital twice.", "There was a baby of two months who had been in hospital twice.", "number-not-cited")]
    [InlineData("There's a baby, seven months, and he's been in hospital twice.", "There was a baby of seven months who had been in hospital two times.", null)]
    [InlineData("It's gone off nine times since New Year, seven of them between two and five in the morning.", "It had gone off nine times, seven of them between two and twelve in the morning.", "number-not-in-source")]
    [InlineData("The order is for a year, or for an hour a day.", "The order was for twelve months, or for sixty minutes a day.", null)]
    [InlineData("The post-16 policy is put back.", "The post-16 policy was put back.", null)]
    [InlineData("The post-16 policy is put back.", "The post-18 policy was put back.", "number-not-in-source")]
    public void A_number_of_another_thing_is_not_the_number(string said, string statement, string? code) => Code(statement, 0, said).ShouldBe(code);

    [Fact]
    public void A_number_from_beside_the_quoted_words_is_another_when_those_have_one_that_is_left_over()
    {
        Code("It is 79 in July.", 1, "The target is 99.", "It was 79 in July.").ShouldBeNull();
        Code("It is 99 in July.", 1, "The target is 99.", "It was 79 in July.").ShouldBe("number-not-cited");
        Code("The target for July is 99.", 1, "The target is 99.", "That was for July.").ShouldBeNull();
    }

    [Fact]
    public void A_number_that_names_a_thing_was_named_before_and_is_not_another_that_the_quoted_words_name()
    {
        string[] said = ["Room five has been painted, and two people are in.", "Good.", "Room nine and room fourteen are empty.", "He's been in there a week."];

        Code("Room nine and room fourteen were empty.", 2, said).ShouldBeNull();
        Code("Room nine and room five were empty.", 2, said).ShouldBe("number-not-cited");
        Code("Somebody had been in room fourteen for a week.", 3, said).ShouldBeNull();
        Code("Somebody had been in room two for a week.", 3, said).ShouldBe("number-not-cited");
    }

    [Fact]
    public void What_a_figure_rose_from_may_be_said_where_the_matter_comes_up()
    {
        string[] said = ["The deposit is ten pounds.", "Right.", "And the key?", "Hung up.", "Then we put it up to fifteen pounds."];

        Code("The deposit rises from 10 to 15 pounds.", 4, said).ShouldBeNull();
        Code("The deposit rises from 12 to 15 pounds.", 4, said).ShouldBe("number-not-in-source");
        Code("The deposit is 10 pounds.", 4, said).ShouldBe("amount-not-cited");
    }

    private static string? Code(string statement, int cited, params string[] said)
    {
        var source = Some.Transcript([.. said.Select((s, i) => (i % 2 == 0 ? "Ada Quill: " : "Ben Marsh: ") + s)]);
        return new GroundingCheck(source, meetingDate: null)
            .Of([new Statement { Text = statement, Citations = [Cite.Whole(source.Segments[cited])] }])
            .FirstOrDefault(w => w.Severity > QuickAction.Core.Extraction.Severity.Info)?.Code;
    }
}
