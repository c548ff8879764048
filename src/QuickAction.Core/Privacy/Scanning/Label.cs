namespace QuickAction.Core.Privacy.Scanning;

/// <summary>Words that say what the number beside them is, and what such a number looks like.</summary>
/// <param name="Kind">What it is; null when the words say that it is no personal identifier (an invoice, an order).</param>
/// <param name="LeastDigits">Fewest digits that the value has.</param>
/// <param name="MostCharacters">Most letters and digits.</param>
/// <param name="LeastLetters">Fewest letters; -1 when the value has none.</param>
internal sealed record Label(IdentifierKind? Kind, int LeastDigits, int MostCharacters, int LeastLetters, string Phrases)
{
    /// <summary>A date is looked for, not a number.</summary>
    public bool IsDate { get; init; }

    /// <summary>A date counts only when an age and "on" stand before it: "turns twelve on the fourth of June".</summary>
    public bool IsAge { get; init; }

    /// <summary>A social network, or a word for a name on one: read by its own rules.</summary>
    public bool IsNetwork { get; init; }

    /// <summary>"Reference" and the like: other numbers have it too.</summary>
    public bool IsWeak { get; init; }

    /// <summary>Only a value whose letters and digits match this whole pattern; null for any. It never backtracks.</summary>
    public System.Text.RegularExpressions.Regex? Pattern { get; init; }

