namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>
/// What kind of word a word is, told without what stands around it: closed classes by their lists, verbs by a list of those that are common in talk, the rest
/// by their endings. Coarser than the words themselves, so that "scrap it" and "order them" open alike although neither verb was ever seen.
/// </summary>
internal static class WordKinds
{
    private const string Verbs =
        "accept add adopt adjourn advertise agree allow amend appoint approach approve arrange ask authorise award ban begin bin block book bring build buy call cancel carry change charge chase check choose circulate clear close "
        + "collect come commission confirm consult continue contact convert copy count cover cut deal decide decline defer delay deliver demolish dig discharge divert do double draft drop empty end escalate evict exclude extend file fill find finish fit fix fly freeze fund get "
        + "give go grant hire hold house increase inspect install invite invoice issue join keep knock launch lay leave lend let lift limit list lock look lose make mark meet mend merge monitor mothball move name note notify offer open order organise "
        + "paint park pass pause pay permit phone pick place plan plant post postpone prosecute provide publish pull push put raise reallocate rebuild recommend record recruit reduce refer refund refuse register reject release remove renew rent reopen repair replace reply report request rescind resolve "
        + "resurface retain return review revoke ring run save say scrap seal seek sell send serve set settle share shift show shut sign sit skip sort spend split stack stagger stand start stay stick stop store submit suspend swap switch take talk tell tender test ticket top transfer treat trial trim try turn uphold upgrade use vary visit wait waive walk warn "
        + "withdraw work write";

    private static readonly Dictionary<string, string> Known = All();

    /// <summary>One look for what is listed, then the ending.</summary>
    public static string Of(string word) =>
        Known.TryGetValue(word, out var kind) ? kind
        : char.IsDigit(word[0]) || word[0] == '\u00A3' ? "NUMBER"
        : Ends(word, "ed") ? "ED"
        : Ends(word, "ing") ? "ING"
        : "NOUN";

    /// <summary>The first list that holds a word says what it is.</summary>
    private static Dictionary<string, string> All()
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(kinds, "DAY", ClauseWords.Days.Concat(ClauseWords.Months));
        Add(kinds, "NUMBER", ClauseWords.Numbers.Concat(ClauseWords.Ordinals));
        Add(kinds, "ALL", "no any every each all both anything everything nothing".Split(' '));
        Add(kinds, "THEY", "he she they these those".Split(' '));
        Add(kinds, "THEM", "him her them".Split(' '));
        foreach (var word in "i we you it that this there not to be what who if".Split(' '))
        {
            kinds.TryAdd(word, word);
        }

        foreach (var (word, tense) in ClauseWords.Auxiliaries)
        {
            kinds.TryAdd(word, tense.ToString());
        }

        Add(kinds, "THE", "the a an my our your its their his".Split(' '));
        Add(kinds, "OF", ClauseWords.Prepositions);
        Add(kinds, "AND", ClauseWords.Conjunctions);
        Add(kinds, "ADVERB", ClauseWords.Adverbs.Concat(ClauseWords.Particles));
        Add(kinds, "VERB", Verbs.Split(' '));
        Add(kinds, "VERBS", Verbs.Split(' ').SelectMany(Thirds));
        Add(kinds, "ED", ClauseWords.IrregularPasts.Concat(ClauseWords.Participles));
        return kinds;
    }

    private static void Add(Dictionary<string, string> kinds, string kind, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            kinds.TryAdd(word, kind);
        }
    }

    /// <summary>"Stops", "closes", "carries": whichever of them is a word.</summary>
    private static IEnumerable<string> Thirds(string verb) => [$"{verb}s", $"{verb}es", $"{verb[..^1]}ies"];

    private static bool Ends(string word, string ending) => word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal);
}
