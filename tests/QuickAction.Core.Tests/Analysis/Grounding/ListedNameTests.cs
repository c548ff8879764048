using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>An entry of a list of people says nothing that a pronoun could carry: who is listed is named in the quoted words, or speaks them.</summary>
public sealed class ListedNameTests
{
    private const string Named = "Joyce Pell sees to her mother.";
    private const string NotNamed = "She has done it alone for years.";

    private static readonly SourceText Source = Some.Transcript(
        "Ada Quill: Good morning. The carers are first.",
        $"Ada Quill: {Named} {NotNamed}",
        "Ben Marsh: Good.");

    [Theory]
    [InlineData("Joyce Pell")]
    [InlineData("Joyce Pell, carer")]
    [InlineData("Joyce Pell, carer of her mother alone for years")]
    public void An_entry_of_a_list_is_named_in_the_quoted_words(string entry)
    {
        Codes(entry, Named).ShouldBeEmpty();
        Codes(entry, NotNamed).ShouldBe(["name-not-cited"]);
    }

    [Theory]
    [InlineData("Ada Quill")]
    [InlineData("Ada Quill, chair")]
    public void Or_speaks_them_of_whomever_they_are(string entry) => Codes(entry, NotNamed).ShouldBeEmpty();

    [Theory]
    [InlineData("Joyce Pell has done it alone for years.")]
    [InlineData("Joyce Pell, carer, has done it alone for years.")]
    [InlineData("Joyce Pell, carer, to go on alone for years")]
    [InlineData("Joyce Pell, who cares alone, for years")]
    [InlineData("Joyce Pell, carer, described years of it alone")]
    [InlineData("Joyce Pell alone for years")]
    [InlineData("Done alone for years by Joyce Pell")]
    [InlineData("Joyce Pell, doing it all alone for years and years and years")]
    public void What_says_something_of_somebody_may_rest_on_a_pronoun(string statement) => Codes(statement, NotNamed).ShouldBeEmpty();

    /// <summary>What is found fault with because of a name, in a statement that rests on one sentence.</summary>
    private static IEnumerable<string> Codes(string statement, string quoted)
    {
        var start = Source.Segments[1].Text.IndexOf(quoted, StringComparison.Ordinal);
        return new GroundingCheck(Source, meetingDate: null)
            .Of([new Statement { Text = statement, Citations = [Cite.Range(Source.Segments[1], start, start + quoted.Length)] }])
            .Where(w => w.Severity >= Severity.Warn && w.Code.StartsWith("name-", StringComparison.Ordinal))
            .Select(w => w.Code);
    }
}
