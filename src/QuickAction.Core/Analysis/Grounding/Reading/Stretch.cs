using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// The turns that a statement of several sentences sums up. At most three short quotations can be given for it, so that what stands between them, and next to them, is what it rests on as
/// well: it is pointed out, not found fault with.
/// </summary>
internal static class Stretch
{
    /// <summary>So many turns beside a cited one.</summary>
    private const int Reach = 3;

    /// <summary>So many turns between two cited ones are one exchange.</summary>
    private const int Gap = 8;

    /// <summary>So many words are more than a short quotation shows.</summary>
    private const int Much = 26;

    /// <summary>The statement says more than one thing: several sentences, a long one, or what two people said.</summary>
    public static bool SaysMuch(Claim claim) =>
        claim.Tokens.Length >= Much || claim.HasManySentences || HasTwoTellers(claim);

    /// <summary>"Ada said that ..., and Ben said that ...": both are named first in what is told of them.</summary>
    private static bool HasTwoTellers(Claim claim)
    {
        var tellers = 0;
        foreach (var name in claim.NamesInIt)
        {
            var opens = name.First == 0 || claim.Tokens[name.First - 1].Is(TokenMarks.ClauseEnd) || claim.Tokens[name.First - 1].Word is "and" or "but";
            tellers += opens && name.End < claim.Tokens.Length && (claim.Tokens[name.End].Word is "said" or "told" or "felt" or "thought" || claim.Tokens[name.End].Word.EndsWith("ed", StringComparison.Ordinal)) ? 1 : 0;
        }

        return tellers > 1;
    }

    /// <summary>Segments that are not cited and stand between cited ones or next to them, in order.</summary>
    public static IEnumerable<int> Of(Claim claim)
    {
        var cited = claim.Segments;
        var last = claim.Source.Source.Segments.Count - 1;
        var next = 0;
        for (var i = 0; i < cited.Count; i++)
        {
            var first = i > 0 && cited[i] - cited[i - 1] <= Gap ? next : Math.Max(next, cited[i] - Reach);
            for (var at = first; at < cited[i]; at++)
            {
                yield return at;
            }

            next = cited[i] + 1;
            var isJoined = i + 1 < cited.Count && cited[i + 1] - cited[i] <= Gap;
            var end = isJoined ? next - 1 : Math.Min(cited[i] + Reach, i + 1 < cited.Count ? cited[i + 1] - 1 : last);
            for (; next <= end; next++)
            {
                yield return next;
            }
        }
    }
}
