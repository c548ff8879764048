using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// Turns of a life that are told of a person only when somebody has said so. Beside <see cref="HarmWords"/>, whose kinds block approval: these are to be looked at.
/// Words that mean something else as often ("adopted", "suspended") are left out of what makes a claim.
/// </summary>
internal static class GraveWords
{
    private static readonly (string Kind, string Phrases)[] Lists =
    [
        ("exclusion from school", "been excluded|was excluded|were excluded|is excluded|excluded from school|excluded from lessons|excluded from class|permanent exclusion|permanently excluded|fixed-term exclusion*|expelled|suspended from school"),
        ("eviction or homelessness", "evict*|homeless*|repossess*|sleeping rough|rough sleep*|sofa surfing"),
        ("loss of a job", "sacked|dismissed from|redundan*|lost his job|lost her job|lost their job|gross misconduct"),
        ("debt or insolvency", "bankrupt*|insolven*|in debt|into debt|loan shark*"),
        ("death", "died|has died|death of|deceased|bereave*|passed away|miscarr*|stillb*|terminally ill"),
        ("illness or pregnancy", "diagnosed|diagnosis|cancer|dementia|alzheimer*|schizophreni*|psychosis|psychotic|bipolar|pregnan*|sectioned under|been sectioned|was sectioned|detained under"),
        ("removal of a child", "taken into care|care proceedings|care order*|removed from her care|removed from his care|removed from their care|into foster care|in foster care|put up for adoption|placed for adoption"),
        ("immigration status", "deport*|asylum|no recourse to public funds|overstay*"),
        ("court", "prosecut*|convicted|being sued|is suing|lawsuit*|injunction*|restraining order*"),
        ("separation", "divorc*|has separated|have separated|left her husband|left his wife"),
        ("eligibility", "ineligible|not eligible|is eligible|was eligible|are eligible|were eligible|meets the threshold|met the threshold|intentionally homeless|not entitled"),
        ("mental capacity", "lacks capacity|lacked capacity|lack of capacity|lacks mental capacity|has capacity|had capacity|has mental capacity|no capacity to"),
        ("disability", "disabled|disability|disabilities|autis*|learning difficult*"),
        ("dishonesty", "liar|liars|lying|dishonest*|deceit*|deceived"),
        ("unlawfulness", "unlawful*|illegally"),
        ("anger", "furious*|angry|angrily|enraged|livid|irate|lost his temper|lost her temper|lost their temper|stormed out"),
        ("hostility", "aggressive|aggressively|hostile|threatening behaviour|intimidating|intimidated|confrontational|bullied|bullying"),
        ("distress", "tearful*|in tears|distraught|hysterical*|devastated|traumatised|inconsolable"),
        ("refusal to cooperate", "uncooperative|obstructive|non-compliant|refused to engage|refuses to engage|refusing to engage|failed to engage|refused to cooperate|refuses to cooperate"),
    ];

