using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>Questions that a meeting leaves open, in sentences that no fitted meeting has.</summary>
public sealed class OpenQuestionsTests
{
    private static readonly MinutesTemplate Template = new() { Id = "general", Title = "General", Version = 1, Sections = [], Sha256 = "" };

    [Theory]
    [InlineData("I still don't know whether the diocese will lend us the hall.")]
    [InlineData("Whether the diocese will lend us the hall, I couldn't tell you.")]
    [InlineData("Nobody's told us if the bridge carries a weight limit.")]
    [InlineData("What we can't find out is who maintains the sluice gate.")]
    [InlineData("We've never got to the bottom of which firm laid the drain.")]
    [InlineData("It isn't clear when the grant money arrives.")]
    public void What_somebody_says_nobody_knows_is_an_open_question(string said) => Questions("Ada Pell: The hall, then.", $"Ben Roe: {said}", "Ada Pell: The bins next.").ShouldHaveSingleItem();

    [Theory]
    [InlineData("Who insures the floodlights?", "No idea.")]
    [InlineData("Does the new tenant keep the piano?", "I honestly don't know.")]
    [InlineData("Do we know whether the lift passed its inspection?", "Not yet.")]
    [InlineData("Is the cellar part of the lease?", "It doesn't say.")]
    [InlineData("Does anyone know whether the covenant still stands?", "I don't.")]
    public void A_question_that_is_answered_with_not_knowing_is_open(string asked, string reply)
    {
        var open = Questions($"Ada Pell: {asked}", $"Ben Roe: {reply}", "Ada Pell: The bins next.").ShouldHaveSingleItem();

        open.Citations.ShouldHaveSingleItem().Quote.ShouldBe(asked);
    }

    [Theory]
    [InlineData("Who insures the floodlights?", "The club does, through the league.")]
    [InlineData("Do we know whether the lift passed its inspection?", "It passed on Monday.")]
    [InlineData("Would you ring the landlord?", "I can, only I don't know who that is.")]
    public void A_question_that_is_answered_or_asks_for_something_is_not(string asked, string reply) =>
        Questions($"Ada Pell: {asked}", $"Ben Roe: {reply}", "Ada Pell: The bins next.").ShouldBeEmpty();

    [Theory]
    [InlineData("Yes, it was put right on Monday.")]
    [InlineData("They were, I saw to it myself.")]
    public void What_somebody_else_knows_a_turn_later_is_no_open_question(string answer) =>
        Questions("Ada Pell: The hall, then.", "Ada Pell: Were the gutters mended?", "Ben Roe: I don't know.", $"Cy Lowe: {answer}", "Ada Pell: The bins next.").ShouldBeEmpty();

    [Fact]
    public void An_assent_answers_nothing() =>
        Questions("Ada Pell: The hall, then.", "Ada Pell: Who mends the gutters?", "Ben Roe: No idea.", "Cy Lowe: Yes, we should ask.", "Ada Pell: The bins next.").ShouldHaveSingleItem();

    [Theory]
    [InlineData("I don't know what to say about that dinner.")]
    [InlineData("I don't know where he gets these stories from.")]
    [InlineData("We could maybe have a brass band, I don't know who'd pay for the instruments.")]
    [InlineData("The widow doesn't know whether the council still owns the field.")]
    [InlineData("I don't know if you've seen the plan of the field.")]
    public void A_manner_of_speaking_is_no_open_question(string said) => Questions("Ada Pell: The field, then.", $"Ben Roe: {said}", "Ada Pell: The bins next.").ShouldBeEmpty();

    [Fact]
    public void What_is_not_known_is_listed_as_a_question_and_not_as_a_risk_too()
    {
        var found = Find("Ada Pell: The wall.", "Ben Roe: I can't find out who owns the wall, it could fall on a child and kill it, and it might not.", "Ada Pell: The bins next.");

        found.Questions.ShouldHaveSingleItem();
        found.Risks.ShouldBeEmpty();
    }

    private static IReadOnlyList<QuickAction.Core.Analysis.Statement> Questions(params string[] lines) => Find(lines).Questions;

    private static MinutesFindings Find(params string[] lines) => MeetingMinutes.Find(new MinutesInput { Source = Said.By(lines), Template = Template }, TestContext.Current.CancellationToken);
}
