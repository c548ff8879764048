using System.Collections.Frozen;

namespace QuickAction.Core.Chunking;

/// <summary>Common words that are one token in both tokenizers when they begin with a capital, as in headings, roles and days; other capitalised words are names.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words = (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April August September October November December " +
        "Council Committee Government Minister Member Members Manager Project Professor Chair Director Department Service Services Public " +
        "Health Housing School Children Education Community National Local Social English British England Wales Scotland Ireland London Europe " +
        "European House Parliament President Speaker Industrial Designer Marketing Interface Doctor Officer Police Court Board Report Section " +
        "Chapter Table Figure Appendix Annual Review Policy First Second Third Because However Actually Basically Maybe Probably Perhaps Please " +
        "Thank Thanks Sorry Right Exactly Although Therefore There These Those Their Where Which While After Before Since Could Would Should " +
        "People Everybody Something Canada Canadian American Scottish Union Budget Finance Trust Group Network Centre University Institute " +
        "Library Street Avenue Church Company Limited International General Royal State United States World North South County Village District " +
        "Region Agency Commission Office Secretary Deputy Leader Party Opposition Question Motion Amendment Agreement Christmas Easter Today " +
        "Tomorrow Yesterday Great Little Mister Hello Morning Internet Teams Online Phase Stage Number Answer Action Decision Total Adult " +
        "Adults Family Mental Legal Human Rights Protection Safety Environment Climate Transport Energy Water Waste Planning Development " +
        "Strategy Management Support Security Justice Foreign Affairs Northern Southern Western Eastern Central")
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The commonest words of English that are in few other languages; then what short answers and labels are made of, where "the" and "of" are left out.</summary>
    private static readonly FrozenSet<string> Common = (
        "the and of to in is it that was for on are with as at be this have from or had by not but what all were when we there can an your which their said " +
        "if do will each about how up out them then she many some so these would her him has more two like no who did my than now any our just been " +
        "know yeah think they you he because get got going very should could here where why other over only after also into its " +
        "good great better best well nice kind kindly helpful friendly lovely happy caring care cared received staff service services nothing everything always never made makes make felt feel " +
        "really much lot thank thanks time times wait waiting long quick quickly clean food room work worked working help helped need needs needed support want used work people person day days year " +
        "years more most less few different same easy hard able too before again being given taken done said told asked seen spoke home house street school children child family again both every " +
        "group meeting plan review report number first last next new old high low small large right left side further")
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CommonLookup = Common.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a function word of English, such as "the", and for the plain words of short answers.</summary>
    public static bool English(ReadOnlySpan<char> word) => word.Length <= 10 && CommonLookup.Contains(word);

    /// <summary>Endings of English nouns; hardly a name has one.</summary>
    private static readonly string[] Endings = ["tion", "tions", "ment", "ments", "ture", "tures", "ities", "ance", "ence", "ship", "ness", "ical"];

    public static bool Capitalised(ReadOnlySpan<char> word) => Lookup.Contains(word) || (word.Length > 8 && IsNoun(word));

    /// <summary>Ends as English nouns do.</summary>
    public static bool IsNoun(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
