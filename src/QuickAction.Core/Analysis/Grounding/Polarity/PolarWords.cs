using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>What small words do for the polarity of what is said.</summary>
internal static class PolarWords
{
    public static readonly FrozenSet<string> Negations = Set("not no never none nobody nothing neither nor nowhere no-one without hardly barely scarcely seldom rarely cannot nowt");

    /// <summary>A clause begins with these.</summary>
    public static readonly FrozenSet<string> Breaks = Set("but although though because so while whereas however except unless until till since which who whose where when why if then that whether without as");

    public static readonly FrozenSet<string> Subjects = Set("i you he she we they it there");

    public static readonly FrozenSet<string> Auxiliaries = Set("be been being is are was were am do does did has have had will would shall should can could may might must ought 's 'd");

    /// <summary>An auxiliary verb; "May" with a capital is a month.</summary>
    public static bool IsAuxiliary(Token token) =>
        Auxiliaries.Contains(token.Word) && !(token.Word == "may" && token.Is(TokenMarks.Capital) && !token.Is(TokenMarks.SentenceStart));

    public static readonly FrozenSet<string> Prepositions = Set("to in on at of from with for by down up into onto about over under through like off round past near");

    /// <summary>Words that mean something said before.</summary>
    public static readonly FrozenSet<string> Pointers = Set("it they them that this those these he him she her one ones any others there here so neither both either his its their");

    /// <summary>Before "that": who said it, or how it is held.</summary>
    public static readonly FrozenSet<string> Reporting = Set(
        "said say says told tell explained noted reported advised confirmed agreed decided added accepted stated thought believed thinks think believe suppose expect feel suggested suggests suggest resolved "
        + "meeting members recorded wished wish sure promise likely understood understand true case know knew raised replied concluded recalled ruled warned pointed argued quoted");

    /// <summary>Who says so, wherever it stands before the "that": "reported in writing that".</summary>
    public static readonly FrozenSet<string> Reports = Set("reported said stated explained noted confirmed advised wrote");

    /// <summary>Those of them that matter themselves: who cannot promise that it is right has not said so.</summary>
    public static readonly FrozenSet<string> Holding = Set("promise sure likely think believe suppose expect feel know suggest true case");

    /// <summary>"Find out when it will be repaired": what follows is asked, and no condition.</summary>
    public static readonly FrozenSet<string> Finding = Set("establish out ask asked asks know see check clarify confirm ascertain wondered queried");

    /// <summary>What is behind them in a "that" clause is held or feared by somebody.</summary>
    public static readonly FrozenSet<string> Beliefs = Set(
        "belief fear fears hope hopes claim claims allegation allegations rumour rumours talk impression idea notion assumption possibility danger myth gossip accusation suspicion theory");

    /// <summary>Stems of words whose denial denies the "that" clause behind them: "no evidence that".</summary>
    public static readonly FrozenSet<string> Nonfactive = Set(
        "tell suggest evid sign indic reason inform intellig think say promis guarante confirm like proof chanc suppos believ agre decid expect sure certain know prove rule requir assur");

    /// <summary>Common verbs that are matter here, though they are nowhere else.</summary>
    public static readonly FrozenSet<string> Verbs = Set("know want mind think see take give go come get find use look like mean tell enough last need keep leave live let put do say said done");

    /// <summary>Stems of what every record says.</summary>
    public static readonly FrozenSet<string> Hollow = Set("say said tell told explain add member council mr mr. dr ms mrs councillor actual realli just thing lot bit way even unless afraid sorri glad such nope nah yep");

    /// <summary>Common words that are matter where they stand in a line of <see cref="Meanings"/>.</summary>
    public static readonly FrozenSet<string> Kept = Set("own here still same able mind want need always off out full back again free content");

    public static readonly FrozenSet<string> Wishes = Set("want wanted wants meant due supposed hope hoped hoping try tried ask asked ought planned intended");

    public static readonly FrozenSet<string> Troubles = Set("problem worri concern object issu difficulti troubl qualm");

    /// <summary>Stems that say little by themselves: "do a walk out", "not a single letter", "not always".</summary>
    public static readonly FrozenSet<string> Light = Set(
        "do make get give have take put let go come lead result caus part penni soul word jot peep singl us keep be gone bring see someth anyth alwai ever yet still current fulli alreadi even also believ think suppos expect reckon consid want ask promis seem");

    /// <summary>"There wasn't time": what was asked was not done.</summary>
    public static readonly FrozenSet<string> Room = Set("time chanc need way point plan call reason");

    /// <summary>Words of a statement that say by themselves what was said with a "not": "stays as it is" for "will not change".</summary>
    public static readonly FrozenSet<string> Turning = Set(
        "stay stays stayed remain remains keep keeps kept only alone yet wait waiting hold shut closed free less fewer broken pending await awaits awaited outstanding");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
