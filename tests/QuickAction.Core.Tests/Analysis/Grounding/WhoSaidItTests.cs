using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>Who is said to have said or held something, in whatever words minutes put that, is held to their own words.</summary>
public sealed class WhoSaidItTests
{
    private static readonly SourceText Source = Some.Transcript(
        "Ada Quill: Good morning. The roof is first.",
        "Ben Marsh: Cy Orme has the ladder. The roof will leak again by spring.",
        "Ada Quill: Right.",
        "Ben Marsh: Yes.",
        "Ada Quill: The gutters are clear.",
        "Ben Marsh: They are.",
        "Ada Quill: Then the drains.",
        "Cy Orme: I went down them on Friday.");

    [Theory]
    [InlineData("{0} said that the roof will leak again by spring.")]
    [InlineData("{0} considered that the roof will leak again by spring.")]
    [InlineData("{0} regretted that the roof will leak again by spring.")]
    [InlineData("{0} was of the view that the roof will leak again by spring.")]
    [InlineData("{0} was of the opinion that the roof will leak again by spring.")]
    [InlineData("{0} was in two minds about the roof, which will leak again by spring.")]
    [InlineData("{0} took the view that the roof will leak again by spring.")]
    [InlineData("{0} made clear that the roof will leak again by spring.")]
    [InlineData("{0} made it clear that the roof will leak again by spring.")]
    [InlineData("{0} made the point that the roof will leak again by spring.")]
    [InlineData("{0} saw no reason for the roof to leak again by spring.")]
    [InlineData("{0} had no objection to the roof, which will leak again by spring.")]
    [InlineData("{0} had no difficulty with the roof, which will leak again by spring.")]
    [InlineData("{0} had no view of the roof, which will leak again by spring.")]
    [InlineData("{0} passed on that the roof will leak again by spring.")]
    [InlineData("{0} read out that the roof will leak again by spring.")]
    [InlineData("{0} set out that the roof will leak again by spring.")]
    [InlineData("{0} then took the view that the roof will leak again by spring.")]
    [InlineData("{0} had also therefore warned that the roof will leak again by spring.")]
    [InlineData("{0}, who was moving on, warned that the roof will leak again by spring.")]
    [InlineData("{0}, the caretaker, was of the view that the roof will leak again by spring.")]
    public void Whoever_is_said_to_have_said_or_held_it_spoke_the_cited_words(string told)
    {
        Codes(told, "Ben Marsh").ShouldBeEmpty();
        Codes(told, "Cy Orme").ShouldBe(["speaker-differs"]);
    }

    [Fact]
    public void So_it_is_where_it_is_put_with_a_not() => Codes("{0} was not of the view that the roof will hold till spring.", "Cy Orme").ShouldBe(["speaker-differs"]);

    [Theory]
    [InlineData("{0} has the ladder for the roof.")]
    [InlineData("{0} was up the ladder for the roof.")]
    [InlineData("{0}, with the ladder, is up the roof.")]
    [InlineData("The ladder is with {0}. Asked about the roof, Ben Marsh said that it will leak again by spring.")]
    [InlineData("The ladder is with {0}, the caretaker. After that, asked about the roof, Ben Marsh said that it will leak again by spring.")]
    public void Of_whom_something_else_is_told_nothing_is_held_to_their_own_words(string told) => Codes(told, "Cy Orme").ShouldBeEmpty();

    /// <summary>What is found fault with because of who said it, in a statement that rests on what Ben Marsh said of the roof.</summary>
    private static IEnumerable<string> Codes(string told, string who) =>
        new GroundingCheck(Source, meetingDate: null)
            .Of([new Statement { Text = string.Format(CultureInfo.InvariantCulture, told, who), Citations = [Cite.Whole(Source.Segments[1])] }])
            .Select(w => w.Code)
            .Where(c => c == "speaker-differs");
}
