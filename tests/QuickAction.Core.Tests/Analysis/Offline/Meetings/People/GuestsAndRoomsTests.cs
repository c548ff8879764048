using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Tests.Analysis.Offline.Salience;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.People;

/// <summary>A label that is no name: a guest is who they say they are, and the device of a meeting room is nobody.</summary>
public sealed class GuestsAndRoomsTests
{
    [Theory]
    [InlineData("Guest 1", "Hello, this is Marjorie Plunkett, I'm the tenants' representative.")]
    [InlineData("Guest 1", "This is Marjorie Plunkett.")]
    [InlineData("Guest", "It's Marjorie Plunkett here, can you hear me?")]
    [InlineData("Guest 1", "I'm Marjorie Plunkett, from the tenants' panel.")]
    [InlineData("Speaker 2", "My name is Marjorie Plunkett.")]
    [InlineData("Participant 3", "Marjorie Plunkett, tenants' panel.")]
    [InlineData("+44 7700 900123", "Hi, it's Marjorie Plunkett speaking.")]
    public void A_guest_is_shown_by_the_name_that_they_give(string label, string said) =>
        Attendees($"Ann Webb: Morning. Who's that on the line?", $"{label}: {said}", "Bob Dale: Morning.").ShouldBe(["Ann Webb", "Marjorie Plunkett", "Bob Dale"], ignoreOrder: true);

    [Theory]
    [InlineData("Guest 1", "This is ridiculous.")]
    [InlineData("Guest 1", "It's Thursday, isn't it?")]
    [InlineData("Guest 1", "This is Ann Webb's fault.")]
    [InlineData("Guest 1", "I'm sorry I'm late, Mill Lane was shut.")]
    [InlineData("Guest 1", "Is that Marjorie Plunkett?")]
    public void A_guest_who_gives_no_name_is_nobody_known(string label, string said) =>
        Attendees("Ann Webb: Morning.", $"{label}: {said}", "Bob Dale: Morning.").ShouldBe(["Ann Webb", "Bob Dale"], ignoreOrder: true);

    [Theory]
    [InlineData("Room 4.12")]
    [InlineData("Conference Room Teams")]
    [InlineData("Conference Room (Teams)")]
    [InlineData("Committee Room 2")]
    [InlineData("Meeting Room B")]
    [InlineData("Council Chamber")]
    [InlineData("Boardroom")]
    [InlineData("MTR Civic Centre")]
    [InlineData("Teams Room 3")]
    [InlineData("Zoom Room Annexe")]
    [InlineData("Lobby iPad")]
    public void The_device_of_a_meeting_room_is_nobody(string label) =>
        Attendees("Ann Webb: Morning.", $"{label}: Morning, we can hear you.", "Bob Dale: Morning.").ShouldBe(["Ann Webb", "Bob Dale"]);

    [Theory]
    [InlineData("Bill Room")]
    [InlineData("Frances Chambers")]
    [InlineData("Dr Hall")]
    public void Who_is_called_like_a_room_is_a_person(string label) =>
        Attendees("Ann Webb: Morning.", $"{label}: Morning.", "Bob Dale: Morning.").ShouldContain(label);

    [Fact]
    public void What_a_guest_undertakes_is_theirs_by_the_name_that_they_gave()
    {
        var source = Said.By("Ann Webb: Morning. Who's that?", "Guest 1: This is Marjorie Plunkett.", "Ann Webb: Marjorie, could you send us the survey of the roof by Friday?", "Guest 1: Yes, I'll send you the survey by Friday.", "Ann Webb: Thank you.");
        var talk = Talk.From(source);

        var action = MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Actions.ShouldHaveSingleItem();

        action.Owner.ShouldBe("Marjorie Plunkett");
        Borrowed.Words(action, source).ShouldBeEmpty(action.Text);
    }

    private static List<string> Attendees(params string[] lines) => [.. MeetingPeople.Find(Talk.From(Said.By(lines)), null).Attendees.Select(a => a.Name)];
}
