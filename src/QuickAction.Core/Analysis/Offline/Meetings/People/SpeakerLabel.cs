using QuickAction.Core.Privacy.Names;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Reads a speaker label: "Cllr Jane Smith", "Jane Smith (Housing)", "Smith, Jane", "Jane Smith - Chair", "Jane Smith | Finance", "Chair - Jane Smith".</summary>
internal static class SpeakerLabel
{
    private static readonly string[] Partings = [" - ", " \u2013 ", " \u2014 ", " | ", " / ", ", ", ": "];

    public static Person Read(string label)
    {
        var decorations = new List<string>();
        var name = DeviceLabel.OwnerOf(TakeBrackets(label, decorations));
        name = TakeNamed(TakeParted(name, decorations), decorations);
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return new Person { Name = label.Trim(), IsNamed = false };
        }

        var (role, organisation) = Descriptions.Read(decorations, name);
        var lower = words.Select(Lower).ToList();
        var titles = Math.Max(lower.TakeWhile((w, i) => i < lower.Count - 1 && NameWords.Titles.Contains(w)).Count(), RoleBefore(lower));
        var rest = lower.Skip(titles).ToList();
        return new Person
        {
            Name = string.Join(' ', words),
            Title = titles == 0 ? null : lower[titles - 1],
            First = rest.Count > 1 || titles == 0 ? rest[0] : null,
            Last = rest.Count > 1 || titles > 0 ? rest[^1] : null,
            Role = role,
            Organisation = organisation,
            IsNamed = rest.Any(w => !IsNobody(w)) && !DeviceLabel.IsRoom(label),
        };
    }

    /// <summary>"Station Manager Jo Bell": words of a role before a first and a last name.</summary>
    private static int RoleBefore(List<string> words)
    {
        var role = words.FindLastIndex(Math.Max(words.Count - 3, 0), NameWords.RoleNouns.Contains);
        return words.Count >= 3 && role >= 0 ? role + 1 : 0;
    }

    private static bool IsNobody(string word) =>
        NameWords.NobodyLabels.Contains(word) || word.All(c => char.IsDigit(c) || c is '_' or '#' or '-' or '+') || word.StartsWith("speaker_", StringComparison.Ordinal);

    private static string Lower(string word) => word.Trim('.', ',').Replace('\u2019', '\'').ToLowerInvariant();

    private static string TakeBrackets(string label, List<string> decorations)
    {
        var name = label;
        while (name.IndexOfAny(['(', '[']) is >= 0 and var open && name.IndexOfAny([')', ']'], open) is > 0 and var close)
        {
            decorations.Add(name[(open + 1)..close].Trim());
            name = $"{name[..open].TrimEnd()} {name[(close + 1)..].TrimStart()}".Trim();
        }

        return name;
    }

    private static string TakeParted(string name, List<string> decorations)
    {
        foreach (var parting in Partings)
        {
            var at = name.IndexOf(parting, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var (before, after) = (name[..at].Trim(), name[(at + parting.Length)..].Trim());
            if (parting == ", " && IsGivenName(before, after))
            {
                return $"{after} {before}";
            }

            decorations.Add(after);
            name = before;
        }

        return name.Trim();
    }

    /// <summary>"Health Visitor - Jane Smith", "Chair (Jane Smith)": the name is the name, whichever side of its role it stands on.</summary>
    private static string TakeNamed(string name, List<string> decorations)
    {
        if (!IsOffice(name))
        {
            return name;
        }

        for (var i = 0; i < decorations.Count; i++)
        {
            var inner = new List<string>();
            var named = TakeParted(decorations[i], inner);
            if (ListedNames.IsName(named) && !named.Any(char.IsDigit) && !IsAbbreviation(named))
            {
                decorations[i] = name;
                decorations.AddRange(inner);
                return named;
            }
        }

        return name;
    }

    /// <summary>"Social Worker", "Chair", and no "Jo Carter" or "Baker", which are the names of people too.</summary>
    private static bool IsOffice(string text) =>
        Descriptions.IsRole(text)
        && !ListedNames.IsName(text)
        && (text.Contains(' ', StringComparison.Ordinal) || !Gazetteer.Surnames.Contains(Lower(text)));

    /// <summary>"NHS", "Northmoor NHS".</summary>
    private static bool IsAbbreviation(string text) => text.Split(' ').Any(w => w.Length > 1 && w.All(char.IsUpper)) && text.Any(char.IsLower);

    /// <summary>"Smith, Jane" turns round; "Jane Smith, Chair", "Smith, Clerk" and "Chair, Jane Smith" do not.</summary>
    private static bool IsGivenName(string before, string after)
    {
        var given = after.Split(' ');
        return !before.Contains(' ', StringComparison.Ordinal)
            && (Gazetteer.Surnames.Contains(Lower(before)) || !NameWords.RoleNouns.Contains(Lower(before)))
            && given.Length <= 3
            && given.All(w => w.Length > 0 && char.IsUpper(w[0]))
            && !NameWords.RoleNouns.Contains(Lower(given[^1]));
    }
}
