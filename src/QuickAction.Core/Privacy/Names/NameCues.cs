using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Names;

/// <summary>Words beside which names stand.</summary>
internal static class NameCues
{
    /// <summary>Titles, lower case. Those of <see cref="SureTitles"/> are titles in small letters too.</summary>
    public static FrozenSet<string> Titles { get; } = Set(
        "mr mrs ms miss mx dr doctor cllr councillor prof professor rev revd reverend father canon sister sir lord lady dame judge sgt sergeant inspector insp superintendent supt pc dc ds di dci dcs wpc pcso "
        + "captain major colonel nurse matron alderman imam rabbi pastor auntie aunty uncle baby child young little master nanny nan grandma grandad granny");

    public static FrozenSet<string> SureTitles { get; } = Set("mr mrs ms mx dr cllr");

    /// <summary>Before a single letter: "Mrs K", "Child A".</summary>
    public static FrozenSet<string> LetterTitles { get; } = Set("mr mrs ms miss mx dr doctor cllr baby child adult sister");

    public static FrozenSet<string> Relations { get; } = Set(
        "mother mum mummy mam mom father dad daddy son sons daughter daughters brother brothers sister sisters stepson stepdaughter stepfather stepmother stepdad stepmum stepbrother stepsister nan nana nanna nanny gran grandma grandmother "
        + "granny grandad grandfather granddad grandson granddaughter uncle aunt auntie aunty cousin nephew niece husband wife partner ex boyfriend girlfriend fiance fiancee baby twin sibling carer godmother godfather in-law friend neighbour");

    public static FrozenSet<string> Verbs { get; } = Set(
        "said says told tells asked asks rang rings phoned called thinks thought wants wanted reckons agreed agrees lives lived moved went came comes goes feels felt knows knew reported reports confirmed explained added replied suggested suggests "
        + "attended attends joined left arrived raised noted stated advised offered emailed wrote spoke mentioned promised apologised apologises sends sent refused refuses denied denies admitted disclosed loves loved likes liked hates hated cried "
        + "needs needed visited visits stayed stays sleeps slept works worked drinks drank has had was is will would could can should did does looks looked seems seemed seconded proposed moved abstained chaired presented introduced");

    /// <summary>After these a capital word is a place.</summary>
    public static FrozenSet<string> PlaceBefore { get; } = Set("in at near around outside inside via towards into through across beyond off");

    /// <summary>Before a place too, and seldom before a person's whole name.</summary>
    public static FrozenSet<string> OnTheWay { get; } = Set("the to from on of up down over along past by this that our between");

    /// <summary>Surnames that behind an unknown word are mostly a street's or a building's name: "Pinfold Lane".</summary>
    public static FrozenSet<string> SurnamesOfStreets { get; } = Set("lane street court grove park hall lodge church temple towers ward wing day mills");

    /// <summary>After these at the start of a sentence the word before was no name: "Will you", "Mark the", "Grant of".</summary>
    public static FrozenSet<string> NotAfterName { get; } = Set("you i he she it we they the a an this that these those there of my your our their his her its us them me to not be for one each all any every anyone anybody somebody someone everyone");

    public static FrozenSet<string> Particles { get; } = Set("de da di la le van von der den du del dos al el bin ibn ap ab ter st o");

    /// <summary>Particles that a hyphen or an apostrophe ties to a name: "al-Rashid", "d'Souza".</summary>
    public static FrozenSet<string> Hyphened { get; } = Set("al el ul ur abu bin ad as ar an az ash d o l ben ap");

    /// <summary>Particles that are words too; before a name and behind another they are none.</summary>
    public static FrozenSet<string> ParticleWords { get; } = Set("bin den van la st al del");

    /// <summary>Kin who are called by their name: "auntie pat".</summary>
    public static FrozenSet<string> CalledKin { get; } = Set("auntie aunty uncle");

    /// <summary>Of whom "called" tells the name.</summary>
    public static FrozenSet<string> Persons { get; } = Set("boy girl lad lass man woman guy bloke lady gentleman kid child baby toddler teenager person friend mate neighbour boyfriend girlfriend partner worker son daughter brother sister cousin");

    /// <summary>Whose name "is" or "was": "her name is".</summary>
    public static FrozenSet<string> Owners { get; } = Set("my his her their your real first maiden middle full mum's dad's boy's girl's child's");

    /// <summary>Words of a sentence that are given names too; in small letters behind a name they are the word.</summary>
    public static FrozenSet<string> Modals { get; } = Set("will may can would could should shall might must");

    /// <summary>Before these a thing stands, not somebody's name alone.</summary>
    public static FrozenSet<string> BeforeThings { get; } = Set("the a an this that these those my your our their his her its of per each every any some no new old another which whose more less by in on at for from into onto");

