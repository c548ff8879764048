using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Analysis.Offline.Meetings.Reported;

/// <summary>Whether a word can follow "to": told by closed classes and endings, without a dictionary of verbs.</summary>
internal static class VerbForms
{
    private static readonly FrozenSet<string> Bases = "be have do need get bring ring sing string swing spring embed shed feed speed proceed exceed heed weed focus discuss pass process press address assess access bless cross guess miss toss dress canvas read put let set go come run".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Others = (
        "i me my mine myself we us our you your he him his she her it its they them their this these those that there who what which whose nobody somebody someone everybody everyone anybody nothing something "
        + "a an the no any every each both all some and but so because if unless when while or as since where whether then than not never yes okay ok right one two three well too of with to than").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool IsBase(string word) =>
        Bases.Contains(word)
        || (word.Length > 1
            && word.All(c => char.IsLetter(c) || c == '-')
            && !Others.Contains(word)
            && !ClauseWords.Auxiliaries.ContainsKey(word)
            && !ClauseWords.IrregularPasts.Contains(word)
            && !ClauseWords.Prepositions.Contains(word)
            && !ClauseWords.Numbers.Contains(word)
            && !word.EndsWith("ing", StringComparison.Ordinal)
            && !word.EndsWith("ed", StringComparison.Ordinal)
            && !word.EndsWith('s'));
}
