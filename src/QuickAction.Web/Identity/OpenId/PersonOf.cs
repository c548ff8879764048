using System.Globalization;
using System.Text;
using System.Text.Json;
using QuickAction.Core.Access;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Identity.OpenId;

/// <summary>Who an ID token is of, and as what they work here.</summary>
internal static class PersonOf
{
    /// <summary>
    /// The person's key is <c>tid</c> and <c>oid</c>, which stay when everything else about them changes; where the issuer has no such thing, the issuer and its
    /// subject. Roles are those of ours in <c>roles</c>; the team is looked up in the settings.
    /// </summary>
    /// <param name="more">A role that counts beside ours and opens nothing by itself (<c>Service:NoMaskRole</c>); empty for none.</param>
    public static Person Read(JsonElement claims, IdentitySettings settings, string more = "")
    {
        var (tenant, id) = (Words(claims, "tid"), Words(claims, "oid"));
        var isDirectory = tenant is [_] && id is [_];
        return new Person(
            isDirectory ? tenant[0] : claims.GetProperty("iss").GetString() ?? "",
            isDirectory ? id[0] : claims.GetProperty("sub").GetString() ?? "",
            TeamOf(claims, settings),
            RolesOf(claims, more))
        {
            Name = NameOf(claims),
        };
    }

    /// <summary>Who has no role of ours has none at all.</summary>
    private static List<string> RolesOf(JsonElement claims, string more)
    {
        var said = Words(claims, "roles");
        var ours = Roles.All.Intersect(said, StringComparer.Ordinal).ToList();
        return ours.Count > 0 && more.Length > 0 && said.Contains(more) ? [.. ours.Union([more], StringComparer.Ordinal)] : ours;
    }

    /// <summary>
    /// <c>name</c> on one line, without characters that show nothing or turn the reading direction: it stands beside other people's in lists and on documents.
    /// Never an address: those change hands.
    /// </summary>
    private static string NameOf(JsonElement claims)
    {
        var said = Words(claims, "name") is [var name] ? name : "";
        var clean = new StringBuilder();
        foreach (var rune in said.EnumerateRunes())
        {
            var isSpace = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (isSpace ? clean.Length > 0 && clean[^1] != ' ' : Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                clean.Append(isSpace ? " " : rune.ToString());
            }

            if (clean.Length >= Person.LongestName - 1)
            {
                break;
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>Empty when there is no team, or more than one: nobody may guess whose papers a person may read.</summary>
    private static string TeamOf(JsonElement claims, IdentitySettings settings)
    {
        if (settings.TeamClaim.Length == 0)
        {
            return settings.Team;
        }

        var teams = Words(claims, settings.TeamClaim).Where(settings.Teams.ContainsKey).Select(value => settings.Teams[value]).Distinct(StringComparer.Ordinal).ToList();
        return teams is [var only] ? only : "";
    }

    private static List<string> Words(JsonElement claims, string name) => !claims.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString() ?? ""],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString() ?? "")],
        _ => [],
    };
}
