using System.Collections.Frozen;

namespace QuickAction.Core.Privacy;

/// <summary>Which cells of a table hold a person's name, by the heading of their column.</summary>
internal static class NameColumns
{
    private const int LongestHeading = 40;
    private const int MostWords = 4;

    private static readonly FrozenSet<string> OfNames = Set("name names forename forenames firstname surname lastname fullname");

    // Also headings of other things: what stands below counts when it is written as a name is.
    private static readonly FrozenSet<string> OfPeople = Set(
        "mother father mum dad parent parents guardian carer carers worker keyworker officer author owner responsible lead chair clerk contact attendee attendees apologies sibling siblings child children partner allocated practitioner staff by whom who");

    private static readonly FrozenSet<string> OfThings = Set(
        "organisation organization company business street road school ward file project group service site building event place town area question team product course user column number phone mobile telephone email mail address postcode date "
        + "time status type id ref reference role notes note comments comment count age dob gender ethnicity language relationship score total reason outcome response category priority due");

    /// <summary>"Name", "First name", "Child's name" hold names whatever stands in the cell; "Mother", "Worker" hold what is written as one. Not the name of a road, not a contact's number.</summary>
    public static bool Contains(string? heading, string cell)
    {
        if (heading is null || heading.Length > LongestHeading)
        {
            return false;
        }

        var words = heading.ToLowerInvariant().Replace("'s", "", StringComparison.Ordinal).Split([' ', '_', '-', '/', '(', ')', '.', ':'], StringSplitOptions.RemoveEmptyEntries);
        return !words.Any(OfThings.Contains) && (words.Any(OfNames.Contains) || (words.Any(OfPeople.Contains) && IsWrittenAsName(cell)));
    }

    private static bool IsWrittenAsName(string cell)
    {
        var words = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWords && Array.TrueForAll(words, w => char.IsUpper(w[0]) || w[0] == '(') && !cell.Any(char.IsDigit) && words.Any(w => w.Length > 1 && w.Any(char.IsLower));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
