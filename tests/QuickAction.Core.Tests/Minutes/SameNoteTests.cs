using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Minutes;

namespace QuickAction.Core.Tests.Minutes;

/// <summary>Joining two notes leaves one of the texts out: only where nothing of weight is lost with it, whatever a model says.</summary>
public sealed class SameNoteTests
{
    [Theory]
    [InlineData("The lift comes first.", "The lift comes first.", true)]
    [InlineData("It was agreed to repair the lift at Fern House.", "The lift at Fern House is to be repaired.", true)]
    [InlineData("The clerk writes to the contractor by Friday.", "The clerk writes to the contractor.", true)]
    [InlineData("The lift comes first, item 9.", "The roof comes first, item 5.", false)]
    [InlineData("The fee is three pounds.", "The fee is four pounds.", false)]
    [InlineData("The hall closes on Monday.", "The hall closes on Friday.", false)]
    [InlineData("The hall will be sold.", "The hall will not be sold.", false)]
    [InlineData("The grant goes to Ada Quill.", "The grant goes to Ben Marsh.", false)]
    public void Two_notes_are_one_only_when_they_differ_in_nothing_that_counts(string one, string other, bool same)
    {
        SameNote.Of(one, other).ShouldBe(same);
        SameNote.Of(other, one).ShouldBe(same);
    }

    [Fact]
    public void A_model_that_calls_everything_the_same_loses_no_decision()
    {
        var notes = Enumerable.Range(1, 20).Append(20).Select((ward, i) => Part(i, $"Ward {ward} is swept on a Tuesday.")).ToList();
        var merge = new MinutesNotesMerge(notes);
        var ids = merge.ByKind.SelectMany(k => k).Where(n => n.Kind == "decision").Select(n => n.Id).ToList();

        var all = merge.Apply(new MinutesMerge { Same = [ids], Topics = [], Summary = [] });
        var two = merge.Apply(new MinutesMerge { Same = [[ids[19], $" {ids[20]}", ids[19]]], Topics = [], Summary = [] });

        all.Decisions.Count.ShouldBe(21);
        two.Decisions.Count.ShouldBe(20);
        two.Decisions[19].Evidence.Count.ShouldBe(2);
    }

    private static MinutesNotes Part(int segment, string decision) => new()
    {
        Attendees = [],
        Apologies = [],
        Summary = [],
        Topics = [],
        Decisions = [new DraftStatement { Text = decision, Evidence = [new Evidence(segment, decision)] }],
        Actions = [],
        Risks = [],
        Questions = [],
        Sections = [],
    };
}
