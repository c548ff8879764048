using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>"It's to be put to the vote and agreed by six votes or more": how a matter would be decided, which decides nothing.</summary>
internal static class VotingRule
{
    public static bool Is(ReadOnlySpan<Token> sentence)
    {
        var (votes, bounds, asks) = (false, false, false);
        for (var i = 0; i < sentence.Length; i++)
        {
            var next = i + 1 < sentence.Length ? sentence[i + 1].Word : "";
            votes |= sentence[i].Word is "vote" or "votes" or "voted" or "majority" or "quorum" or "hands";
            bounds |= IsBound(sentence[i].Word, next) || (next == "majority" && sentence[i].Word is "simple" or "absolute" or "thirds" or "quarters" or "clear" or "two-thirds");
            asks |= (next == "be" && sentence[i].Word is "to" or "must" or "would" or "should" or "shall" or "can")
                || sentence[i].Word is "must" or "needs" or "need" or "requires" or "require" or "takes"
                || (next == "to" && sentence[i].Word is "has" or "have");
        }

        return votes && bounds && asks;
    }

    /// <summary>"Or more", "at least", "no fewer than", "a minimum of": no count that anybody has taken.</summary>
    private static bool IsBound(string word, string next) => (word, next) switch
    {
        ("or", "more" or "over" or "above") => true,
        ("at", "least") => true,
        ("fewer" or "less", "than") => true,
        ("minimum", "of") => true,
        _ => false,
    };
}
