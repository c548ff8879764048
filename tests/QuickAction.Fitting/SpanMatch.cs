namespace QuickAction.Fitting;

/// <summary>
/// Whether a quote meets what the gold marks, as the scorers of the council gold have it: five words of matter shared, or half of the marked ones, counted
/// only in runs of three or more words.
/// </summary>
internal static class SpanMatch
{
    private const int Run = 3;
    private const int Enough = 5;
    private const double EnoughShare = 0.5;

    private static readonly HashSet<string> Little = [.. (
        "a an the and or but so if of to in on at by for from with about into out up down off over as is are was were be been being am do does did have has had i you he she it we they me him her us them my your his its our "
        + "their this that these those there here what which who whom when where why how not no yes can could would should will shall may might must ll ve re s t d m im ill id ive its thats theres weve youve dont didnt isnt "
        + "wont cant just only very really then than too also well ok okay right erm er um oh yeah mean like know think got get go going one thing bit all any some more").Split(' ')];

    public static bool Meets(string quote, string marked)
    {
        var (said, wanted) = (Words(quote), Words(marked));
        var shared = Shared(said, wanted);
        return shared >= Enough || (shared > 0 && shared >= EnoughShare * Math.Max(1, wanted.Count(IsMatter)));
    }

    public static string[] Words(string text) =>
        [.. new string([.. text.ToLowerInvariant().Where(c => c is not ('\'' or '\u2019')).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Words of matter in what is marked that lie in runs which the quote has too.</summary>
    private static int Shared(string[] said, string[] wanted)
    {
        var run = Math.Min(Run, Math.Min(said.Length, wanted.Length));
        var held = new bool[wanted.Length];
        for (var w = 0; run > 0 && w + run <= wanted.Length; w++)
        {
            for (var s = 0; s + run <= said.Length; s++)
            {
                if (wanted.AsSpan(w, run).SequenceEqual(said.AsSpan(s, run)))
                {
                    held.AsSpan(w, run).Fill(true);
                }
            }
        }

        return wanted.Where((word, i) => held[i] && IsMatter(word)).Count();
    }

    private static bool IsMatter(string word) => word.Length > 1 && !Little.Contains(word);
}
