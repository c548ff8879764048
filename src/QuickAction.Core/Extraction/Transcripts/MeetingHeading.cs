namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>Knows what names a meeting or a body and never a speaker: the "Millbrook Parish Council" of a title that has a colon in it.</summary>
internal static class MeetingHeading
{
    private static readonly HashSet<string> Bodies = Set(
        "council committee sub-committee subcommittee board panel cabinet forum group team partnership conference meeting meetings minutes notes transcript agenda assembly executive trust association society "
        + "federation alliance network authority borough district county friends workshop hearing session review briefing huddle");

    /// <summary>Behind these stands whose body it is, or which part of it.</summary>
    private static readonly HashSet<string> Links = Set("of on for from in at and & / - \u2013 \u2014 |");

    /// <summary>What people are in a body: "Leader of the Council" speaks for herself.</summary>
    private static readonly HashSet<string> Offices = Set("chair chief head clerk executive secretary mayor councillor representative rep delegate president assistant trustee apprentice");

    /// <summary>Whether the words before a colon name a body, and those behind it read as a title: "Housing Panel: Call-in of a decision", never "Housing Panel: we agree."</summary>
    public static bool IsTitle(ReadOnlySpan<char> label, ReadOnlySpan<char> words) =>
        IsBody(label) && (words.Trim() is var title && (title.IsEmpty || !(char.IsLower(title[0]) || title[^1] is '.' or '?' or '!' or '\u2026')));

    private static bool IsBody(ReadOnlySpan<char> label)
    {
        var bracket = label.IndexOfAny('(', '[', ',');
        var words = (bracket > 0 ? label[..bracket] : label).ToString().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var link = Array.FindIndex(words, Links.Contains);
        return words.Length > 0 && !IsOffice(words[(link > 0 ? link : words.Length) - 1]) && !IsOffice(words[0]) && (Bodies.Contains(words[^1]) || (link > 0 && Bodies.Contains(words[link - 1])));
    }

    /// <summary>"Leader", "Director", "Chairman": what people are called for what they do ends so.</summary>
    private static bool IsOffice(string word) =>
        Offices.Contains(word) || word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("or", StringComparison.Ordinal) || word.EndsWith("man", StringComparison.Ordinal) || word.EndsWith("woman", StringComparison.Ordinal);

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
