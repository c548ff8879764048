using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// What can be told of a denial without saying what it denies: a question whose answer denies or limits something, "with" for "without", somebody for nobody.
/// </summary>
internal static class ClauseDenial
{
    /// <summary>The claim affirms what the cited words deny.</summary>
    /// <param name="isSaid">Something of the claim was said in other words than the question's.</param>
    public static bool Affirms(Claim claim, bool isSaid)
    {
        if (!MayApply(claim))
        {
            return false;
        }

        var said = Answers.Said(claim);
        var clauses = Clauses(claim.Tokens);
        var affirms = !Array.Exists(claim.Tokens, t => PolarWords.Turning.Contains(t.Word)) && !clauses.Exists(c => c.IsDenied || c.HasNo);
        HashSet<string>? asked = null;
        return PutsSomebody(claim) || clauses.Exists(c => Lacks(c, said) || (!c.HasNo && !c.IsRelative && !c.IsUnderDenial && (Fills(c, said) || (affirms && !isSaid && OnlyAsked(c, said, asked ??= Answers.Asked(claim))))));
    }

    /// <summary>Something was asked, or a word stands in the claim of which one of the rules speaks.</summary>
    private static bool MayApply(Claim claim) => IsAsked(claim)
        || Array.Exists(claim.Tokens, t => t.Word is "with" or "somebody" or "someone" or "everybody" or "everyone" or "all" or "both" or "something" or "everything" || Clause.MayDeny(t.Word));

    /// <summary>A quoted sentence, or the one before it, is a question.</summary>
    public static bool IsAsked(Claim claim)
    {
        var sentences = claim.Source.Talk.Sentences;
        foreach (var sentence in claim.Sentences)
        {
            if (sentence.IsQuestion || (sentence.Index > 0 && sentences[sentence.Index - 1].IsQuestion))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"With" of what the cited words are only ever "without".</summary>
    private static bool Lacks(Clause claim, List<Clause> said) => claim.With.Any(w => said.Exists(s => s.Without.Contains(w)) && !said.Exists(s => s.With.Contains(w)));

    /// <summary>The claim is what was asked, and the answer denies or limits something: "Are we filling the posts? - They're frozen".</summary>
    private static bool OnlyAsked(Clause claim, List<Clause> said, HashSet<string> asked) =>
        claim.Soft.Count == 0
        && claim.Stems.Count > 1
        && said.Exists(s => !s.IsQuestion && (s.IsDenied || s.Limits.Count > 0 || s.Soft.Count > 0))
        && claim.Stems.All(t => asked.Contains(t))
        && !said.Exists(s => !s.IsQuestion && !s.IsDenied && s.Stems.Overlaps(claim.Stems));

    /// <summary>Somebody, or all, where the cited words say nobody.</summary>
    private static bool Fills(Clause claim, List<Clause> said)
    {
        var emptied = claim.Subject switch { Extent.Some => Extent.None, Extent.Something => Extent.Nothing, _ => Extent.Unsaid };
        return emptied != Extent.Unsaid
            && !claim.IsDenied
            && claim.Soft.Count == 0
            && !said.Exists(s => s.Subject == claim.Subject)
            && said.Exists(s => s.Subject == emptied && s.Soft.Count == 0 && (s.Stems.Overlaps(claim.Stems) || (s.IsCondition && claim.IsCondition)));
    }

    /// <summary>Somebody, or something, in a claim that denies nothing, where the quoted sentences speak of nobody and of nobody else: whatever it is, it was turned.</summary>
    private static bool PutsSomebody(Claim claim) =>
        !Array.Exists(claim.Tokens, t => PolarWords.Negations.Contains(t.Word))
        && ((Array.Exists(claim.Tokens, t => t.Word is "somebody" or "someone") && claim.Focus.Words.Overlaps(Nobody) && !claim.Focus.Words.Overlaps(Anybody))
            || (Array.Exists(claim.Tokens, t => t.Word is "something") && claim.Tokens.Length < MostForSomething && claim.Focus.Words.Contains("nothing") && !claim.Focus.Words.Overlaps(Anything)));

    /// <summary>In a longer statement "something" is mostly said of another matter.</summary>
    private const int MostForSomething = 30;

    private static readonly string[] Nobody = ["nobody", "no-one"];
    private static readonly string[] Anybody = ["somebody", "someone", "anybody", "anyone", "everybody", "everyone", "person", "man", "woman", "one"];
    private static readonly string[] Anything = ["something", "anything", "everything", "thing", "things"];

    private static List<Clause> Clauses(Token[] tokens)
    {
        var clauses = new List<Clause>();
        var first = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Is(TokenMarks.SentenceEnd) || at == tokens.Length - 1)
            {
                clauses.AddRange(Clause.Of(tokens.AsSpan(first, at + 1 - first), isQuestion: false));
                first = at + 1;
            }
        }

        return clauses;
    }
}
