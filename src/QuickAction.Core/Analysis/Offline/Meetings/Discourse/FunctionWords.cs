using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Meetings.Discourse;

/// <summary>Words without matter of their own, and a light stem for comparing those that have some.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = (
        "a an the and or but nor so if then than that this these those there here what which who whom whose when where why how as at by for from in into of off on onto out over to up down with "
        + "about after again all also am an any are be because been before being both can could did do does doing done each else ever every few get gets getting give go goes going gone got had has have having he her hers "
        + "him himself his i it its just let like look lot made make makes many may me might mine more most much must my myself need no nobody none not nothing now one only other our ours own people please put quite rather really "
        + "said same say says see seen she should some somebody someone something such sure take tell thank thanks thing things think too us very want was way we well went were will would yes yeah yep you your yours yourself "
        + "they them their theirs themselves ok okay right er erm um uh oh ah mm hm 's 'd actually anyway maybe perhaps still already even though although while until till since during between through around back "
        + "know knows mean means bit kind sort stuff come comes coming came good great fine lovely brilliant today shall always never often first last next new old anyone anybody everyone everybody no-one folks guys reasonable sensible fair happy agreed content two three able").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool IsContent(string word) => word.Length > 1 && !Words.Contains(word);

    /// <summary>Cuts the commonest endings, so that "ring", "rings" and "ringing" meet. Good enough to see whether two sentences share a matter.</summary>
    public static string Stem(string word)
    {
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal))
        {
            return word[..^3];
        }

        if (word.Length > 4 && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal)))
        {
            return word[..^2];
        }

        return word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word.Length > 4 && word.EndsWith('e') ? word[..^1] : word;
    }
}
