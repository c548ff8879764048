using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// A flat "not" where nothing that was said denies, limits or ends anything, says the opposite, or answers a question in other words than "yes": all of that minutes may put with a "not".
/// </summary>
internal static class FlatDenial
{
    public static bool Is(Claim claim, List<Proposition> own, List<Proposition> said) =>
        said.Count > 0
        && Array.Exists(claim.Tokens, t => t.Word is "not" or "no" or "never" or "none" or "nobody" or "nothing" or "cannot")
        && said.TrueForAll(s => s.Negators == 0)
        && !Answers.SayNo(claim)
        && !claim.Sentences.Any(s => GoesOnToDeny(claim, s))
        && own.Exists(p => p.IsDenied && !p.Is(Standing.Aside | Standing.Frame | Standing.OpensWithNot | Standing.Held) && !MayBePut(p, claim, own, said) && !SaidNearby.Says(claim, p, own));

    /// <summary>Something that was said may be put as this denial.</summary>
    private static bool MayBePut(Proposition denial, Claim claim, List<Proposition> own, List<Proposition> said)
    {
        var near = said.FindAll(s => Array.Exists(s.Terms, t => t.IsIn(denial.Terms) || t.Opposes(denial.Terms)));
        near = near.TrueForAll(n => n.Is(Standing.Question)) ? said : near;
        // "Missed none of her appointments" denies nothing that "kept them all" says.
        // "I'm fine with that": "had no objection".
        return Array.Exists(denial.Terms, t => t.Is(TermMarks.Lacked) && PolarWords.Troubles.Contains(t.Stem) && !said.Exists(s => t.IsIn(s.Terms)))
            || (Array.Exists(claim.Tokens, t => t.Word == "none") && Array.Exists(denial.Terms, t => t.Is(TermMarks.Denies) && !said.Exists(s => t.IsIn(s.Terms))))
            || near.Exists(s => (s.Is(Standing.Limited) && !DeniesSettling(denial))
                || (denial.Is(Standing.Open) && s.Is(Standing.After))
                || Matching.IsRest(denial, s)
                || (!DeniesSettling(denial) && s.Limits.Any(l => !Array.Exists(claim.Tokens, t => Clause.OwnStem(t.Word) == l) && !IsMatched(l, s)))
                || Array.Exists(s.Terms, t => t.Opposes(denial.Terms) || (t.Is(TermMarks.Denies) && !own.Exists(o => t.IsIn(o.Terms)))))
            || IsOpen(denial, said);
    }

    /// <summary>"It was not agreed that it be open on Mondays only": the "only" belongs to what was agreed.</summary>
    private static bool DeniesSettling(Proposition denial) =>
        denial.Terms.Length > 0 && Array.TrueForAll(denial.Terms, t => t.Stem is "agre" or "decid" or "resolv" or "vote" or "settl" or "approv");

    /// <summary>"Has to be out of the hotel" ends nothing: "out" belongs to what is said.</summary>
    private static bool IsMatched(string limit, Proposition said) => limit == "out" && Array.Exists(said.Terms, t => t.Stem.StartsWith("be out", StringComparison.Ordinal));

    /// <summary>What it denies was asked, and answered without saying it again.</summary>
    private static bool IsOpen(Proposition denial, List<Proposition> said)
    {
        return said.Exists(s => !s.Is(Standing.Question)) && said.Exists(s => s.Is(Standing.Question) && Speaks(s)) && !said.Exists(s => !s.Is(Standing.Question) && Speaks(s));

        bool Speaks(Proposition proposition) => Array.Exists(denial.Terms, d => d.Is(TermMarks.Focus) && (d.IsIn(proposition.Terms) || d.Opposes(proposition.Terms)));
    }

    /// <summary>"Which it never was before": denied of what is quoted, in the quotation or where it breaks off.</summary>
    private static bool GoesOnToDeny(Claim claim, TalkSentence sentence)
    {
        var goesOn = false;
        foreach (var token in claim.Source.Talk.TokensOf(sentence))
        {
            goesOn |= token.Word is "which" or "who";
            if (goesOn && PolarWords.Negations.Contains(token.Word))
            {
                return true;
            }
        }

        return false;
    }
}
