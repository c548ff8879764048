using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>Words that are made by denying another: who says "untreated" says "not treated".</summary>
internal static class Opposites
{
    private static readonly FrozenSet<string> NoDenial =
        "until unti under union unions unit units united unite unites unless unanimous unanimously uniform uniforms unique uniquely universal university universities uncle uncles undo undoes undone unusual unusually".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"In-" and its like begin too many other words to be taken for a denial wherever they stand.</summary>
    private static readonly FrozenSet<string> Prefixed = (
        "insufficient inadequate incomplete inaccurate invalid ineligible incorrect inappropriate inconclusive inconsistent inaccessible incapable inactive ineffective insecure insignificant invisible impossible improper impractical "
        + "illegal illegible illegitimate irregular irrelevant disagree disagrees disagreed disallow disallowed disapprove disapproved dissatisfied disconnect disconnected dishonest disused non-compliant non-compliance non-attendance non-payment")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A word that is made by denying another: "untreated".</summary>
    public static bool IsDenial(string word) => Base(word) is not null;

    /// <summary>The word that another is made of by denying it: "treated" of "untreated". Null for most words.</summary>
    public static string? Base(string word)
    {
        if (Prefixed.Contains(word))
        {
            return word.StartsWith("non-", StringComparison.Ordinal) ? word[4..] : word.StartsWith("dis", StringComparison.Ordinal) ? word[3..] : word[2..];
        }

        return word.Length > 6 && word.StartsWith("un", StringComparison.Ordinal) && !word.StartsWith("under", StringComparison.Ordinal) && !NoDenial.Contains(word) ? word[2..] : null;
    }
}
