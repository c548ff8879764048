using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>Closed classes of English words by which clauses are read.</summary>
internal static class ClauseWords
{
    public static readonly FrozenSet<string> Particles = Set(
        $"{Phrases.WordLists.Particles} agreed done");

    /// <summary>Where a sentence begins once "so", "right", "well" and the like are left off; its length where there is nothing else.</summary>
    public static int AfterParticles(ReadOnlySpan<Talking.Token> tokens)
    {
        var at = 0;
        while (at < tokens.Length && Particles.Contains(tokens[at].Word))
        {
            at++;
        }

        return at;
    }

    public static readonly FrozenSet<string> Conjunctions = Set(
        "and but so because cos if unless when while which who whose that until till once though although or as since where whether");

    public static readonly FrozenSet<string> Adverbs = Set(
        "just also then now certainly definitely probably happily gladly simply personally myself obviously absolutely really always quickly actually all both therefore still course hereby only already never ever maybe perhaps");

    public static readonly FrozenSet<string> Numbers = Set(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half");

    public static readonly FrozenSet<string> Ordinals = Set(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth");

    public static readonly FrozenSet<string> Days = Set("monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight");

    public static readonly FrozenSet<string> Months = Set("january february march april may june july august september october november december");

    public static readonly FrozenSet<string> Prepositions = Set(
        "in on at by for from of with within without before after until till to into over under out off up down through per as");

    public static readonly FrozenSet<string> Determiners = Set("the a an my our your that this no any every each both all");

    /// <summary>Past forms that do not end in -ed.</summary>
    public static readonly FrozenSet<string> IrregularPasts = Set(
        "said went got came told gave took made found saw thought knew left kept felt met rang wrote ran sat stood lost paid sent spent brought bought heard held led broke chose drove fell flew forgot grew hid began became "
        + "built caught drank ate fought froze hung laid lent meant rode rose sang sank sold shook shot slept spoke stole stuck swore taught threw understood woke wore won asked used");

    /// <summary>Participles that do not end in -ed, and the little words that stand for one ("it's off").</summary>
    public static readonly FrozenSet<string> Participles = Set(
        "done gone made sent out off in on over closed shut agreed given kept held set put taken cut paid written drawn built left");

    /// <summary>Verbs whose third person is seldom a plural noun.</summary>
    public static readonly FrozenSet<string> ThirdPersons = Set(
        "goes stays stops gets moves remains becomes starts begins closes opens ends changes drops covers takes has holds sits runs comes keeps leads carries stands says wants needs gives makes means pays costs owns reports meets works");

    /// <summary>Verbs that orders begin with.</summary>
    public static readonly FrozenSet<string> Orders = Set(
        "go get give put take make leave keep bring send tell ask write ring call email phone let do have come see say try stick stop start drop hold move add use find check book chase draft circulate pass set show");

    public static readonly FrozenDictionary<string, Subject> Pronouns = Map(
        (Subject.I, "i"), (Subject.We, "we"), (Subject.You, "you"), (Subject.It, "it that this mine"), (Subject.He, "he she"), (Subject.They, "they these those"), (Subject.There, "there"),
        (Subject.Who, "who which"), (Subject.What, "what"), (Subject.Nobody, "nobody no-one none nothing"), (Subject.Everybody, "everybody everyone all"), (Subject.Anybody, "anybody anyone"), (Subject.Somebody, "somebody someone"));

    public static readonly FrozenDictionary<string, Tense> Auxiliaries = Map(
        (Tense.Future, "will shall"), (Tense.Be, "am is are 's"), (Tense.Was, "was were"), (Tense.Have, "have has"), (Tense.Had, "had"), (Tense.Would, "'d would"), (Tense.Can, "can"), (Tense.Might, "could might may"),
        (Tense.Should, "should ought"), (Tense.Must, "must need needs better"), (Tense.Do, "do does"), (Tense.Did, "did"), (Tense.Present, "want wants"));

    /// <summary>Auxiliaries that do not open a question.</summary>
    public static bool IsWeak(string word) => word is "'s" or "need" or "needs" or "want" or "wants" or "better";

    /// <summary>Words of counting and measuring: what is told with them is mostly a report.</summary>
    public static readonly FrozenSet<string> Statistics = Set("per cent percent average total compared against figure figures");

    /// <summary>What may follow "twenty" in a year ("twenty twenty six").</summary>
    public static readonly FrozenSet<string> Tens = Set("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty eighty ninety");

    private static FrozenDictionary<string, T> Map<T>(params (T Value, string Words)[] groups) =>
        groups.SelectMany(g => g.Words.Split(' ').Select(w => (w, g.Value))).ToFrozenDictionary(p => p.w, p => p.Value, StringComparer.Ordinal);

    /// <summary>Days, months, numbers: words that are seen by what they are and not as themselves.</summary>
    public static bool IsOfClass(string word) =>
        Days.Contains(word) || Months.Contains(word) || Numbers.Contains(word) || Ordinals.Contains(word) || char.IsDigit(word[0]) || word[0] == '\u00A3';

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