    /// <summary>Behind these a clause begins, and so may a person: "and wiremu said", "because wiremu is out".</summary>
    public static FrozenSet<string> BeforeClauses { get; } = Set("and but so because cos 'cos then that if when yeah yes no well think know told say said says while as or where until till since once though although like just also maybe anyway now today yesterday");

    /// <summary>Endings of nouns, of trades and of bodies that no list of words holds.</summary>
    public static string[] EndingsOfThings { get; } =
    [
        "ing", "tion", "sion", "ment", "ness", "ity", "ism", "ist", "ogy", "atry", "ery", "ware", "work", "works", "band", "care", "line", "house", "ship", "hood", "age", "ance", "ence", "able", "ible", "ful", "less", "ous", "ly", "ed", "er", "or", "ers", "ors",
        "tech", "gate", "ford", "mouth", "ton", "ham", "bury", "well", "pool", "worth", "wick", "shire", "port", "side", "way", "ward", "land", "field", "fi", "cide", "ol", "ine", "pam", "pin", "tin", "ide", "ate", "itis", "osis", "ia", "ics", "ic", "al",
    ];

    /// <summary>Before initials that stand for a person: "ask BO", "BO and SM".</summary>
    public static FrozenSet<string> BeforeInitials { get; } = Set("ask asked and or with for to by from told tell thank thanks see per via action actions cc both");

    /// <summary>Two capital letters that stand for a thing, an office or a body more often than for a person.</summary>
    public static FrozenSet<string> NeverInitials { get; } = Set("la ad ta ep hv cp lp hr cc am pm mp ni id ok uk eu us un tv pc dc ds di vs no nb ie eg po co st rd km mm cm kg ml mg na aka tbc tbd fyi asap");

    /// <summary>Given names that in small letters are mostly something else: "reg", "sim", "max five", "pip".</summary>
    public static FrozenSet<string> NotInSmall { get; } = Set(
        "reg pip mac sim max mat min isa chi ping coral opal topaz lilac pixie buddy rocky rusty woody ram raven flora honor hue ion sol dot venus angel devon paris kenya india indie asia han van dale glen percy basil jock una tao");

    /// <summary>Before a colon in forms and minutes: a person's name follows.</summary>
    public static FrozenSet<string> FormLabels { get; } = Set(
        "name author owner responsible lead chair chairperson clerk contact officer worker attendee attendees present apologies by from to signed mother father parent guardian carer child patient client resident tenant applicant landlord complainant manager reviewer minutes");

    public static FrozenSet<string> NobodyLabels { get; } = Set(
        "unknown speaker inaudible unidentified voice recording transcript note notes audio system automated caption captions all everyone several various multiple voices participant participants attendee guest person host cohost co-host me you "
        + "organizer organiser presenter external internal unverified meeting room caller user moderator interviewer interviewee male female man woman child adult chorus together background crowd public unmuted muted he him she they them his her");

    /// <summary>What people are: hints beside placeholders come from this list alone, so that a hint never identifies.</summary>
    public static FrozenSet<string> Roles { get; } = Set(
        "chair,chairman,chairwoman,chairperson,vice chair,clerk,social worker,senior social worker,team manager,service manager,manager,head,head teacher,headteacher,teacher,teaching assistant,designated safeguarding lead,health visitor,school nurse,nurse,district nurse,"
        + "community nurse,midwife,doctor,gp,consultant,paediatrician,psychologist,psychiatrist,occupational therapist,physiotherapist,speech therapist,therapist,family support worker,support worker,care worker,carer,foster carer,advocate,"
        + "independent reviewing officer,independent chair,police officer,police,detective sergeant,detective constable,sergeant,inspector,probation officer,housing officer,tenancy officer,officer,planning officer,solicitor,barrister,minute taker,"
        + "councillor,governor,mayor,deputy mayor,director,assistant director,deputy,coordinator,administrator,analyst,engineer,architect,surveyor,applicant,objector,resident,tenant,mother,mum,father,dad,son,daughter,brother,sister,nan,gran,"
        + "grandmother,grandfather,grandad,uncle,aunt,partner,husband,wife,neighbour,friend,guest,interpreter,observer,student,trainee,volunteer,trustee,warden,caretaker,keyworker,personal adviser,independent domestic violence adviser,"
        + "enquiry officer,registered manager,mentor,youth worker,librarian,treasurer,secretary,stepfather,stepmother,stepdad,stepmum,cousin,nephew,niece,grandson,granddaughter,boyfriend,girlfriend", ',');

    private static FrozenSet<string> Set(string words, char parting = ' ') => words.Split(parting, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
