using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>Recognisers that know nobody's name number the speakers: such a label is a person, and its figure is no number that somebody said.</summary>
public sealed class NumberedSpeakerTests
{
    public static TheoryData<string, string> Labels => new()
    {
        { "SPEAKER_01", "SPEAKER_02" },
        { "Speaker 1", "Speaker 2" },
        { "Speaker 1", "Speaker 10" },
        { "Participant #3", "Participant #4" },
        { "Unknown Speaker 3", "Unknown Speaker 4" },
    };

    [Theory]
    [MemberData(nameof(Labels))]
    public void The_number_of_a_speaker_is_no_number_of_the_statement(string one, string other)
    {
        Codes(one, other, $"{one} said that the lift had been out for nineteen days.", 0).ShouldBeEmpty();
        Codes(one, other, $"The repair would be chased by {other}.", 1).ShouldBeEmpty();
        Codes(one, other, $"{one} asked {other} to chase the repair.", 0, 1).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void Another_number_in_the_same_statement_is_checked_all_the_same(string one, string other) =>
        Codes(one, other, $"{one} said that the lift had been out for 29 days.", 0).ShouldBe(["number-not-in-source"]);

    [Theory]
    [MemberData(nameof(Labels))]
    public void Another_speaker_is_somebody_else(string one, string other)
    {
        Codes(one, other, $"{other} said that the lift had been out for nineteen days.", 0).ShouldContain("speaker-differs");
        Codes(one, other, $"The tenants told {one} that the roof leaked.", 4).ShouldContain("name-not-cited");
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void The_owner_of_an_action_is_the_speaker_of_that_number(string one, string other)
    {
        var source = Source(one, other);
        var check = new GroundingCheck(source, null);
        var action = new ActionItem { Text = "Chase the repair", Owner = other, Citations = [Cite.Whole(source.Segments[1])] };

        check.Of(new MinutesFindings { Actions = [action] }).ShouldBeEmpty();
        check.Of(new MinutesFindings { Actions = [action with { Owner = one }] }).ShouldHaveSingleItem().Code.ShouldBe("owner-differs");
    }

    private static IEnumerable<string> Codes(string one, string other, string text, params int[] segments)
    {
        var source = Source(one, other);
        return new GroundingCheck(source, null)
            .Of([new Statement { Text = text, Citations = [.. segments.Select(s => Cite.Whole(source.Segments[s]))] }])
            .Where(w => w.Severity > Severity.Info)
            .Select(w => w.Code);
    }

    private static SourceText Source(string one, string other) => Some.Transcript(
        $"{one}: The lift was out for nineteen days.",
        $"{other}: I will chase the repair, leave it with me.",
        "Ada Quill: Is there anything else on the lift?",
        "Ada Quill: Then we go on to the roof.",
        "Ada Quill: The tenants told somebody that it leaked.",
        "Ada Quill: They told him in writing.");
}
