using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Words that carry no matter of their own: they name no topic and count little in what a sentence is worth. Lower case, parted at apostrophes.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All =
        """
        a about above across actually after again all almost alright also although always am an and another any anybody anyone anything anyway are aren around
        as at away back be because been before being below between bit both but by came can cannot come comes coming could couldn couple d did didn do does doesn
        doing don done down during each either else enough er erm etc even ever every everybody everyone everything far few first for from get gets getting give given
        go goes going gone gonna good got gotta great had hadn has hasn have haven having he hello her here hers hi him his how however i if in indeed into is
        isn it its itself just kind know last least less let like little ll look looking lot lots m made make makes many may maybe me mean might mine more most
        much must my myself need needs never next nice no nobody none nor not nothing now o obviously of off often oh ok okay on once one ones only onto or
        other others ought our ours out over own perhaps please point pretty probably put quite rather re really right s said same saw say saying says see
        seem seems sense shall she should shouldn so some somebody someone something sometimes sort sorry still stuff such sure t take taken taking talk talking
        tell than thank thanks that the their them then there these they thing things think thinking this those though thought through till to today together
        too two um under until up upon us used uh ve very wanna want wanted wants was wasn way we well went were weren what whatever when where whether which
        while who whole whose why will with within without won would wouldn yeah yep yes yet you your yours yourself
        morning afternoon evening guess hope suppose basically hmm mm mhm hey wow cool fine yet able already
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Stems = All.Select(StemOf).ToFrozenSet(StringComparer.Ordinal);

    public static bool HasStem(string stem) => Stems.Contains(stem) || stem.Length == 1;

    public static bool Has(ReadOnlySpan<char> lowerWord) => All.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lowerWord);

    private static string StemOf(string word)
    {
        Span<char> stem = stackalloc char[64];
        return stem[..PorterStemmer.Stem(word, stem)].ToString();
    }
}
