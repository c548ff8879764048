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

    /// <summary>After these at the start of a sentence the word before was no name: "Will you", "Mark the", "Grant of".</summary>
    public static FrozenSet<string> NotAfterName { get; } = Set("you i he she it we they the a an this that these those there of my your our their his her its us them me to not be for one each all any every anyone anybody somebody someone everyone");

    public static FrozenSet<string> Particles { get; } = Set("de da di la le van von der den du del dos al el bin ibn ap ab ter st o");

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
