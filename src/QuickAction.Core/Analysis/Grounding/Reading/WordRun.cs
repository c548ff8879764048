using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>Words that stand one after the other in others.</summary>
internal static class WordRun
{
    /// <summary>"Ada Quill:" and a title stand in so many words.</summary>
    private const int LongestLabel = 4;

    /// <summary>A claim's own words, without the name of whoever is said to have said them.</summary>
    public static ReadOnlySpan<Token> WithoutLabel(Token[] tokens)
    {
        for (var at = 0; at < Math.Min(tokens.Length, LongestLabel); at++)
        {
            if (tokens[at].Is(TokenMarks.Colon))
            {
                return tokens.AsSpan(at + 1);
            }
        }

        return tokens;
    }

    /// <summary>Where the run begins in what was said, from a token on; -1 where it does not, and of no words.</summary>
    public static int IndexOf(ReadOnlySpan<Token> said, ReadOnlySpan<Token> run, int from = 0)
    {
        for (var at = from; run.Length > 0 && at <= said.Length - run.Length; at++)
        {
            var same = 0;
            while (same < run.Length && said[at + same].Word == run[same].Word)
            {
                same++;
            }

            if (same == run.Length)
            {
                return at;
            }
        }

        return -1;
    }
}
