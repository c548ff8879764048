using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>Words that say how bad or how often something is, or what to think of somebody: put beside a true quotation they make another thing of it.</summary>
internal static class DegreeWords
{
    private static readonly (string Kind, string Phrases)[] Lists =
    [
        ("great harm", "severe|severely|extreme|extremely|seriously injured|seriously hurt|seriously ill|serious injur*|serious fall|serious bruise*|serious assault|serious accident|gravely|critically ill|life-threatening|horrific*|brutal*|vicious*|excruciating*"),
        ("slight harm", "mild|mildly|slight|minor injur*|minor bruis*|minor assault|superficial*|trivial*|negligible"),
        ("something without exception", "always|constantly|continually|continuously|invariably|incessantly|without fail|every time|all the time"),
        ("something again and again", "repeatedly|frequently|persistently|habitually"),
        ("something alone", "only|solely|exclusively"),
        ("somebody's character", "manipulative|manipulating|lazy|laziness|unreliable|incompetent|incompetence|attention-seeking|irresponsible|careless|carelessly|selfish|selfishly|stubborn|devious|untrustworthy|disruptive|defiant|immature|promiscuous|feckless|ungrateful|arrogant"),
    ];

    /// <summary>How people say it: carries a claim, makes none.</summary>
    private static readonly (string Kind, string Phrases)[] Plain =
    [
        ("great harm", "sever*|serious*|grave*|critical*|extreme*|acute*|bad*|awful*|terribl*|horribl*|horrif*|nasty|really|very|so|worse|worst|dreadful*|dire|desperate*|huge*|massive*|deep*|intensive|hospital|ambulance|danger*|major|significant*|urgent*|emergency|"
            + "shocking|hell|broke*|break*|fractur*|black|agony|life|die*|dead|death|kill*|struggl*|bed|brutal*|vicious*|violen*|too|such|heavy|heavily|strong*|a lot|lots"),
        ("slight harm", "small*|little|bit|bits|tiny|light*|touch|slight*|mild*|minor|superficial*|trivial*|nothing much|not bad|low*|few|just|only|wee|less|marginal*|tad|fine|sort of|kind of|nothing|not really|not much|hardly"),
        ("something without exception", "always|constant*|continual*|continuous*|invariabl*|every*|each|all|never|ever|forever|still|keep*|kept|any|whole|non-stop|daily|nightly|round the clock|regular*|on and on|goes on|not once|not*|twenty four|24/7|weekly|used to|would|usually|nothing|anything|at least|must"),
        ("something again and again", "repeat*|frequent*|persistent*|habit*|times|again|twice|every*|each|often|lots|loads|keep*|kept|several|many|weekly|daily|regular*|usual*|always|most|constant*|never|all|more than|more*|on and off|forever|still|any|week|day|month*|days|weeks|nights|recurr*"),
        ("something alone", "only|just|but|sole*|single|one|alone|nothing|nobody|no|none|not|other|all|last|left|except*|apart|bar|purely|so far|exclusive*|until|unless|never|without|limit*|simply|merely|rest|first|main*|own|more than|mostly|if|rather|yet|any|anything|anybody|instead|still|solely|nowt|little|few|half"),
        ("somebody's character", "manipulat*|playing|play*|lazy|idle|bother*|unreliab*|rel*|trust*|down|late|incompeten*|useless|hopeless|clueless|rubbish|careless*|care|irrespons*|responsib*|selfish*|herself|himself|stubborn*|difficult|awkward|devious|lie*|lying|sly|two-faced|disrupt*|kick*|"
            + "misbehav*|behav*|defian*|defy|rude|cheek*|immature|childish|grow up|sleep*|feckless|ungrateful|thank*|arrogan*|attention|fault|blame|never|dig*|budge|won't|will not|mess*"),
    ];

    private static readonly PhraseList Named = new(Lists);

    private static readonly PhraseList Carrying = new(Plain);

    public static string Name(int kind) => Lists[kind].Kind;

    public static IEnumerable<HarmMention> Find(Token[] tokens) => Named.Find(tokens, 0, tokens.Length);

    /// <summary>Kinds that are spoken of, in these words or in plain ones.</summary>
    public static IEnumerable<int> Kinds(Token[] tokens) =>
        Named.Find(tokens, 0, tokens.Length).Concat(Carrying.Find(tokens, 0, tokens.Length)).Select(m => m.Kind).Concat(tokens.Count(t => DateWords.Weekday(t) is not null) >= DaysOfOften ? [AgainAndAgain] : []);

    /// <summary>"Monday, Tuesday and Thursday" is frequently.</summary>
    private const int DaysOfOften = 3;

    private static readonly int AgainAndAgain = Array.FindIndex(Lists, l => l.Kind == "something again and again");
}
