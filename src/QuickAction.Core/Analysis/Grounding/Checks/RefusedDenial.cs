using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>"Agreed to put the heating on" where "refused to put the heating on" is said, and nobody agrees: the same deed behind the opposite verb.</summary>
internal static class RefusedDenial
{
    public static bool Is(Claim claim)
    {
        var agreed = Deeds(claim.Tokens, IsConsent);
        if (agreed.Count == 0)
        {
            return false;
        }

        var isRefused = false;
        foreach (var sentence in claim.Sentences)
        {
            var tokens = claim.Source.Talk.TokensOf(sentence);
            if (Deeds(tokens, IsConsent).Overlaps(agreed))
            {
                return false;
            }

            isRefused |= Deeds(tokens, IsRefusal).Overlaps(agreed);
        }

        return isRefused;
    }

    /// <summary>Stems of the verbs behind such a word and "to".</summary>
    private static HashSet<string> Deeds(ReadOnlySpan<Token> tokens, Func<string, bool> isOne)
    {
        var deeds = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + 2 < tokens.Length; at++)
        {
            if (isOne(tokens[at].Word) && tokens[at + 1].Word == "to" && !(at > 0 && tokens[at - 1].Word is "not" or "never"))
            {
                deeds.Add(Clause.Stem(tokens[at + 2].Word));
            }
        }

        return deeds;
    }

    private static bool IsConsent(string word) => word is "agreed" or "agrees" or "agree" or "consented" or "offered" or "promised" or "willing" or "prepared" or "happy";

    private static bool IsRefusal(string word) => word is "refused" or "refuses" or "refusing" or "refuse" or "declined" or "declines" or "unwilling";
}
