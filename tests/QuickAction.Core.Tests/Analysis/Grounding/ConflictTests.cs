using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>What seems to deny a statement and does not, as people talk and minutes put it: each of these was found fault with before conflicts were weighed by a model.</summary>
public sealed class ConflictTests
{
    [Theory]
    [InlineData("We haven't got a leaflet in Polish. I'll write one by Friday.", "Ada Quill agreed to write a leaflet in Polish, by Friday.")]
    [InlineData("The number's not been set up for him yet. I'll have it to him next week.", "Ada Quill undertook to provide him with the number, by the end of next week.")]
    [InlineData("The one that isn't in is the business plan, due in May. We haven't had it.", "The business plan, due in May, had not been received.")]
    [InlineData("He's said he'll serve notice. He's not given me nothing on paper.", "He has threatened notice but has issued nothing on paper.")]
    [InlineData("So the rate's eighteen, except for the children's charities, who stay on fourteen.", "The rate rises to £18, with the children's charities remaining at £14.")]
    [InlineData("I'm content with ten thousand for Ashwater. Anybody not? No. Both approved, then.", "A grant of £10,000 to Ashwater was approved.")]
    [InlineData("The house doesn't count, not for a short stay.", "The house is disregarded for a short stay.")]
    [InlineData("The county's engineer hasn't surveyed the culvert since 2018.", "The culvert was last surveyed by the county's engineer in 2018.")]
    [InlineData("And no more agency staff without it coming through me.", "Any use of agency staff must come through Ada Quill.")]
    [InlineData("There's no doubt about his capacity, he understood all of it.", "His capacity is not in doubt.")]
    [InlineData("We've advertised the posts and we've had no applicants that we could appoint.", "The posts have not been filled by an applicant who could be appointed.")]
    [InlineData("She's on the lower rate of the allowance. I'd think she'd get the higher one. I'll fill it in.", "Complete the form for the higher rate of the allowance")]
    [InlineData("Because I've got the sitting service. Wednesdays? Yes, then. Put me down.", "He will take up the sitting service on Wednesdays.")]
    public void What_only_seems_to_deny_a_statement_is_not_found_fault_with(string said, string statement) => Codes(said, statement).ShouldBeEmpty();

    [Theory]
    [InlineData("They've been ordered but they haven't come. I'll ring the supplier again tomorrow.", "Ada Quill will not contact the supplier tomorrow.", "negation-added")]
    [InlineData("I won't ring the supplier.", "Ada Quill agreed to ring the supplier.", "negation-dropped")]
    [InlineData("I'm happy to have a chat with the homelessness team. I'll ask them next week, no names.", "Approach the homelessness team with names", "negation-dropped")]
    public void What_denies_it_is_found(string said, string statement, string code) => Codes(said, statement).ShouldBe([code]);

    private static IEnumerable<string> Codes(string said, string statement)
    {
        var source = Some.Transcript("Ada Quill: " + said);
        return new GroundingCheck(source, meetingDate: null)
            .Of([new Statement { Text = statement, Citations = [.. source.Segments.Select(Cite.Whole)] }])
            .Select(w => w.Code)
            .Where(c => c.StartsWith("negation-", StringComparison.Ordinal));
    }
}
