using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;
using QuickAction.Core.Tests.Analysis.Offline.Salience;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>A day that is asked for is not the day that is agreed: the last one on which those two settle holds.</summary>
public sealed class BargainedDatesTests
{
    private static readonly MinutesTemplate Template = new() { Id = "general", Title = "General", Version = 1, Sections = [], Sha256 = "" };

    // A Tuesday.
    private static readonly DateOnly Meeting = new(2026, 11, 17);

    [Theory]
    [InlineData("the eighth", "2026-12-08", "Gareth Moss: Nadia, can you have the drainage survey back to us by the first?", "Nadia Pell: It'll be the eighth.")]
    [InlineData("the eighth", "2026-12-08", "Gareth Moss: Nadia, can you have the drainage survey back to us by the first?", "Nadia Pell: Yes, but it'll be the eighth, I'm on leave.")]
    [InlineData("the eighth", "2026-12-08", "Gareth Moss: Nadia, can you send the drainage survey by Friday?", "Nadia Pell: By Friday? It'll be the eighth.", "Gareth Moss: Fine.")]
    [InlineData("Monday", "2026-11-23", "Gareth Moss: Nadia, could you send the drainage survey round by Friday?", "Nadia Pell: Monday's more realistic.", "Gareth Moss: Fine, Monday then.")]
    [InlineData("Monday", "2026-11-23", "Gareth Moss: Nadia, could you send the drainage survey round by Friday?", "Nadia Pell: Can we say Monday?", "Gareth Moss: Yes, that's fine.")]
    [InlineData("Wednesday", "2026-11-18", "Gareth Moss: Nadia, could you send the drainage survey round by Friday?", "Nadia Pell: I will.", "Gareth Moss: Could you make it Wednesday?", "Nadia Pell: Yes, Wednesday.")]
    [InlineData("Thursday", "2026-11-19", "Nadia Pell: I'll send the drainage survey round by Friday.", "Gareth Moss: Any chance of Wednesday?", "Nadia Pell: I can do Thursday.", "Gareth Moss: Thursday it is.")]
    [InlineData("Wednesday", "2026-11-18", "Nadia Pell: I'll send the drainage survey round by Tuesday, no, Wednesday.", "Gareth Moss: Thank you.")]
    [InlineData("Wednesday", "2026-11-18", "Nadia Pell: I'll send the drainage survey round by Tuesday\u2026 no, Wednesday.", "Gareth Moss: Thank you.")]
    [InlineData("Wednesday", "2026-11-18", "Nadia Pell: I'll send the drainage survey round by Tuesday, or rather Wednesday.", "Gareth Moss: Thank you.")]
    [InlineData("Wednesday", "2026-11-18", "Nadia Pell: I'll send the drainage survey round by Tuesday. Actually, make that Wednesday.", "Gareth Moss: Thank you.")]
    [InlineData("Wednesday", "2026-11-18", "Gareth Moss: Nadia, could you send the drainage survey round by Friday?", "Nadia Pell: Not Friday, that's the hearing. Monday?", "Gareth Moss: Monday's no good, I'm in court. Wednesday?", "Nadia Pell: Wednesday, yes.")]
    [InlineData("Wednesday", "2026-11-18", "Nadia Pell: I can send the drainage survey round on Thursday.", "Gareth Moss: Thursday's no good, I'm in court. Wednesday?", "Nadia Pell: Wednesday, then.")]
    [InlineData("Tuesday", "2026-11-24", "Nadia Pell: I'll send the drainage survey round on Monday. Hang about, Monday's a training day. Tuesday.", "Gareth Moss: Thank you.")]
    [InlineData("fourteenth", "2026-12-14", "Nadia Pell: I need to send the drainage survey round. Shall we say this Friday? No, I'm at a wedding. The fourteenth.", "Gareth Moss: Thank you.")]
    public void The_last_day_that_is_accepted_is_the_day_of_the_action(string due, string date, params string[] said)
    {
        var source = Source(said);
        var actions = Actions(source);

        var action = actions.ShouldHaveSingleItem(string.Join(" | ", actions.Select(a => a.Text)));
        action.Owner.ShouldBe("Nadia Pell");
        action.Due!.ShouldEndWith(due, Case.Sensitive, action.Text);
        action.DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(date, action.Text);
        action.Citations.ShouldContain(c => c.Quote.Contains(due, StringComparison.Ordinal));
        Borrowed.Words(action, source).ShouldBeEmpty(action.Text);
        new GroundingCheck(source, Meeting).Of(new MinutesFindings { Actions = [action] }).Where(w => w.Severity >= Severity.Warn).Select(w => w.Code).ShouldBeEmpty(action.Text);
    }

