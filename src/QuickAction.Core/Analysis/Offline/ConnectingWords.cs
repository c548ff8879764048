using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline;

/// <summary>
/// The only words that the offline engine may put into a statement which are not in its cited segments or in a speaker's label: words that join, the
/// few that say what kind of statement it is, what "I" becomes when a named person's words are reported, and the office of whoever is found to lead. Property tests hold every output to
/// this list. Lower case.
/// </summary>
internal static class ConnectingWords
{
    /// <summary>"OWNER to VERB".</summary>
    public const string To = "to";

    /// <summary>"OWNER: SPEAKER asked: ...".</summary>
    public const string Asked = "asked";

    /// <summary>What "I" and its forms become: "I'll ring them" is "Jo Bell to ring them", "I'm on leave" is "they are on leave". "They" leaves open what the talk leaves open.</summary>
    public const string They = "they";
    public const string Them = "them";
    public const string Their = "their";
    public const string Theirs = "theirs";
    public const string Themselves = "themselves";
    public const string Are = "are";
    public const string Were = "were";
    public const string Have = "have";
    public const string Will = "will";
    public const string Would = "would";
    public const string Had = "had";

    /// <summary>The same for a name: "I'm approving it" is "Jo Bell is approving it".</summary>
    public const string Is = "is";
    public const string Has = "has";

    /// <summary>
    /// Minutes name their chair, and hardly a chair says the word: "I'll open the meeting", "thank you, Madam Chairman", the user's own <c>--chair</c> show it without. What
    /// shows it is cited where it was said.
    /// </summary>
    public const string Chair = "chair";

    private static readonly FrozenSet<string> All = new[]
    {
        // Joining.
        "a", "an", "the", "and", "or", "of", "on", "in", "at", "by", "for", To, "from", "with", "that", "as", Is, "was", Were, "be",

        // Saying what the statement is: "The meeting discussed the rota and the budget."
        "meeting", "discussed", "said", "agreed", Asked,

        // Reporting the first person; "s" is what is left of "'s" after a name ("Jo Bell's").
        They, Them, Their, Theirs, Themselves, Are, Have, Will, Would, Had, Has, "s",

        // The office of whoever leads.
        Chair,
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string lowerWord) => All.Contains(lowerWord);
}
