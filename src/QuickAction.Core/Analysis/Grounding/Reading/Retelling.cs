using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// What was said, put into reported speech: the same words in the same order, but for who "I" is, the verb that goes with it, and fillers that were left out. Every denial of either stands
/// in the other, so that none can have been added or dropped.
/// </summary>
internal static class Retelling
{
    /// <summary>So many words may stand between two that are kept: "What I'd | say" of "What Dr Joel Hargrave-Quill would say".</summary>
    private const int Gap = 5;

    /// <summary>So many of a claim's words must be among what was said: less is no retelling, and the words between would decide.</summary>
    private const int LeastKept = 4;

    private static readonly FrozenSet<string> Pronouns = "i me my mine myself we us our ours you your he him his she her hers they them their it its".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fillers = "er erm um uh well you know like so and".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the claim is the words from that place on, retold.</summary>
    public static bool Is(ReadOnlySpan<Token> claim, ReadOnlySpan<Token> said, int from)
    {
        var (kept, at) = (0, from);
        foreach (var token in claim)
        {
            var found = Next(said, at, token.Word);
            if (found >= 0)
            {
                (kept, at) = (kept + 1, found + 1);
            }
            else if (!MayDiffer(token))
            {
                return false;
            }
        }

        return kept >= LeastKept;
    }

    /// <summary>Where the word stands next, with nothing before it that had to be kept; -1 where it does not.</summary>
    private static int Next(ReadOnlySpan<Token> said, int from, string word)
    {
        for (var at = from; at < said.Length && at <= from + Gap; at++)
        {
            if (said[at].Word == word)
            {
                return at;
            }

            if (!MayDiffer(said[at]) && !Fillers.Contains(said[at].Word) && !IsRepeated(said, at))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>"Which, er, which".</summary>
    private static bool IsRepeated(ReadOnlySpan<Token> said, int at) =>
        (at + 1 < said.Length && said[at + 1].Word == said[at].Word) || (at + 2 < said.Length && said[at + 2].Word == said[at].Word && Fillers.Contains(said[at + 1].Word));

    private static bool MayDiffer(Token token) =>
        !Clause.MayDeny(token.Word)
        && (Pronouns.Contains(token.Word) || Clause.IsAuxiliary(token.Word) || token.Is(TokenMarks.Clitic) || (token.Is(TokenMarks.Capital) && !token.Is(TokenMarks.SentenceStart)) || token.Word is "mr" or "mrs" or "ms" or "dr" or "cllr");
}
