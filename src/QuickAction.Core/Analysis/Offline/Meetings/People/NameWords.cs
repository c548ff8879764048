using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Words by which names and the things around them are told apart.</summary>
internal static class NameWords
{
    /// <summary>Titles that stand before a name, lower case.</summary>
    public static readonly FrozenSet<string> Titles = Set(
        "mr mrs ms miss mx dr doctor cllr councillor prof professor rev revd reverend father canon sister sir lord lady dame judge sgt sergeant inspector insp "
        + "superintendent supt chief detective constable pc dc ds di dci wpc captain major nurse matron alderman imam rabbi pastor");

    /// <summary>Short for a longer first name, as said in British meetings.</summary>
    public static readonly FrozenDictionary<string, string> ShortNames = Pairs(
        "abi=abigail abby=abigail al=alan alex=alexander,alexandra andy=andrew ange=angela annie=ann,anne,anna bea=beatrice becky=rebecca ben=benjamin bernie=bernard,bernadette "
        + "bert=albert,robert,herbert bess=elizabeth beth=elizabeth,bethany betty=elizabeth bev=beverley,beverly bill=william billy=william bob=robert bobby=robert cath=catherine,cathy "
        + "charlie=charles,charlotte chris=christopher,christine,christina cindy=cynthia col=colin dan=daniel danny=daniel dave=david deb=deborah,debra debbie=deborah,debra des=desmond "
        + "dick=richard don=donald doug=douglas ed=edward,edwin eddie=edward ellie=eleanor,ellen fran=frances,francis,francesca frank=francis fred=frederick freddie=frederick gabby=gabrielle "
        + "gail=abigail gaz=gareth,gary geoff=geoffrey ger=gerald,gerard gerry=gerald,gerard,geraldine gill=gillian gina=georgina,regina greg=gregory hal=harold hari=hariharan harry=harold,henry,harriet "
        + "hattie=harriet hugh=hubert jack=john,jackson jackie=jacqueline jake=jacob jamie=james jan=janet,janice jen=jennifer jenny=jennifer jess=jessica,jessie jim=james jimmy=james jo=joanne,joanna,josephine joe=joseph johnny=john "
        + "jon=jonathan josh=joshua judy=judith julie=julia kate=katherine,catherine,kathryn kath=katherine,kathleen,catherine kathy=kathleen,katherine katie=katherine,catherine ken=kenneth kenny=kenneth kev=kevin kim=kimberley kit=christopher "
        + "larry=lawrence,laurence len=leonard lenny=leonard les=leslie,lesley liam=william lisa=elizabeth liz=elizabeth lizzie=elizabeth lou=louise,louis lyn=lynne,lynda mags=margaret maggie=margaret mandy=amanda manny=emmanuel marge=margaret,marjorie "
        + "margie=margaret marty=martin matt=matthew meg=margaret,megan mel=melanie,melissa,melvin mick=michael mike=michael mikey=michael millie=mildred,camilla mo=mohammed,muhammad,mohamed,maureen,morag,maurice moll=mary "
        + "nat=natalie,nathan,nathaniel nate=nathan ned=edward nell=eleanor,helen nick=nicholas nicola nicky=nicola,nicholas nige=nigel norm=norman ollie=oliver,olivia pam=pamela pat=patricia,patrick patsy=patricia patty=patricia "
        + "peggy=margaret penny=penelope pete=peter phil=philip,phillip,philippa pip=philip,philippa polly=mary rach=rachel ray=raymond reg=reginald rich=richard rick=richard ricky=richard rob=robert robbie=robert ron=ronald ronnie=ronald,veronica "
        + "ros=rosalind,rosamund rosie=rosemary,rose roz=rosalind russ=russell ruthie=ruth sal=sally,salvatore sally=sarah sam=samuel,samantha sandy=alexander,sandra shaz=sharon sid=sidney simmo=simon sophie=sophia stan=stanley ste=stephen,steven "
        + "steph=stephanie steve=stephen,steven stevie=stephen stew=stewart,stuart stu=stuart,stewart sue=susan,suzanne susie=susan suzy=susan,suzanne tam=tamsin,tamara ted=edward,edwin,theodore teddy=edward tel=terence,terry terry=terence,theresa tess=theresa,tessa "
        + "theo=theodore tilly=matilda tim=timothy tina=christina,martina toby=tobias tom=thomas tommy=thomas tony=anthony,antony tracy=theresa tricia=patricia trish=patricia val=valerie,valentine vera=veronica vic=victor,victoria vicky=victoria viv=vivienne,vivian "
        + "wally=walter walt=walter wendy=gwendolen wilf=wilfred will=william win=winifred winnie=winifred yas=yasmin zac=zachary zak=zachary zoe=zoey");

