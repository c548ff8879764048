using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Days, months, ordinals and forms of address: they say when, which and who, and name no matter. Lower case.</summary>
internal static class TimeWords
{
    private static readonly FrozenSet<string> All =
        """
        monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august
        september october november december spring summer autumn winter christmas easter tonight tomorrow yesterday weekend weekends week weeks month months year years day days
        hour hours minute minutes morning afternoon evening night mr mrs ms miss dr cllr councillor councillors sir madam chair chairman chairwoman hon professor sergeant pc honourable hon
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string lowerWord) => All.Contains(lowerWord);
}
