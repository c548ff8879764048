using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>"It was agreed that the panel will fund it": somebody says it as minutes do. Of what would be done, or was done, another meeting is told.</summary>
internal static class SpokenMinute
{
    /// <param name="agreed">Where "agreed" stands in the sentence.</param>
    public static bool IsAt(ReadOnlySpan<Token> tokens, TalkSentence sentence, int agreed)
    {
        var at = agreed - 1;
        if (at <= sentence.First || tokens[at].Word is not ("was" or "is" or "'s") || tokens[at - 1].Word != "it" || agreed + 1 >= sentence.End || tokens[agreed + 1].Word != "that")
        {
            return false;
        }

        var isAhead = false;
        for (var i = agreed + 2; i < sentence.End; i++)
        {
            if (tokens[i].Word is "would" or "'d" or "had")
            {
                return false;
            }

            isAhead |= tokens[i].Word is "will" or "shall" or "should" or "must" or "'ll" or "be" or "stay" or "stays" or "remain" or "remains";
        }

        return isAhead;
    }
}
