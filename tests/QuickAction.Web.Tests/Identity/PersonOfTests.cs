using System.Text.Json;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity.OpenId;

namespace QuickAction.Web.Tests.Identity;

public sealed class PersonOfTests
{
    private static readonly IdentitySettings OneTeam = new() { Team = "main" };
    private static readonly IdentitySettings Mapped = new() { TeamClaim = "department", Teams = new Dictionary<string, string> { ["Children"] = "children", ["Adults"] = "adults", ["Care"] = "adults" } };

    private static readonly string[] UserRole = ["User"];
    private static readonly string[] TwoNames = ["Ann", "Ben"];

    [Asvs("V10.5.2")]
    [Fact]
    public void A_person_is_known_by_directory_and_object_id_and_never_by_a_name()
    {
        var person = PersonOf.Read(Claims(new { iss = "https://i", sub = "s", tid = "t", oid = "o", email = "ann@council.example", roles = UserRole }), OneTeam);

        (person.Tenant, person.Id, person.Team).ShouldBe(("t", "o", "main"));
    }

    [Fact]
    public void Where_there_is_no_directory_it_is_the_issuer_and_its_subject()
    {
        var person = PersonOf.Read(Claims(new { iss = "https://i", sub = "s", roles = "Reviewer" }), OneTeam);

        (person.Tenant, person.Id).ShouldBe(("https://i", "s"));
        person.Roles.ShouldBe(["Reviewer"]);
    }

    [Fact]
    public void Only_our_own_roles_count_and_only_as_they_are_spelt()
    {
        PersonOf.Read(Claims(new { iss = "i", sub = "s", roles = new object[] { "Governance", "governance", "Owner", 7, "User" } }), OneTeam).Roles.ShouldBe(["User", "Governance"]);
        PersonOf.Read(Claims(new { iss = "i", sub = "s" }), OneTeam).Roles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""["User","DataProtection"]""", "DataProtection", "User,DataProtection")]
    [InlineData("""["DataProtection","User"]""", "DataProtection", "User,DataProtection")]
    [InlineData("""["User","dataprotection"]""", "DataProtection", "User")]
    [InlineData("""["User","DataProtection"]""", "", "User")]
    [InlineData("""["User","Reviewer"]""", "Reviewer", "User,Reviewer")]
    [InlineData("""["DataProtection"]""", "DataProtection", "")]
    public void The_role_of_those_who_may_send_what_is_not_masked_counts_beside_ours_and_opens_nothing_alone(string said, string role, string roles)
    {
        using var document = JsonDocument.Parse($$"""{"iss":"i","sub":"s","roles":{{said}}}""");

        string.Join(',', PersonOf.Read(document.RootElement, OneTeam, role).Roles).ShouldBe(roles);
    }

    [Theory]
    [InlineData("""["Children"]""", "children")]
    [InlineData("\"Adults\"", "adults")]
    [InlineData("""["Adults", "Care", "Parks"]""", "adults")]
    [InlineData("""["Adults", "Children"]""", "")]
    [InlineData("""["children"]""", "")]
    [InlineData("""[]""", "")]
    [InlineData("null", "")]
    public void The_team_is_the_one_that_the_settings_name_and_nobody_is_in_two(string department, string team)
    {
        using var document = JsonDocument.Parse($$"""{"iss":"i","sub":"s","department":{{department}}}""");

        PersonOf.Read(document.RootElement, Mapped).Team.ShouldBe(team);
    }

    [Theory]
    [InlineData("Ann Featherstone", "Ann Featherstone")]
    [InlineData("  Ann\u0009 Featherstone\n", "Ann Featherstone")]
    [InlineData("Ann \u202Eenotsrehtaef\u200B", "Ann enotsrehtaef")]
    [InlineData("Zoë Ní Bhriain 🎈", "Zoë Ní Bhriain 🎈")]
    [InlineData("\u200B \u0000", "")]
    public void A_person_is_called_as_their_sign_in_says_on_one_line_and_without_tricks(string name, string shown) =>
        PersonOf.Read(Claims(new { iss = "i", sub = "s", name }), OneTeam).Name.ShouldBe(shown);

    [Fact]
    public void Who_has_no_name_two_or_an_endless_one_still_signs_in()
    {
        PersonOf.Read(Claims(new { iss = "i", sub = "s", email = "ann@council.example" }), OneTeam).Name.ShouldBe("");
        PersonOf.Read(Claims(new { iss = "i", sub = "s", name = TwoNames }), OneTeam).Name.ShouldBe("");
        PersonOf.Read(Claims(new { iss = "i", sub = "s", name = new string('x', 5_000) }), OneTeam).Name.Length.ShouldBeInRange(90, Core.Access.Person.LongestName);
    }

    private static JsonElement Claims(object claims) => JsonSerializer.SerializeToElement(claims);
}
