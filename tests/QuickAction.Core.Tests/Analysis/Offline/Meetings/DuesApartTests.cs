using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>A day that is said in a sentence of its own belongs to the undertaking beside it.</summary>
public sealed class DuesApartTests
{
    private static readonly MinutesTemplate Template = new() { Id = "general", Title = "General", Version = 1, Sections = [], Sha256 = "" };

    // A Tuesday.
    private static readonly DateOnly Meeting = new(2026, 11, 17);

    [Theory]
    [InlineData("Nadia Pell", "By Monday", "2026-11-23", "Gareth Moss: Can you write to the landlord, Nadia?", "Nadia Pell: I will. By Monday.")]
    [InlineData("Nadia Pell", "By Monday", "2026-11-23", "Gareth Moss: Can you write to the landlord, Nadia?", "Nadia Pell: I will. Thank you. By Monday, then.")]
    [InlineData("Nadia Pell", "By Monday", "2026-11-23", "Gareth Moss: Can you write to the landlord, Nadia?", "Nadia Pell: I will.", "Gareth Moss: By when?", "Nadia Pell: By Monday.")]
    [InlineData("Nadia Pell", "Tomorrow", "2026-11-18", "Gareth Moss: Nadia, can you ring the boiler engineer about the leak?", "Nadia Pell: Leave it with me. Tomorrow.")]
    [InlineData("Nadia Pell", "By the end of the month", "2026-11-30", "Gareth Moss: Can you send the insurers the photographs of the roof, Nadia?", "Nadia Pell: Yes, I'll send them.", "Gareth Moss: By the end of the month.")]
    [InlineData("Nadia Pell", "By the end of the month", "2026-11-30", "Gareth Moss: Nadia, could you send the insurers the photographs of the roof?", "Nadia Pell: I will.", "Gareth Moss: By the end of the month, please.")]
    [InlineData("Nadia Pell", "Within ten working days", "2026-12-01", "Nadia Pell: I'll write up the survey of the bridge. Within ten working days.", "Gareth Moss: Thank you.")]
    [InlineData("Nadia Pell", "On the first Monday in January", "2027-01-04", "Gareth Moss: Can you bring the plan back, Nadia?", "Nadia Pell: I'll bring the plan back. On the first Monday in January.")]
    public void A_day_in_a_sentence_of_its_own_is_the_day_of_the_undertaking_beside_it(string owner, string due, string date, params string[] said)
    {
        var source = Source(said);
        var actions = Actions(source);

        var action = actions.ShouldHaveSingleItem(string.Join(" | ", actions.Select(a => a.Text)));
        (action.Owner, action.Due, action.DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe((owner, due, date), action.Text);
        action.Citations.ShouldContain(c => c.Quote.Contains(due, StringComparison.Ordinal));
        new GroundingCheck(source, Meeting).Of(new MinutesFindings { Actions = [action] }).Where(w => w.Severity >= Severity.Warn).Select(w => w.Code).ShouldBeEmpty(action.Text);
    }

    [Fact]
    public void A_day_of_another_who_has_no_part_in_it_is_not_given_to_the_undertaking()
    {
        var action = Actions(Source("Gareth Moss: Can you write to the landlord, Nadia?", "Nadia Pell: I will write to the landlord.", "Imran Lowe: On Friday.")).ShouldHaveSingleItem();

        action.Due.ShouldBeNull();
    }

    [Fact]
    public void An_undertaking_with_its_day_keeps_it()
    {
        var action = Actions(Source("Gareth Moss: Can you write to the landlord, Nadia?", "Nadia Pell: I'll write to the landlord by Thursday. Tomorrow.")).ShouldHaveSingleItem();

        action.DueDate.ShouldBe(new DateOnly(2026, 11, 19));
    }

    [Fact]
    public void A_day_for_an_answer_still_takes_on_what_was_asked()
    {
        var action = Actions(Source("Gareth Moss: Nadia, can you send the rota round to the volunteers?", "Nadia Pell: By Friday.")).ShouldHaveSingleItem();

        (action.Owner, action.DueDate).ShouldBe(("Nadia Pell", new DateOnly(2026, 11, 20)));
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
