using QuickAction.Core.Analysis.Grounding.Polarity;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// The claim has something that was only ever said to be lacking: "had a reply" of "not one reply", "the tests found lead" of "found no lead". However much else the two share, that is
/// the thing that was turned.
/// </summary>
internal static class LackDenial
{
    public static bool Is(List<Proposition> own, List<Proposition> said)
    {
        foreach (var denial in said)
        {
            if (denial.Negators != 1 || denial.Is(Standing.Question | Standing.Rebutted | Standing.Held | Standing.Passed | Standing.Open))
            {
                continue;
            }

            foreach (var term in denial.Terms)
            {
                if (term.Is(TermMarks.Lacked) && !term.Is(TermMarks.Light | TermMarks.Figure | TermMarks.Denies | TermMarks.Trouble) && IsHad(term, denial, own) && !IsSaid(term, said))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A part of the claim that denies, limits and wishes nothing has it, and no other part denies it.</summary>
    private static bool IsHad(Term term, Proposition denial, List<Proposition> own) =>
        own.Exists(p => Has(p, term) && !p.Is(Standing.Undertaking) && p.Is(Standing.Condition) == denial.Is(Standing.Condition) && Array.TrueForAll(denial.Terms, t => !t.Is(TermMarks.InScope) || t.Is(TermMarks.Light) || t.IsIn(p.Terms)))
        && own.TrueForAll(p => !Has(p, term) || (!p.HasDenial && !Array.Exists(p.Terms, t => Array.Exists(t.Senses, s => s.Denies)) && p.Limits.Count == 0 && !p.Is(Standing.Limited | Standing.Turning | Standing.Open | Standing.Wish | Standing.Held)))
        && own.TrueForAll(p => !p.IsDenied || p.Is(Standing.Condition));

    private static bool IsSaid(Term term, List<Proposition> said) => said.Exists(s => !s.IsDenied && !s.Is(Standing.Question) && Has(s, term));

    /// <summary>The word itself, not one of its meaning: "no way in" is not "no access".</summary>
    private static bool Has(Proposition proposition, Term term) => Array.Exists(proposition.Terms, t => t.Stem == term.Stem && !t.Is(TermMarks.Contrary));
}
