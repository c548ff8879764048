using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline;

/// <summary>
/// The only words that the offline engine may put into a statement which are not in its cited segments or in a cited speaker's label: words that
/// join, and the few that say what kind of statement it is. A property test holds every output to this list. Lower case.
/// </summary>
internal static class ConnectingWords
{
    private static readonly FrozenSet<string> All = new[]
    {
        // Joining.
        "a", "an", "the", "and", "or", "of", "on", "in", "at", "by", "for", "to", "from", "with", "that", "as", "is", "was", "were", "be",

        // Saying what the statement is: "The meeting discussed the rota and the budget."
        "meeting", "discussed", "said", "agreed", "asked",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string lowerWord) => All.Contains(lowerWord);
}
