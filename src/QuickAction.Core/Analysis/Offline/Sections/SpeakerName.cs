namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>The parts of a speaker's label by which others may name them, lower case.</summary>
internal static class SpeakerName
{
    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "cllr", "councillor", "sir", "lady", "lord", "rev", "pc", "dc", "ds", "di", "sgt", "sergeant", "inspector",
        "guest", "chair", "unverified", "external",
    };

    /// <summary>Given name first; the word after a title is a surname.</summary>
    public static IReadOnlyList<string> Parts(string label)
    {
        var bracket = label.IndexOfAny(['(', '[']);
        var name = bracket > 0 ? label[..bracket] : label;
        return
        [
            .. name.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries)
                .Where(part => part.Length > 1 && !Titles.Contains(part))
                .Select(part => part.Replace('\u2019', '\'').ToLowerInvariant()),
        ];
    }

    /// <summary>The same for every way of writing the same name.</summary>
    public static string Key(string label) => string.Join(' ', Parts(label));
}