    [Theory]
    [InlineData("Nadia Pell to send the drainage survey round by Monday.", "Gareth Moss: Nadia, could you send the drainage survey round by Friday?", "Nadia Pell: Monday's more realistic.", "Gareth Moss: Fine, Monday then.")]
    [InlineData("Nadia Pell to send the drainage survey round by Wednesday.", "Nadia Pell: I'll send the drainage survey round by Tuesday, no, Wednesday.", "Gareth Moss: Thank you.")]
    public void The_minute_says_the_day_that_holds_and_not_the_other(string minute, params string[] said) =>
        Actions(Source(said)).ShouldHaveSingleItem().Text.ShouldBe(minute);

    [Theory]
    [InlineData("by Friday", "2026-11-20", "Gareth Moss: Nadia, could you send the drainage survey round by Friday?", "Nadia Pell: Can we say Monday?", "Gareth Moss: No, it has to be Friday.", "Nadia Pell: All right, I'll send it.")]
    [InlineData("by Friday", "2026-11-20", "Gareth Moss: Nadia, could you send the drainage survey round by Friday?", "Nadia Pell: Could it be Monday?", "Gareth Moss: No, sorry.", "Nadia Pell: All right, I'll send it.")]
    [InlineData("by Friday", "2026-11-20", "Gareth Moss: Nadia, could you send the drainage survey round by Friday?", "Nadia Pell: I will. The committee is on Monday.")]
    [InlineData("by Friday", "2026-11-20", "Gareth Moss: Nadia, could you send the drainage survey round by Friday?", "Nadia Pell: I will.", "Gareth Moss: The fair on Saturday was a great success.")]
    public void A_day_that_is_refused_or_of_something_else_changes_nothing(string due, string date, params string[] said)
    {
        var action = Actions(Source(said)).ShouldHaveSingleItem();

        action.Due!.ShouldEndWith(due[3..], Case.Sensitive, action.Text);
        action.DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(date, action.Text);
    }

    [Theory]
    [InlineData("by mid March", "Nadia Pell: I'll send the drainage survey round by mid March.")]
    [InlineData("by mid-March", "Nadia Pell: I'll send the drainage survey round by mid-March.")]
    [InlineData("mid March", "Gareth Moss: Nadia, could you send the drainage survey round by the first of February?", "Nadia Pell: It'll be mid March.")]
    [InlineData("mid-March", "Gareth Moss: Nadia, could you send the drainage survey round by the first of February?", "Nadia Pell: Mid-March is more realistic.", "Gareth Moss: Mid-March, then.")]
    public void A_time_without_a_day_is_due_as_said(string due, params string[] said)
    {
        var action = Actions(Source(said)).ShouldHaveSingleItem();

        action.Due!.ShouldEndWith(due, Case.Insensitive, action.Text);
        action.DueDate.ShouldBeNull();
    }

    private static SourceText Source(params string[] said) => Said.By(
    [
        "Gareth Moss: Good morning, it is Tuesday the seventeenth of November 2026 and this is the meeting of the bridge committee.",
        "Imran Lowe: The tenants have told us about the damp in the two flats by the river.",
        .. said,
        "Imran Lowe: The next thing on the list is the footpath along the canal, where the lamps are broken.",
    ]);

    private static IReadOnlyList<ActionItem> Actions(SourceText source) => MeetingMinutes.Find(new MinutesInput { Source = source, Template = Template }, CancellationToken.None).Actions;
}
