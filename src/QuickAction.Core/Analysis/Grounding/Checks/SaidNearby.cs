using System.Collections.Frozen;
using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// What a statement of several sentences says without a quotation, because its few quotations are of the rest, and what the turns between and beside them do say: who said it, how many, and
/// what was denied there.
/// </summary>
internal static class SaidNearby
{
    private static readonly FrozenSet<string> Assents = "agreed accepted seconded moved consented declined approved supported concurred assented against favour".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Of the turns around, the one that carries most of what is ascribed to the person is theirs; or they take part there, and are only said to agree.</summary>
    public static bool By(Claim claim, NameInClaim name, IReadOnlyList<string> parts)
    {
        if (!claim.HasManySentences)
        {
            return false;
        }

        var matter = Matter(claim, name);
        var (most, isTheirs, speaks) = (0, false, false);
        foreach (var segment in claim.Segments.Concat(Stretch.Of(claim)))
        {
            var isOwn = claim.Source.Source.Segments[segment].Speaker is { } speaker && NameCheck.Stands(parts, claim.Source.Book.WidenedLabel(speaker));
            speaks |= isOwn;
            var carried = matter.Count(m => MatterWords.IsCarried(m, claim.Source.Carriers(segment)));
            if (carried > most)
            {
                (most, isTheirs) = (carried, isOwn);
            }
        }

        return isTheirs || (speaks && (matter.Count == 0 || Agrees(claim, name)));
    }

    /// <summary>What is ascribed to the person, who speaks in the cited words, is said there by somebody else: none of its words of matter is theirs, three and more are the other's.</summary>
    public static bool IsAnothers(Claim claim, NameInClaim name, IReadOnlyList<string> parts)
    {
        if (!Stretch.SaysMuch(claim) || claim.Speakers.Take(2).Count() < 2 || Matter(claim, name) is not { Count: >= LeastOfAnother } matter)
        {
            return false;
        }

        var most = 0;
        foreach (var segment in claim.Segments.Concat(Stretch.Of(claim)))
        {
            var speaker = claim.Source.Source.Segments[segment].Speaker;
            var isOwn = speaker is not null && NameCheck.Stands(parts, claim.Source.Book.WidenedLabel(speaker));
            var carried = matter.Count(m => MatterWords.IsCarried(m, claim.Source.Carriers(segment)));
            if (isOwn && carried > 0)
            {
                return false;
            }

            most = claim.Segments.Contains(segment) ? Math.Max(most, carried) : most;
        }

        return most >= LeastOfAnother;
    }

    private const int LeastOfAnother = 3;

    /// <summary>"Ada, Ben and Cy agreed", "moved by Ada and Ben": all that is said of the person is that they were for it, or against.</summary>
    private static bool Agrees(Claim claim, NameInClaim name)
    {
        var tokens = claim.Tokens;
        var at = name.End;
        while (at < tokens.Length && !tokens[at - 1].Is(TokenMarks.SentenceEnd) && IsBetween(tokens[at]))
        {
            at++;
        }

        if (at < tokens.Length && !tokens[at - 1].Is(TokenMarks.SentenceEnd) && Assents.Contains(tokens[at].Word))
        {
            return true;
        }

        for (at = name.First - 1; at > 0 && (tokens[at].Word == "by" || IsBetween(tokens[at])); at--)
        {
            if (tokens[at].Word == "by")
            {
                return Assents.Contains(tokens[at - 1].Word);
            }
        }

        return false;
    }

    private static bool IsBetween(Token token) => token.Is(TokenMarks.Capital) || token.Word is "and" or "both" or "each" or "all" or "also" or "then" or "was" or "were";

    /// <summary>The words of matter from the name to the next one, or to the sentence's end.</summary>
    private static List<string> Matter(Claim claim, NameInClaim name)
    {
        var matter = new List<string>();
        for (var at = name.End; at < claim.Tokens.Length && !claim.Tokens[at - 1].Is(TokenMarks.SentenceEnd) && !(at > name.End + 1 && claim.NamesInIt.Any(n => n.First == at)); at++)
        {
            if (MatterWords.At(claim, at) is { } stem)
            {
                matter.Add(stem);
            }
        }

        return matter;
    }

    /// <summary>A sentence that is not quoted, of a cited turn or of one around, says what this part of the statement says: denies it, or affirms it.</summary>
    public static bool Says(Claim claim, Proposition own, List<Proposition> statement)
    {
        if (!Stretch.SaysMuch(claim))
        {
            return false;
        }

        var sentences = claim.Source.Talk.Sentences;
        foreach (var segment in claim.Segments.Concat(Stretch.Of(claim)))
        {
            foreach (var sentence in claim.Source.SentencesOf(segment))
            {
                if (!sentences[sentence].IsQuestion && !claim.Sentences.Any(s => s.Index == sentence) && claim.Source.Propositions(sentences[sentence]).Any(near => IsSaid(own, near, statement)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What both deny is the very same word.</summary>
    private static bool DeniesSame(Proposition own, Proposition near) =>
        Array.Exists(own.Terms, t => t.Is(TermMarks.Focus) && !t.Is(TermMarks.Light) && Array.Exists(near.Terms, n => n.Is(TermMarks.Focus) && n.Stem == t.Stem));

    private static bool IsSaid(Proposition own, Proposition near, List<Proposition> statement) =>
        own.IsDenied == near.IsDenied
        && near.Terms.Length > 0
        && Matching.Of(own, near, statement) is { Verdict: Verdict.Same } pairing
        && (own.IsDenied ? pairing is { IsMutual: true, SaidCoverage: >= 0.5 } && DeniesSame(own, near) : pairing is { PredicateFound: true, Own: >= 2, Coverage: >= 0.6, SaidCoverage: >= 0.5 });
}
