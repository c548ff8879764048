using QuickAction.Core.Analysis.Offline.Meetings.People;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.People;

public sealed class SpeakerLabelTests
{
    [Theory]
    [InlineData("School Nurse - Marjorie Penhallow", "Marjorie Penhallow", "School Nurse", null)]
    [InlineData("Harbour Master \u2013 Wilf Ogden", "Wilf Ogden", "Harbour Master", null)]
    [InlineData("Clerk (Joan Ashby)", "Joan Ashby", "Clerk", null)]
    [InlineData("Vice-Chair [Cllr Tunde Balogun]", "Cllr Tunde Balogun", "Vice-Chair", null)]
    [InlineData("Housing Officer | Priya Anand", "Priya Anand", "Housing Officer", null)]
    [InlineData("Treasurer: Bob Dale", "Bob Dale", "Treasurer", null)]
    [InlineData("Clerk, Joan Ashby", "Joan Ashby", "Clerk", null)]
    [InlineData("Mum (Stacey)", "Stacey", "Mum", null)]
    [InlineData("Family Support Worker - Grace Okoro - Saltmarsh Council", "Grace Okoro", "Family Support Worker", "Saltmarsh Council")]
    [InlineData("Team Manager (Grace Okoro, Saltmarsh Council)", "Grace Okoro", "Team Manager", "Saltmarsh Council")]
    public void The_name_is_the_name_whichever_side_of_its_role_it_stands_on(string label, string name, string role, string? organisation) =>
        Read(label).ShouldBe((name, role, organisation));

    [Theory]
    [InlineData("Marjorie Penhallow - School Nurse", "Marjorie Penhallow", "School Nurse", null)]
    [InlineData("Wilf Carter (Joan's deputy)", "Wilf Carter", "Joan's deputy", null)]
    [InlineData("Baker, Joan", "Joan Baker", null, null)]
    [InlineData("Thatcher, Joan", "Joan Thatcher", null, null)]
    [InlineData("Clerk - Saltmarsh Town Council", "Clerk", null, "Saltmarsh Town Council")]
    [InlineData("Social Worker - Saltmarsh NHS", "Social Worker", null, "Saltmarsh NHS")]
    [InlineData("Planning Officer (Highways)", "Planning Officer", null, "Highways")]
    [InlineData("Chair (Independent Member)", "Chair", "Independent Member", null)]
    public void A_label_without_a_name_behind_a_role_stays_as_it_is(string label, string name, string? role, string? organisation) =>
        Read(label).ShouldBe((name, role, organisation));

    private static (string Name, string? Role, string? Organisation) Read(string label) => SpeakerLabel.Read(label) is var person ? (person.Name, person.Role, person.Organisation) : default;
}
