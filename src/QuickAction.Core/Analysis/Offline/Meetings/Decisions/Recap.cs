using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// "To sum up, then, the rating stands at high, Leanne goes back to the locality team and the bus station is adopted": what was settled, matter by matter, is said
/// over again in one sentence. The minutes have it already, each where it was settled.
/// </summary>
internal static class Recap
{
    /// <summary>Matters that a recapitulation goes through, each by so many of its words.</summary>
    private const int FewestMatters = 2;
    private const int WordsOfEach = 2;

    /// <summary>The part of its words that is theirs: what adds more than that settles something itself.</summary>
    private const double Theirs = 0.6;

    /// <param name="found">What is listed as settled, in the order of the talk.</param>
    public static bool Is(IReadOnlyList<TalkSentence> settled, IReadOnlyList<IReadOnlyList<TalkSentence>> found, Talk talk, IReadOnlyList<SentenceFacts> facts)
    {
        if (settled is not [var only] || TurnsItRound(talk.TokensOf(only)))
        {
            return false;
        }

        var said = facts[only.Index].Matter.ToHashSet();
        var again = new HashSet<int>();
        var matters = 0;
        foreach (var earlier in found)
        {
            if (earlier[^1].Index >= only.Index)
            {
                break;
            }

            var shared = earlier.SelectMany(s => facts[s.Index].Matter).Where(said.Contains).ToHashSet();
            shared.ExceptWith(again);
            matters += shared.Count >= WordsOfEach ? 1 : 0;
            again.UnionWith(shared.Count >= WordsOfEach ? shared : []);
        }

        return matters >= FewestMatters && again.Count >= Theirs * said.Count;
    }

    /// <summary>"The car park stays open till the toilets are done": two matters of before, and something new about them.</summary>
    private static bool TurnsItRound(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Word is "till" or "until" or "unless" or "instead" or "but" or "except" or "before" or "after")
            {
                return true;
            }
        }

        return false;
    }
}