    /// <summary>Decorations of a label that say nothing of the person.</summary>
    public static readonly FrozenSet<string> EmptyDecorations = Set(
        "host co-host cohost guest organizer organiser presenter external internal unverified me you he/him she/her they/them he/they she/they attendee participant");

    /// <summary>Labels that name no person.</summary>
    public static readonly FrozenSet<string> NobodyLabels = Set(
        "unknown speaker inaudible unidentified voice recording transcript note notes audio system automated caption captions all everyone several various multiple voices participant attendee guest person");

    /// <summary>Nouns for what a person does: a decoration or introduction that ends with one is a role, else it is an organisation.</summary>
    public static readonly FrozenSet<string> RoleNouns = Set(
        "chair chairman chairwoman chairperson vice-chair deputy clerk officer manager director head lead leader worker nurse doctor gp consultant therapist physiotherapist psychologist "
        + "psychiatrist matron teacher headteacher governor mentor assistant advisor adviser solicitor lawyer barrister counsel advocate member councillor cllr mayor treasurer secretary "
        + "coordinator co-ordinator administrator minute-taker notetaker minutes note-taker scribe analyst engineer architect planner surveyor inspector sergeant constable superintendent "
        + "applicant appellant objector supporter agent resident tenant leaseholder carer parent mum mother dad father guardian grandmother grandfather daughter son sister brother aunt uncle "
        + "trainee apprentice student observer representative rep contractor supplier accountant auditor practitioner reviewer supervisor warden caretaker librarian receptionist tutor trustee volunteer "
        + "commissioner specialist technician designer developer buyer bursar principal dean chaplain vicar priest keyworker sw iro ot executive chief pm witness expert owner licensee operator headmaster headmistress senco registrar midwife visitor");

    /// <summary>What makes the capital words before it a place or a body.</summary>
    public static readonly FrozenSet<string> Places = Set(
        "road street lane close avenue drive way court crescent terrace row place square gardens grove hill house hall park green lodge mews surgery practice hospital ward clinic centre school primary academy college "
        + "church chapel estate farm works mill bridge station library council trust team service partnership association society club limited ltd day week bank fund act committee sub-committee subcommittee panel board unit wing");

    /// <summary>Capitalised words that begin sentences or name things, never people.</summary>
    public static readonly FrozenSet<string> NeverNames = Set(
        "i the a an and or but so if of to in on at by for from with we you he she it they them this that these those there here what which who whom when where why how not no yes yeah yep "
        + "is are was were be been do does did have has had can could would should will shall may might must my your his her its our their one two three four five six seven eight nine ten "
        + "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter "
        + "right ok okay well now then good great thank thanks sorry apologies please morning afternoon evening welcome just only also maybe perhaps item agenda any anyone anybody everyone everybody "
        + "someone somebody nobody all some both each every council committee sub-committee subcommittee board panel county borough district parish city town street road lane close avenue school hospital nhs police gp ot "
        + "today tomorrow yesterday next last first second third finally lovely brilliant fine sure chair chairman madam mister councillors members officers colleagues team folks present poor dear likewise ditto plus neither nor behind beside opposite alongside near "
        + "hello hi hiya hey bye goodbye erm er um oh ah let lets given because before after until while since unless although though as than about into over under between through during without "
        + "english british european french german indian chinese polish facebook teams zoom whatsapp google microsoft twitter internet email wednesdays mondays");

    /// <summary>First names with the short forms that people have for them: <see cref="ShortNames"/> the other way round.</summary>
    public static readonly FrozenDictionary<string, string[]> ShortForms = ShortNames
        .SelectMany(pair => pair.Value.Split(',').Select(full => (Full: full, Short: pair.Key)))
        .GroupBy(p => p.Full, p => p.Short, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Pairs(string pairs) => pairs
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .Where(pair => pair.Length == 2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