    /// <summary>The built-in labels, words in capital letters, phrases parted by commas. "D O B" also stands for "D.O.B.".</summary>
    public static IReadOnlyList<Label> BuiltIn { get; } =
    [
        new(IdentifierKind.Nhs, 8, 12, -1, "NHS,NHS NUMBER,NHS NUMBERS,NHS NO,NHS NUM,NHS ID,N H S NUMBER,N H S NO,N H S,HEALTH NUMBER,HEALTH SERVICE NUMBER,HEALTH AND CARE NUMBER,H AND C NUMBER,H C NUMBER,HCN,CHI,CHI NUMBER,CHI NO,COMMUNITY HEALTH INDEX NUMBER"),
        new(IdentifierKind.Nino, 6, 9, 1, "NI,NI NUMBER,NI NO,N I NUMBER,N I NO,N I,NINO,NATIONAL INSURANCE,NATIONAL INSURANCE NUMBER,NATIONAL INSURANCE NO,NATIONAL INSURANCE NUMBERS,NI NUMBERS"),
        new(IdentifierKind.Passport, 6, 9, 0, "PASSPORT,PASSPORT NUMBER,PASSPORT NO,PASSPORT NUMBERS"),
        new(IdentifierKind.DrivingLicence, 5, 18, 0, "DRIVING LICENCE,DRIVING LICENCE NUMBER,DRIVING LICENCE NO,DRIVING LICENSE,DRIVING LICENSE NUMBER,DRIVERS LICENCE,DRIVER NUMBER,DVLA NUMBER"),
        new(IdentifierKind.Vehicle, 1, 7, 1, "VEHICLE REGISTRATION,VEHICLE REGISTRATION NUMBER,NUMBER PLATE,REG PLATE,REGISTRATION PLATE,CAR REG,CAR REGISTRATION,REG NUMBER,REG NO,REG,PLATE,VRM,VRN"),
        new(IdentifierKind.SortCode, 6, 6, -1, "SORT CODE,SORTCODE,SORT CODES"),
        new(IdentifierKind.Account, 7, 11, -1, "ACCOUNT,ACCOUNT NUMBER,ACCOUNT NO,ACC NO,ACC NUMBER,A C NO,A C NUMBER,A C,AC NO,ACCT,ACCT NO,ACCOUNT NUMBERS,BANK ACCOUNT,BANK ACCOUNT NUMBER,BANK ACCOUNT NUMBERS,RENT ACCOUNT,RENT ACCOUNT NUMBER"),
        new(IdentifierKind.Iban, 10, 34, 2, "IBAN"),
        new(IdentifierKind.Card, 13, 19, -1, "CARD,CARD NUMBER,CARD NO,DEBIT CARD,CREDIT CARD"),
        new(IdentifierKind.CouncilTax, 6, 12, 0, "COUNCIL TAX,COUNCIL TAX NUMBER,COUNCIL TAX NO,COUNCIL TAX REF,COUNCIL TAX REFERENCE,COUNCIL TAX REFERENCE NUMBER,COUNCIL TAX ACCOUNT,COUNCIL TAX ACCOUNT NUMBER,COUNCIL TAX ACCOUNT NO"),
        new(IdentifierKind.Uprn, 6, 12, -1, "UPRN,U P R N,UNIQUE PROPERTY REFERENCE,UNIQUE PROPERTY REFERENCE NUMBER,PROPERTY REFERENCE NUMBER"),
        new(IdentifierKind.Upn, 10, 13, 0, "UPN,U P N,UNIQUE PUPIL NUMBER,PUPIL NUMBER"),
        new(IdentifierKind.Taxpayer, 10, 10, -1, "UTR,U T R,UNIQUE TAXPAYER REFERENCE,UNIQUE TAX REFERENCE"),
        new(IdentifierKind.SocialCare, 5, 12, 0, "MOSAIC,MOSAIC ID,MOSAIC IDS,MOSAIC NUMBER,MOSAIC NO,MOSAIC REF,LIQUIDLOGIC,LIQUIDLOGIC ID,LIQUIDLOGIC NUMBER,LIQUID LOGIC,LCS,LCS ID,LCS NUMBER,LAS,LAS ID,LAS NUMBER,ECLIPSE,ECLIPSE ID,ECLIPSE NUMBER,CAREFIRST,CAREFIRST ID,CARE FIRST ID,SOCIAL CARE ID,SOCIAL CARE NUMBER,SOCIAL CARE REFERENCE,PERSON ID,CLIENT ID,SERVICE USER ID"),
        new(IdentifierKind.Court, 5, 12, 0, "COURT CASE,COURT CASE NUMBER,COURT NUMBER,COURT REF,COURT REFERENCE,COURT REFERENCE NUMBER,CLAIM NUMBER,FAMILY COURT"),
        new(IdentifierKind.Crime, 4, 16, 0, "CRIME REF,CRIME REFERENCE,CRIME REFERENCE NUMBER,CRIME NUMBER,CUSTODY RECORD,CUSTODY RECORD NUMBER,CUSTODY NUMBER"),
        new(IdentifierKind.Phone, 9, 15, -1, "PHONE,PHONE NUMBER,TELEPHONE,TELEPHONE NUMBER,TEL,TEL NO,MOBILE,MOBILE NUMBER,MOB,LANDLINE,WHATSAPP"),
        new(IdentifierKind.Postcode, 2, 7, 3, "POSTCODE,POST CODE"),
        new(IdentifierKind.BirthDate, 0, 0, 0, "DOB,D O B,DATE OF BIRTH,DATES OF BIRTH,BIRTH DATE,BIRTHDATE,BORN,BIRTHDAY,DOBS") { IsDate = true },
        new(IdentifierKind.BirthDate, 0, 0, 0, "TURNS,TURN,TURNED,TURNING,HE LL BE,SHE LL BE,HE WILL BE,SHE WILL BE,WHO WILL BE,WHO LL BE") { IsDate = true, IsAge = true },
        new(IdentifierKind.Handle, 0, 0, 0, "INSTA,INSTAGRAM,SNAP,SNAPCHAT,TIKTOK,TIK TOK,TWITTER,FACEBOOK,TELEGRAM,DISCORD,SKYPE,XBOX,PLAYSTATION,ROBLOX,USERNAME,USER NAME,SCREEN NAME,GAMERTAG,GAMER TAG,TWITTER HANDLE") { IsNetwork = true },
        new(null, 0, 0, 0, "INVOICE,INVOICE NO,INVOICE NUMBER,PO,PO NUMBER,PURCHASE ORDER,ORDER,ORDER NO,ORDER NUMBER,TRACKING,TRACKING NUMBER,BOOKING,BOOKING REFERENCE,METER,METER NUMBER,TICKET,TICKET NUMBER,PARCEL,BATCH,SERIAL,SERIAL NUMBER,TRANSACTION,RECEIPT,CONTRACT,CONTRACT NUMBER,COMPANY NUMBER,CHARITY NUMBER,CHARITY,PLANNING APPLICATION,PLANNING REFERENCE,BARCODE,ISBN"),
        new(null, 0, 0, 0, "REF,REFS,REFERENCE,REFERENCES,REFERENCE NUMBER,REFERENCE NUMBERS,REFERENCE NO,REF NO,REF NUMBER,CASE NUMBER,CASE NUMBERS,CASE REF,CASE REFERENCE,APPLICATION,APPLICATION NUMBER,MINUTE,MINUTE NUMBER,MINUTE NO,ITEM,DECISION,COMPLAINT,ENQUIRY,FOI,REPORT") { IsWeak = true },
    ];
}
