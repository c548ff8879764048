using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// The watch-list of statements that can harm a person when they are wrong: kinds of harm, and the words and phrases by which records and people name
/// them. A word ends with "*" when it stands for all its endings. Kept short on purpose of what is said about people; "abuse of process" is on it too,
/// because a false alarm costs a glance.
/// </summary>
internal static class HarmWords
{
    private static readonly (string Kind, string Phrases)[] Lists =
    [
        ("suicide", "suicid*|wants to die|want to die|wanted to die|wish to die|wishes to die|take her own life|take his own life|take their own life|took her own life|took his own life|taking her own life|taking his own life|taken her own life|taken his own life|take my own life|"
            + "kill herself|kill himself|kill themselves|kill myself|killed herself|killed himself|killing herself|killing himself|killing myself|ending her life|ending his life|ending their life|ending my life|ended her life|ended his life|ended their life|end her life|end his life|end their life|end my life|end it all|ending it all|"
            + "better off dead|not worth living|no reason to live|nothing to live for|not want to be here|overdos*|hang himself|hang herself|hanged"),
        ("self-harm", "self-harm*|self harm*|selfharm*|self-injur*|harm herself|harm himself|harm themselves|harms herself|harms himself|harming herself|harming himself|harmed herself|harmed himself|hurt herself|hurt himself|hurting herself|hurting himself|hurt myself|harm myself|harming myself|hurting myself|"
            + "cut herself|cut himself|cutting herself|cutting himself|cut myself|cutting myself|cuts on her arm*|cuts on his arm*|overdos*"),
        ("abuse", "abus*|significant harm|risk of harm|neglect*|maltreat*|mistreat*|coercive|coercion|controlling behaviour|exploit*|groom*|cuckoo*|trafficked|trafficking|non-accidental"),
        ("sexual harm", "touched inappropriately|inappropriately touched|inappropriate touching|touching inappropriately|rape|rapes|raped|rapist|raping|sexual|sexually|molest*|indecent*|sexting|porn*|paedophil*|incest*"),
        ("violence", "violen*|assault*|attack*|stab|stabs|stabbed|stabbing|punch|punched|punches|punching|kicked him|kicked her|hit him|hit her|hit his|hit their|hits him|hits her|hitting her|hitting him|was hit|been hit|being hit|gets hit|got hit|slap|slapped|slaps|slapping|"
            + "beat her|beat him|beats her|beats him|beaten|strangl*|chok*|threw her|threw him|thump*|weapon*|knife|knives|machete|murder*|manslaughter|bruis*|black eye|black eyes|threatened to kill|kill her|kill him"),
        ("criminality", "crimin*|convict*|arrest*|prison*|custodial|burglar*|theft|thefts|stole|stolen|stealing|steals|steal|thief|fraud*|robbery|robbed|arson*|offend*|offence*|caution by the police|police caution|charged with|on bail|shoplift*|"
            + "probation|drug dealing|dealing drugs|county lines|gang|gangs|illegal*|perpetrator*"),
        ("substance misuse", "drug|drugs|drugged|heroin|cocaine|crack|cannabis|weed|spice|ketamine|amphetamine*|methadone|substance misuse|substance abuse|substances|alcohol*|drunk|drinking|drunken|intoxicat*|addict*|dependent on|vodka|stoned|sniffing|using again"),
    ];

    /// <summary>How people say it when they do not say it: carries a claim, makes none.</summary>
    private static readonly (string Kind, string Phrases)[] Plain =
    [
        ("suicide", "wants to die|want to die|wish i was dead|wishes she was dead|wishes he was dead|not worth living|jump off|took the tablets|taken tablets|no point going on"),
        ("self-harm", "been cutting|started cutting|cutting again|cut her arm|cut her arms|cut his arm|cut his arms|cutting her arms|cutting his arms|scars on|razor|burning herself|burning himself"),
        ("abuse", "harm*|safeguarding|not safe|unsafe|hurts her|hurts him|hurting her|hurting him|frightened of him|frightened of her|scared of him|scared of her|takes her money|takes his money|controls"),
        ("sexual harm", "touched|touching|touched her|touched him|touching her|touching him|sleeping with"),
        ("violence", "hit her|hit him|hit me|hits me|fight|fights|fighting|fought|pushed her|pushed him|shoved|grabbed her|grabbed him|threatened|threats|threatening|hurt her|hurt him|hurts me|be hurt|lashed out"),
        ("criminality", "nicked|nicking|pinched|inside for|done for|locked up|in custody|machete|dealers|dealing|scammed|scam"),
        ("substance misuse", "drink|drinks|drank|pints|beer|wine|whisky|she is using|he is using|used again|high as a kite|tests were clear|off his face|off her face|sober"),
    ];

    private static readonly PhraseList Named = new(Lists);

    private static readonly PhraseList Carrying = new(Plain);

    public static string Name(int kind) => Lists[kind].Kind;

    /// <summary>Every mention: which kind of harm, and at which tokens.</summary>
    public static IEnumerable<HarmMention> Find(Token[] tokens, int first, int end) => Named.Find(tokens, first, end);

    /// <summary>Mentions of harm, and the plain words that people have for it.</summary>
    public static IEnumerable<HarmMention> FindAll(Token[] tokens, int first, int end) => Carrying.Find(tokens, first, end).Concat(Named.Find(tokens, first, end));
}