    /// <summary>How people say it when they do not say it: carries a claim, makes none.</summary>
    private static readonly (string Kind, string Phrases)[] Plain =
    [
        ("exclusion from school", "exclu*|kicked out|thrown out|off roll|suspended|suspension|sent home|not allowed back|out of school|lost his place|lost her place"),
        ("eviction or homelessness", "kicked out|thrown out|chucked out|notice|bailiff*|possession|nowhere to live|nowhere to go|on the street|on the streets|put out|lose the flat|lose the house|lose their home|hostel|sofa"),
        ("loss of a job", "laid off|let go|the sack|sack|sacking|dismiss*|finished him|finished her|job|jobs|position|posts"),
        ("debt or insolvency", "owe|owes|owed|owing|debt*|arrears|bust|broke|gone under|administrators|receivers|behind with|behind on|loan*|bailiff*|skint"),
        ("death", "dead|die|dies|dying|death*|funeral*|lost her|lost his|lost my|lost their|lost our|lost the baby|killed|kill|kills|gone now|passed on|no longer with us|late husband|late wife|grave|grief|widow*|coroner*|inquest*|suicid*|overdos*|drown*|terminal*|hospice"),
        ("illness or pregnancy", "diagnos*|expecting|baby|tumour|chemo*|memory|forgets|hospital|mental health|section|sectioned|consultant|clinic|scan|condition|voices|having another|memory clinic|depress*|doctor*|gp|nurse*|psychiatr*"),
        ("removal of a child", "care order|social services|foster*|adopt*|take the child*|took the child*|take them off|take him off|take her off|removed|accommodat*|section twenty|proceedings|taken off"),
        ("immigration status", "home office|visa*|papers|status|leave to remain|passport*|refugee*|recourse|sent back"),
        ("court", "court*|judge*|magistrate*|solicitor*|convict*|prosecut*|sentenc*|tribunal*|legal|charged|lawyer*|sue|sued|summons*"),
        ("separation", "split|split up|separat*|left him|left her|walked out|moved out|ex|apart|divorc*|broken up|broke up"),
        ("eligibility", "eligib*|ineligib*|threshold*|qualif*|criteria|criterion|entitle*|intentional*|meet the|meets the"),
        ("mental capacity", "capacity|decide for|make her own|make his own|make their own|understands|understand"),
        ("disability", "disab*|autis*|wheelchair*|special needs|learning|send|adapted|blue badge"),
        ("dishonesty", "lie|lies|lied|lying|liar*|honest*|dishonest*|truth|untrue|true|made it up|making it up"),
        ("unlawfulness", "law|lawful*|unlawful*|legal*|illegal*|breach*|court*|statut*"),
        ("anger", "anger*|angry|cross|mad|fuming|furious*|livid|rage|raging|temper|shout*|yell*|scream*|annoyed|upset|swore|swear*|kicked off|kicks off|kicking off|blew up|went off|lost it|wound up|stormed|ballistic|spitting|irate|fed up|"
            + "not happy|unhappy|up in arms|complain*|abuse|abusive|had a go|row|argu*|slammed|outrag*|incensed|hopping|bit his head|bit her head|tore into|let rip"),
        ("hostility", "aggress*|hostil*|threat*|intimidat*|confront*|bully*|bullies|bullied|shout*|yell*|scream*|push*|shov*|in his face|in her face|in my face|squar*|kicked off|kicks off|kicking off|rude|nasty|swore|swear*|abuse|abusive|scared|frighten*|picked on|picking on|"
            + "called him|called her|calling him|calling her|calling names|called names|violen*|hit|hitting|fight*|fought|temper|row|argu*|angry|anger|unpleasant|horrible|lads|gang"),
        ("distress", "tear*|cry|cries|cried|crying|sob*|weep*|wept|distraught|distress*|upset*|devastat*|hysteri*|trauma*|inconsol*|in bits|in pieces|broke down|break down|breaking down|fell apart|beside herself|beside himself|heartbroken|shaken|shaking|"
            + "in a state|in such a state|in a right state|emotional|welled|crush*|gutted|terrified|terrible|broken"),
        ("refusal to cooperate", "cooperat*|co-operat*|obstruct*|comply|complies|complied|complian*|engag*|refus*|won't|will not|would not|didn't want|did not want|does not want|doesn't want|won't answer|not answering|ignor*|avoid*|slammed|shut the door|turned away|not let|won't let|wouldn't let|will not let|"
            + "would not let|no reply|never answer*|never came|not come|not turn*|never turn*|unwilling|reluctan*|resist*|blanked|walked out|walks out|walked off"),
    ];

    private static readonly PhraseList Named = new(Lists);

    private static readonly PhraseList Carrying = new(Plain);

    public static string Name(int kind) => Lists[kind].Kind;

    public static IEnumerable<HarmMention> Find(Token[] tokens) => Named.Find(tokens, 0, tokens.Length);

    /// <summary>Kinds that are spoken of, in these words or in plain ones.</summary>
    public static IEnumerable<int> Kinds(Token[] tokens) => Named.Find(tokens, 0, tokens.Length).Concat(Carrying.Find(tokens, 0, tokens.Length)).Select(m => m.Kind);
}
