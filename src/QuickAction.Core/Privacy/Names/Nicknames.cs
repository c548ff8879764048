using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Names;

/// <summary>Short and pet forms of given names in Britain, all lower case.</summary>
internal static class Nicknames
{
    private static readonly FrozenDictionary<string, string[]> LongForms = (
        "abi=abigail abby=abigail al=alan,alastair,albert alf=alfred alfie=alfred alex=alexander,alexandra ali=alison,alistair andy=andrew ange=angela angie=angela annie=ann,anne,anna archie=archibald bea=beatrice,beatrix becky=rebecca becca=rebecca bella=isabella ben=benjamin,benedict,bennett,benson benny=benjamin,benedict,bennett benji=benjamin bernie=bernard,bernadette "
        + "bert=albert,robert,herbert bertie=albert,robert bess=elizabeth beth=elizabeth,bethany betty=elizabeth bev=beverley,beverly bill=william billy=william bob=robert bobby=robert cass=cassandra cath=catherine,kathleen cathy=catherine,kathleen charlie=charles,charlotte "
        + "chris=christopher,christine,christina cindy=cynthia con=cornelius,conrad dan=daniel danny=daniel dave=david deb=deborah,debra debbie=deborah,debra dee=deirdre,deborah del=derek des=desmond di=diana,diane dick=richard dom=dominic don=donald dot=dorothy dotty=dorothy doug=douglas "
        + "ed=edward,edwin,edmund eddie=edward,edwin effie=euphemia ellie=eleanor,ellen,elizabeth elle=eleanor em=emma,emily fi=fiona fran=frances,francis,francesca frank=francis,franklin fred=frederick,alfred freddie=frederick,alfred gabby=gabrielle,gabriella gaz=gareth,gary geoff=geoffrey "
        + "gerry=gerald,gerard,geraldine gill=gillian gina=georgina,regina greg=gregory hal=harold,henry harry=harold,henry,harriet hattie=harriet issy=isabel,isabella izzy=isabel,isabella jack=john,jackson jackie=jacqueline jacqui=jacqueline jake=jacob jamie=james jan=janet,janice,janine jem=jeremy,jemima jen=jennifer jenny=jennifer "
        + "jess=jessica jez=jeremy jill=gillian jim=james jimmy=james jo=joanne,joanna,josephine joe=joseph joey=joseph johnny=john,jonathan jon=jonathan josh=joshua josie=josephine judy=judith jules=julian,julie,julia kat=katherine,katarzyna kate=katherine,catherine,kathryn kath=katherine,kathleen,catherine "
        + "kathy=kathleen,katherine katie=katherine,catherine kasia=katarzyna kay=katherine ken=kenneth kenny=kenneth kev=kevin kim=kimberley,kimberly kit=christopher,katherine larry=lawrence,laurence laurie=lawrence,laurence len=leonard lenny=leonard leo=leonard,leopold les=leslie,lesley lexi=alexandra liam=william libby=elizabeth "
        + "lil=lilian,lily lisa=elizabeth liv=olivia liz=elizabeth lizzie=elizabeth lottie=charlotte lou=louise,louis lucy=lucinda,lucille luke=lucas lyn=lynne,lynda mads=madeleine,madison maddy=madeleine,madison mags=margaret maggie=margaret mandy=amanda manny=emmanuel marge=margaret,marjorie marty=martin mat=matthew matt=matthew max=maxwell,maximilian,maxine "
        + "meg=margaret,megan mel=melanie,melissa,melvin mick=michael mickey=michael mike=michael mikey=michael millie=mildred,camilla,amelia minnie=wilhelmina,mary mo=mohammed,muhammad,mohamed,maureen,morag,maurice molly=mary,margaret nat=natalie,nathan,nathaniel,natasha nate=nathan,nathaniel ned=edward nell=eleanor,helen,ellen nellie=eleanor,helen,ellen "
        + "nick=nicholas nicky=nicola,nicholas nige=nigel nobby=norbert norm=norman ollie=oliver,olivia pam=pamela paddy=patrick pat=patricia,patrick patty=patricia patsy=patricia peg=margaret peggy=margaret pen=penelope penny=penelope pete=peter phil=philip,phillip,philippa pip=philip,philippa pippa=philippa polly=mary rab=robert rach=rachel,rachael ray=raymond "
        + "reg=reginald rich=richard richie=richard rick=richard ricky=richard rob=robert robbie=robert robin=robert rod=roderick,rodney ron=ronald ronnie=ronald,veronica ros=rosalind,rosamund,rosemary rosie=rosemary,rose roz=rosalind russ=russell sal=sally,salvatore sally=sarah sam=samuel,samantha sandy=alexander,sandra seb=sebastian shaz=sharon sid=sidney,sydney "
        + "si=simon sophie=sophia stan=stanley ste=stephen,steven steph=stephanie steve=stephen,steven stevie=stephen,steven stew=stewart,stuart stu=stuart,stewart sue=susan,suzanne susie=susan,suzanne suzy=susan,suzanne tash=natasha ted=edward,edwin,theodore teddy=edward,theodore terry=terence,theresa,teresa tess=theresa,teresa theo=theodore tilly=matilda tim=timothy "
        + "tina=christina,martina,valentina toby=tobias tom=thomas tommy=thomas tomasz=thomas toni=antonia tony=anthony,antony tori=victoria trish=patricia tricia=patricia val=valerie,valentine vic=victor,victoria vicky=victoria vicki=victoria viv=vivienne,vivian wally=walter walt=walter wendy=gwendolen wilf=wilfred will=william willie=william "
        + "win=winifred winnie=winifred yas=yasmin zac=zachary zak=zachary zach=zachary "
        + "shiv=siobhan,shivani pri=priya,priyanka priya=priyanka zbig=zbigniew zbyszek=zbigniew gosia=malgorzata ania=anna asia=joanna basia=barbara magda=magdalena aga=agnieszka ola=aleksandra kuba=jakub tomek=tomasz wojtek=wojciech krzys=krzysztof "
        + "piotrek=piotr grzes=grzegorz staszek=stanislaw zosia=zofia raj=rajesh,rajinder,rajan jas=jasmine,jaspreet,jasvinder gurp=gurpreet sukh=sukhdeep,sukhvinder bal=balwinder,baljit kul=kulwinder,kuljit ade=adebayo,adewale,aderonke "
        + "femi=olufemi,oluwafemi tunde=babatunde,olatunde kunle=adekunle yemi=oluyemi,adeyemi bisi=adebisi,olabisi bola=adebola sola=olusola wale=adewale,olawale seun=oluwaseun tobi=oluwatobi dami=damilola temi=temitope emeka=chukwuemeka "
        + "obi=obinna ike=ikenna abdi=abdirahman,abdullahi,abdikarim naz=nazia,nazir shab=shabana,shabnam saj=sajid,sajida llew=llewelyn,llewellyn gwen=gwendolen,gwendoline,gwenllian dai=dafydd,david rhod=rhodri")
        .Split(' ')
        .Select(pair => pair.Split('='))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1].Split(','), StringComparer.Ordinal);

    /// <summary>One name in several spellings, which a recogniser of speech cannot tell apart.</summary>
    private static readonly FrozenDictionary<string, string[]> Spelt = (
        "sara=sarah jon=john ann=anne steven=stephen=stephan priti=preeti catherine=katherine=katharine=kathryn=catharine claire=clare=clair graham=graeme jeffrey=geoffrey jeff=geoff philip=phillip philippa=phillipa "
        + "mohammed=muhammad=mohamed=mohammad=muhammed lesley=leslie stuart=stewart brian=bryan alan=allan=allen deborah=debra sean=shaun=shawn shauna=shona lynn=lynne=lyn lindsay=lindsey=lyndsey carol=carole teresa=theresa isabel=isobel=isabelle "
        + "rachel=rachael rebecca=rebekah louis=lewis neil=neal niall=nial gillian=jillian hannah=hanna=hana sofia=sophia sophie=sofie aisha=ayesha fatima=fatimah=fatema yusuf=youssef=yousef hussain=hussein=husain ahmed=ahmad zoe=zoey "
        + "megan=meghan caitlin=kaitlin=katelyn kayleigh=kayley caroline=carolyn kieran=kieron=ciaran conor=connor callum=calum aidan=aiden eileen=aileen jane=jayne gail=gayle tracy=tracey stacy=stacey kelly=kelley "
        + "vicky=vicki=vikki jacky=jackie=jacqui nicky=nicki=nikki terry=terri cathy=kathy cath=kath kristin=kristen christine=kristine christina=kristina chris=kris marc=mark erik=eric karl=carl karen=karin "
        + "michelle=michele danielle=daniele gareth=garreth rhys=reece=rees sian=shan sinead=shinead siobhan=shevaun=chevonne=shivaun=shavon=shivawn=shivon niamh=neve=neave aoife=eefa saoirse=sersha oisin=osheen maeve=mave caoimhe=keeva grainne=gronya roisin=rosheen "
        + "yasmin=yasmine zara=zarah leah=lea=lia alisha=alicia natalie=nathalie laurence=lawrence antony=anthony abby=abbie abi=abby harriet=harriett eleanor=elinor=eleanore madeleine=madeline=madelyn emily=emilie lily=lilly")
        .Split(' ')
        .Select(group => group.Split('='))
        .SelectMany(group => group.Select(name => (Name: name, Others: group)))
        .GroupBy(pair => pair.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.SelectMany(p => p.Others).Where(o => o != g.Key).Distinct().ToArray(), StringComparer.Ordinal);

    /// <summary>Other spellings of a given name.</summary>
    public static IReadOnlyList<string> Spellings(string name) => Spelt.TryGetValue(name, out var others) ? others : [];

    /// <summary>True when one name is a short form of the other, or both are of a third.</summary>
    public static bool Alike(string one, string other) =>
        one == other || Spellings(one).Contains(other) || Long(one).Contains(other) || Long(other).Contains(one) || Long(one).Any(Long(other).Contains);

    /// <summary>The long forms of a short name; none when it is not a short one.</summary>
    public static IReadOnlyList<string> Long(string name) => LongForms.TryGetValue(name, out var forms) ? forms : [];
}
