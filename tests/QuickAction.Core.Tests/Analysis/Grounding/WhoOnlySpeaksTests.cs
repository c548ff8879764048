using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>Whom the cited words are about, where they name somebody else than the statement, or nobody.</summary>
public sealed class WhoOnlySpeaksTests
{
    private static readonly SourceText Source = Some.Transcript(
        "Ada Quill: Good morning. Dev Mistry sends apologies, and Phil's at work or he'd have come.",
        "Karen Lowe: Joyce Pell has never turned a carer away.",
        "Philippa Crane: I've got the flat. I moved in on the third of August.",
        "Ada Quill: Were you there, Bill? Then you were.",
        "Bill Stannage: I was. Mrs Tarrant knows that, I've sat down with her.",
        "Ada Quill: I can see Clive Hoskin and Freda Hoskin.",
        "Karen Lowe: I'm going to see Clive next week.",
        "Karen Lowe: She has never turned a carer away.");

    [Theory]
    [InlineData("Joyce Pell has never turned a carer away.", 1, null)]
    [InlineData("Karen Lowe: She has never turned a carer away.", 7, null)]
    [InlineData("Karen Lowe said that Joyce Pell has never turned a carer away.", 1, null)]
    [InlineData("Accept that Karen Lowe never turned a carer away", 1, "name-not-cited")]
    [InlineData("Philippa Crane moved into the flat on 3 August.", 2, null)]
    [InlineData("Joyce Pell moved into the flat on 3 August.", 2, "name-not-cited")]
    [InlineData("Bill Stannage was there.", 3, null)]
    [InlineData("Philippa Crane was there.", 3, "name-not-cited")]
    [InlineData("Clive Hoskin will be seen next week.", 6, null)]
    [InlineData("Freda Hoskin will be seen next week.", 6, "name-not-cited")]
    public void A_statement_is_about_whom_the_words_are_about(string statement, int cited, string? code) =>
        (new GroundingCheck(Source, meetingDate: null)
            .Of([new Statement { Text = statement, Citations = [Cite.Whole(Source.Segments[cited])] }])
            .FirstOrDefault(w => w.Severity > Severity.Info)?.Code).ShouldBe(code);

    [Theory]
    [InlineData("Philippa Crane", null)]
    [InlineData("Phil", "attendee-not-present")]
    [InlineData("Mrs Tarrant", "attendee-not-present")]
    public void Who_is_only_talked_of_is_not_there(string name, string? code) =>
        new GroundingCheck(Source, meetingDate: null).Of(new MinutesFindings { Attendees = [new Attendee { Name = name }] }).Select(w => w.Code).ShouldBe(code is null ? [] : [code]);
}
