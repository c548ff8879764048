using System.Collections.Frozen;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// What minutes say of a person is often what that person said: "Ada Quill was of the view that", "Ada Quill, who was moving on, asked", "Ada Quill had no objection". Of a name that stands so the
/// cited words have to be that person's own, or have to tell what that person said.
/// </summary>
internal static class Attribution
{
    private static readonly FrozenSet<string> Saying = (
        "said says told asked reported confirmed explained noted advised raised suggested stated queried proposed thanked apologised described outlined stressed added replied answered warned "
        + "reckoned felt thought believed argued pointed mentioned insisted objected admitted reminded recalled summarised "
        + "considered expected acknowledged observed remarked commented feared hoped wondered doubted conceded clarified emphasised questioned requested indicated maintained contended urged conveyed "
        + "wished estimated predicted recollected responded enquired inquired protested regretted").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What follows the name and "was", "saw", "had", "made", "took", "passed", "read".</summary>
    private static readonly string[][] Phrases =
    [
        ["was", "of", "the", "view"], ["was", "of", "the", "opinion"], ["was", "not", "of", "the", "view"], ["was", "in", "two", "minds"], ["took", "the", "view"], ["made", "clear"], ["made", "it", "clear"],
        ["made", "the", "point"], ["saw", "no", "reason"], ["had", "no", "objection"], ["had", "no", "difficulty"], ["had", "no", "view"], ["passed", "on"], ["read", "out"], ["set", "out"],
    ];

    private static readonly FrozenSet<string> Between = "has had also then therefore again still first later accordingly".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Reported", "considered": what follows is what somebody says.</summary>
    public static bool Says(string word) => Saying.Contains(word);

    /// <summary>The words after the name say that this person said or held something.</summary>
    public static bool IsOf(Claim claim, NameInClaim name)
    {
        // "It was left to Ada Quill. Asked whether": the next sentence says nothing of her.
        if (claim.Tokens[name.End - 1].Is(TokenMarks.SentenceEnd))
        {
            return false;
        }

        var at = AfterAside(claim, name.End);
        while (at < claim.Tokens.Length && Between.Contains(claim.Tokens[at].Word) && !Array.Exists(Phrases, p => Follows(claim, at, p)))
        {
            at++;
        }

        return at < claim.Tokens.Length && (Saying.Contains(claim.Tokens[at].Word) || Array.Exists(Phrases, p => Follows(claim, at, p)));
    }

    /// <summary>"Ada Quill, who chairs the board, asked": what stands between the commas says who she is.</summary>
    private static int AfterAside(Claim claim, int end)
    {
        if (!claim.Tokens[end - 1].Is(TokenMarks.ClauseEnd))
        {
            return end;
        }

        for (var at = end; at < claim.Tokens.Length && !claim.Tokens[at].Is(TokenMarks.SentenceEnd); at++)
        {
            if (claim.Tokens[at].Is(TokenMarks.ClauseEnd))
            {
                return at + 1;
            }
        }

        return end;
    }

    private static bool Follows(Claim claim, int at, string[] words)
    {
        if (at + words.Length > claim.Tokens.Length)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (claim.Tokens[at + i].Word != words[i])
            {
                return false;
            }
        }

        return true;
    }
}
