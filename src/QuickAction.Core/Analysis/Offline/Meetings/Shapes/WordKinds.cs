using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>
/// What kind of word a word is, told without what stands around it: closed classes by their lists, verbs by a list of those that are common in talk, the rest
/// by their endings. Coarser than the words themselves, so that "scrap it" and "order them" open alike although neither verb was ever seen.
/// </summary>
internal static class WordKinds
{
    private static readonly FrozenSet<string> Verbs = (
        "accept add adopt adjourn advertise agree allow amend appoint approach approve arrange ask authorise award ban begin bin block book bring build buy call cancel carry change charge chase check choose circulate clear close "
        + "collect come commission confirm consult continue contact convert copy count cover cut deal decide decline defer delay deliver demolish dig discharge divert do double draft drop empty end escalate evict exclude extend file fill find finish fit fix fly freeze fund get "
        + "give go grant hire hold house increase inspect install invite invoice issue join keep knock launch lay leave lend let lift limit list lock look lose make mark meet mend merge monitor mothball move name note notify offer open order organise "
        + "paint park pass pause pay permit phone pick place plan plant post postpone prosecute provide publish pull push put raise reallocate rebuild recommend record recruit reduce refer refund refuse register reject release remove renew rent reopen repair replace reply report request rescind resolve "
        + "resurface retain return review revoke ring run save say scrap seal seek sell send serve set settle share shift show shut sign sit skip sort spend split stack stagger stand start stay stick stop store submit suspend swap switch take talk tell tender test ticket top transfer treat trial trim try turn uphold upgrade use vary visit wait waive walk warn "
        + "withdraw work write").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Universals = "no any every each all both anything everything nothing".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static string Of(string word) =>
        ClauseWords.Days.Contains(word) || ClauseWords.Months.Contains(word) ? "DAY"
        : ClauseWords.Numbers.Contains(word) || ClauseWords.Ordinals.Contains(word) || char.IsDigit(word[0]) || word[0] == '\u00A3' ? "NUMBER"
        : Universals.Contains(word) ? "ALL"
        : word is "he" or "she" or "they" or "these" or "those" ? "THEY"
        : word is "him" or "her" or "them" ? "THEM"
        : word is "i" or "we" or "you" or "it" or "that" or "this" or "there" or "not" or "to" or "be" or "what" or "who" or "if" ? word
        : ClauseWords.Auxiliaries.TryGetValue(word, out var tense) ? tense.ToString()
        : word is "the" or "a" or "an" or "my" or "our" or "your" or "its" or "their" or "his" ? "THE"
        : ClauseWords.Prepositions.Contains(word) ? "OF"
        : ClauseWords.Conjunctions.Contains(word) ? "AND"
        : ClauseWords.Adverbs.Contains(word) || ClauseWords.Particles.Contains(word) ? "ADVERB"
        : Verbs.Contains(word) ? "VERB"
        : IsThird(word) ? "VERBS"
        : ClauseWords.IrregularPasts.Contains(word) || Ends(word, "ed") ? "ED"
        : Ends(word, "ing") ? "ING"
        : ClauseWords.Participles.Contains(word) ? "ED"
        : "NOUN";

    /// <summary>"Stops", "closes", "carries".</summary>
    private static bool IsThird(string word) =>
        Ends(word, "s")
        && (Verbs.Contains(word[..^1])
            || (Ends(word, "es") && Verbs.Contains(word[..^2]))
            || (Ends(word, "ies") && Verbs.Contains(string.Concat(word.AsSpan(0, word.Length - 3), "y"))));

    private static bool Ends(string word, string ending) => word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal);
}
