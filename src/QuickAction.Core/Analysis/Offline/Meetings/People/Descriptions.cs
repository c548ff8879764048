namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>What stands beside a name in a label or a list: "Chair", "Head of Parks, Culture and Leisure", "Town Council", "via Teams".</summary>
internal static class Descriptions
{
    /// <summary>Before these stands what somebody is, behind them of what: "Officer for Cornwall", "Interim Director of Finance".</summary>
    private static readonly HashSet<string> Links = Set("of for to at with in on from and &");

    /// <summary>End as the names of occupations do, and are none.</summary>
    private static readonly HashSet<string> Things = Set(
        "water river power tower border paper shelter order matter letter computer customer consumer weather winter summer number counter corner chapter cancer fever silver timber former other under over upper lower inner outer "
        + "sector motor floor moor door minor major senior junior indoor outdoor harbor labor interior exterior anchor error manor human german roman norman pier fibre");

    /// <summary>Occupations and offices whose names end otherwise.</summary>
    private static readonly HashSet<string> Occupations = Set("surgeon beadle reeve sexton curate deacon guide coach cadet delegate champion convenor scribe official associate intern physician custodian technologist sheriff substitute");

    /// <summary>How somebody was there, not what they are.</summary>
    private static readonly HashSet<string> Remarks = Set("from until till via by up left joined joining arrived item items part online remote remotely virtual virtually voting non-voting apologies late am pm minutes left");

    /// <summary>Whether the words say what somebody is; else they say where somebody is from.</summary>
    public static bool IsRole(string description)
    {
        var words = Words(description);
        if (words.Count == 0)
        {
            return false;
        }

        var link = words.FindIndex(Links.Contains);
        var head = words[(link > 0 ? link : words.Count) - 1];
        return NameWords.RoleNouns.Contains(words[^1]) || NameWords.RoleNouns.Contains(words[0]) || NameWords.RoleNouns.Contains(head) || words[0] == "substituting" || IsOccupation(head);
    }

    /// <summary>"(from 10.15)", "(via Teams)", "(he/him)", "(AW)" of an Ann Webb: says nothing of what somebody is.</summary>
    public static bool IsRemark(string description, string name) => Array.TrueForAll(description.Split(',', StringSplitOptions.TrimEntries), part => IsRemarkAlone(part, name));

    private static bool IsRemarkAlone(string description, string name)
    {
        var words = Words(description);
        return words.Count == 0
            || description.Length < 2
            || char.IsDigit(description[0])
            || NameWords.EmptyDecorations.Contains(description.ToLowerInvariant())
            || (Remarks.Contains(words[0]) && !NameWords.RoleNouns.Contains(words[^1]))
            || (words is ["in", "person"])
            || (words.Count == 1 && words[0] == Initials(name));
    }

    /// <summary>Role and organisation of the descriptions in their order. Whoever is two things is both: "Team manager, Chair".</summary>
    public static (string? Role, string? Organisation) Read(IEnumerable<string> descriptions, string name)
    {
        var roles = new List<string>();
        string? organisation = null;
        foreach (var description in descriptions.Where(d => !IsRemark(d, name)))
        {
            if (IsRole(description))
            {
                roles.Add(description);
            }
            else
            {
                organisation ??= description;
            }
        }

        return (roles.Count == 0 ? null : string.Join(", ", roles), organisation);
    }

    /// <summary>"Master", "Crier", "Archivist": what people do ends so.</summary>
    private static bool IsOccupation(string word) =>
        Occupations.Contains(word) || (word.Length > 4
        && !Things.Contains(word)
        && !NameWords.Places.Contains(word)
        && (EndsWith(word, "man", "woman", "person", "ist") || (EndsWith(word, "er", "or") && !EndsWith(word, "cester", "chester", "caster", "minster", "eter", "ster") || word is "master" or "minister" or "harbourmaster" or "barrister")));

    private static bool EndsWith(string word, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
        {
            if (word.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Initials(string name) =>
        new([.. name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => !NameWords.Titles.Contains(w.Trim('.').ToLowerInvariant())).Select(w => char.ToLowerInvariant(w[0]))]);

    private static List<string> Words(string text) =>
        [.. text.ToLowerInvariant().Replace('\u2019', '\'').Split([' ', ',', '/', ';'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', '(', ')')).Where(w => w.Length > 0)];

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
