namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>Words by which people say what they are in a meeting. Longer ones win: a "foster carer" is no "carer", a "ward councillor" no "ward".</summary>
internal static class RoleWords
{
    public static readonly string[] Person =
    [
        "service user", "client", "young person", "the child", "the adult", "resident's own", "care leaver", "supervisee",
    ];

    public static readonly string[] Family =
    [
        "mum", "mother", "mam", "dad", "father", "daughter", "son", "wife", "husband", "partner", "sister", "brother", "gran", "nan", "nana", "nanna", "grandma", "grandmother",
        "granddad", "grandad", "grandfather", "grandson", "granddaughter", "grandparent", "aunt", "auntie", "uncle", "cousin", "niece", "nephew", "stepdad", "stepmum", "step dad", "step mum",
        "stepson", "stepdaughter", "mother in law", "father in law", "daughter in law", "son in law", "sister in law", "brother in law", "parent", "carer", "full time carer", "family friend", "friend",
        "neighbour", "next door", "girlfriend", "boyfriend", "fiance", "husband's", "birth mother", "birth father",
    ];

    public static readonly string[] Professional =
    [
        "social worker", "social care", "social work", "team manager", "practice manager", "service manager", "manager", "head of service", "team leader", "senior practitioner", "practitioner",
        "officer", "adviser", "advisor", "coordinator", "co ordinator", "consultant", "nurse", "doctor", "gp", "physio", "physiotherapist", "therapist", "ot", "psychologist", "psychiatrist",
        "paediatrician", "midwife", "health visitor", "health visiting", "public protection", "children's services", "school nurse", "district nurse", "teacher", "headteacher", "head teacher", "deputy head", "safeguarding lead", "senco", "head at", "head of",
        "police", "pc", "dc", "ds", "di", "detective", "sergeant", "inspector", "constable", "probation", "solicitor", "barrister", "lawyer", "advocate", "chair", "chairing", "reviewing officer",
        "support worker", "key worker", "keyworker", "youth worker", "care worker", "home carer", "foster carer", "foster mum", "foster dad", "care manager", "registered manager", "assessor", "worker", "housing",
        "minute taker", "taking the minutes", "minutes", "administrator", "clerk", "councillor", "member for", "director", "commissioner", "commissioning", "student", "trainee", "apprentice",
        "social prescriber", "matron", "sister on the ward", "ward manager", "discharge coordinator", "council", "supervisor", "personal adviser", "tutor", "mentor", "interpreter", "pharmacist", "dietitian",
        "friend of the court", "care coordinator", "planning officer", "engineer",
    ];
}
