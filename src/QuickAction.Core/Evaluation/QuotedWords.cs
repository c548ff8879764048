using System.Collections.Frozen;

namespace QuickAction.Core.Evaluation;

/// <summary>
/// Whether a quotation and a reference mean the same place of the talk: they share five words of matter, or half of the reference's, counted in runs of
/// three or more words in a row.
/// </summary>
internal static class QuotedWords
{
    private const int ShortestRun = 3;

    private static readonly FrozenSet<string> Empty = (
        "a an the and or but so if of to in on at by for from with about into out up down off over as is are was were be been being am do does did have has had i you he she it we they me him her us them my your his its our "
        + "their this that these those there here what which who whom when where why how not no yes can could would should will shall may might must ll ve re s t d m im ill id ive thats theres weve youve dont didnt isnt wont cant "
        + "just only very really then than too also well ok okay right erm er um oh yeah mean like know think got get go going one thing bit all any some more").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Meet(string quote, string reference)
    {
        var (said, wanted) = (Words(quote), Words(reference));
        var shared = Shared(said, wanted);
        return shared >= 5 || (shared > 0 && shared >= 0.5 * Math.Max(1, wanted.Count(IsMatter)));
    }

    /// <summary>Words of matter of <paramref name="wanted"/> that stand in a run which <paramref name="said"/> has too.</summary>
    private static int Shared(string[] said, string[] wanted)
    {
        var shortest = Math.Min(ShortestRun, Math.Min(said.Length, wanted.Length));
        if (shortest == 0)
        {
            return 0;
        }

        var covered = new bool[wanted.Length];
        var (above, row) = (new int[wanted.Length + 1], new int[wanted.Length + 1]);
        foreach (var word in said)
        {
            for (var i = 0; i < wanted.Length; i++)
            {
                row[i + 1] = word == wanted[i] ? above[i] + 1 : 0;
                if (row[i + 1] >= shortest)
                {
                    covered.AsSpan(i + 1 - row[i + 1], row[i + 1]).Fill(true);
                }
            }

            (above, row) = (row, above);
        }

        return wanted.Where((word, i) => covered[i] && IsMatter(word)).Count();
    }

    private static bool IsMatter(string word) => word.Length > 1 && !Empty.Contains(word);

    private static string[] Words(string text) =>
        [.. text.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal)
            .Split([.. text.ToLowerInvariant().Where(c => !char.IsAsciiLetterOrDigit(c)).Append(' ').Distinct()], StringSplitOptions.RemoveEmptyEntries)];
}
