using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>"Whether the flat was empty was known" is held to what was left open.</summary>
public sealed class OpenQuestionTests
{
    [Theory]
    [InlineData("Is the flat empty? Nobody knows.", "Whether the flat was empty was known.")]
    [InlineData("Is the flat empty? Nobody in the office knows.", "Whether the flat was empty was known.")]
    [InlineData("Is the flat empty? I'm not sure.", "Whether the flat was empty was established.")]
    [InlineData("Which flat is it? That's not been settled.", "Which flat it was was settled, and the keys are here.")]
    [InlineData("Who has the key?", "Who has the key was settled.")]
    [InlineData("When do the bins go out? Where do they go?", "When and where the bins go out were decided.")]
    public void What_was_left_open_was_not_closed(string said, string statement) => Codes(said, statement).ShouldBe(["negation-dropped"]);

    [Theory]
    [InlineData("Is the flat empty? Nobody knows.", "Whether the flat was empty was not known.")]
    [InlineData("Who has the key? Cy has it. Is the flat empty? Nobody knows.", "Who had the key was settled. Nobody knew whether the flat was empty.")]
    [InlineData("Is the flat empty? I know it is.", "Whether the flat was empty was known.")]
    [InlineData("Is the flat empty? It is, there's no bed in there now.", "Whether the flat was empty was settled.")]
    [InlineData("Is the flat empty? Nobody came to the door when I rang, so I know it is.", "Whether the flat was empty was established.")]
    [InlineData("Is the flat empty? Nobody knows. The rent is settled.", "The rent was settled.")]
    [InlineData("Is the flat empty?", "Whether the flat was empty was asked.")]
    [InlineData("Has the tenant decided?", "Whether the tenant had decided was asked.")]
    [InlineData("Has the tenant decided?", "Whether the tenant had decided, Ada Quill asked.")]
    [InlineData("Is the flat known to the police?", "Whether the flat was known to the police was asked.")]
    public void What_was_asked_and_answered_or_only_asked_is_not_found_fault_with(string said, string statement) => Codes(said, statement).ShouldBeEmpty();

    private static IEnumerable<string> Codes(string said, string statement)
    {
        var source = Some.Transcript("Ada Quill: " + said);
        return new GroundingCheck(source, meetingDate: null)
            .Of([new Statement { Text = statement, Citations = [Cite.Whole(source.Segments[0])] }])
            .Select(w => w.Code)
            .Where(c => c.StartsWith("negation-", StringComparison.Ordinal));
    }
}
