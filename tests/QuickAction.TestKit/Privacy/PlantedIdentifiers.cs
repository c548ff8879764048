using System.Globalization;

namespace QuickAction.TestKit.Privacy;

/// <summary>Invented British identifiers in sentences, from a seed. Check digits are worked out here anew, so that a fault in the product's checks is not repeated.</summary>
public sealed class PlantedIdentifiers(ulong seed)
{
    private const string PupilLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>Those of lists too.</summary>
    private static readonly string[] Joints = [.. Spelling.Joints, ",", ", ", ".", "-"];

    private readonly Draw _draw = new(seed);

    /// <summary>As many as asked for, kinds in turn.</summary>
    public IReadOnlyList<Planted> Make(int count)
    {
        Func<Planted>[] kinds = [Nhs, Chi, Nino, Postcode, Phone, Driver, Pupil, Iban, Card, Vehicle, Email, FamilyCourt, Account, Passport, BirthDate, Address, Property, CouncilTax, SocialCare, Crime, Handle, NetworkAddress];
        return [.. Enumerable.Range(0, count).Select(i => kinds[i % kinds.Length]())];
    }

    private Planted Nhs()
    {
        var nine = _draw.Of("4", "6", "7", "9") + _draw.Digits(8);
        return _draw.Below(4) == 0
            ? NhsInName(nine)
            : CheckedBy11(nine, d => [d[..3], d[3..6], d[6..]], "her NHS number is {0}", "it's {0}", "{0}, that's what the hospital has", "I've written {0} on the form");
    }

    /// <summary>In the name of a file, or with separators that no card has.</summary>
    private Planted NhsInName(string nine)
    {
        var number = CheckedBy11(nine, d => [d], "{0}").Bare;
        var groups = new[] { number[..3], number[3..6], number[6..] };
        return new Planted("NHS", number, string.Format(
            CultureInfo.InvariantCulture,
            _draw.Of("It's in scan{0}.pdf there.", "It's in scan_{0}.pdf there.", "Open {0}_letter.docx first.", "See IMG{0}, second page.", "They filed it under ID{0}.", "The label says {1}.", "It says {2} on it."),
            number,
            string.Join(',', groups),
            string.Join(':', groups)));
    }

    private Planted Chi()
    {
        var nine = Day().ToString("ddMMyy", CultureInfo.InvariantCulture) + _draw.Digits(3);
        return CheckedBy11(nine, d => [d[..6], d[6..]], "his CHI number is {0}", "the letter from Glasgow says {0}");
    }

    private Planted CheckedBy11(string nine, Func<string, string[]> groups, params string[] sentences)
    {
        while (true)
        {
            var check = (11 - (nine.Select((c, i) => (c - '0') * (10 - i)).Sum() % 11)) % 11;
            if (check < 10)
            {
                return Plant("NHS", groups(nine + check), sentences);
            }

            nine = nine[..6] + _draw.Digits(3);
        }
    }

    private Planted Nino()
    {
        string prefix;
        do
        {
            prefix = _draw.Letters(1, "ABCEGHJKLMNOPRSTWXYZ") + _draw.Letters(1, "ABCEGHJKLMNPRSTWXYZ");
        }
        while (prefix is "BG" or "GB" or "NK" or "KN" or "TN" or "NT" or "ZZ");

        return Plant("NINO", [prefix, _draw.Digits(2), _draw.Digits(2), _draw.Digits(2), _draw.Letters(1, "ABCD")], "national insurance number {0}", "he gave me {0}", "{0} is what's on the payslip");
    }

    private Planted Postcode()
    {
        var outward = _draw.Of("SW1A", "M1", "LS6", "B33", "CR2", "DN55", "EC1A", "W1T", "PB4", "NR14") ?? "";
        var inward = _draw.Digits(1) + _draw.Letters(2, "ABDEFGHJLNPQRSTUWXYZ");
        return _draw.Below(6) == 0
            ? new Planted("POSTCODE", outward + inward, $"The postcode is {Spelling.ByLetterNames(outward + inward)}, she said.")
            : Plant("POSTCODE", [outward, inward], "the postcode is {0}", "she's moved to {0}", "somewhere round {0}, I think");
    }

    private Planted Phone()
    {
        var groups = _draw.Of<string[]>(
            ["07700", "900" + _draw.Digits(3)], ["020", "7946", "0" + _draw.Digits(3)], ["01632", "960" + _draw.Digits(3)], ["0161", "496", "0" + _draw.Digits(3)], ["0113", "496", "0" + _draw.Digits(3)]);
        if (_draw.Below(6) == 0)
        {
            var six = "900" + _draw.Digits(3);
            return new Planted("PHONE", $"7700{six}", string.Format(
                CultureInfo.InvariantCulture, _draw.Of("Ring her on {0} after six.", "Her number is {0}, I think.", "Text me on {0}."), _draw.Of($"7700 {six}", $"7700{six}", $"7700 {six[..3]} {six[3..]}")));
        }

        return _draw.Below(5) == 0
            ? new Planted("PHONE", string.Concat(groups)[1..], $"Text me on +44 (0){string.Join(' ', groups)[1..]}.")
            : Plant("PHONE", groups, "ring me on {0}", "my number's {0}", "{0} if anything changes");
    }

    private Planted Driver()
    {
        var day = Day();
        var month = day.Month + (_draw.Below(2) * 50);
        var surname = _draw.Of("MORGA", "LI999", "BROWN", "OKAFO", "PATEL");
        var digits = string.Create(CultureInfo.InvariantCulture, $"{day.Year / 10 % 10}{month:00}{day.Day:00}{day.Year % 10}");
        return Plant("DRIVING_LICENCE", [surname, digits, _draw.Letters(1, "ABCDEJKLM") + _draw.Of("9", "A", "M") + _draw.Digits(1) + _draw.Letters(2, "ABCDEFGHJK")], "the licence says {0}", "{0} is on his licence");
    }

    private Planted Pupil()
    {
        var digits = _draw.Digits(12);
        var letter = PupilLetters[digits.Select((c, i) => (c - '0') * (i + 2)).Sum() % 23];
        return Plant("UPN", [letter + digits], "the school has her as {0}", "UPN {0}");
    }

    private Planted Iban()
    {
        var account = _draw.Of("NWBK", "BARC", "MIDL") + _draw.Digits(14);
        var rest = 0;
        foreach (var c in account + "GB00")
        {
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }

        var iban = $"GB{98 - rest:00}{account}";
        var groups = Enumerable.Range(0, 6).Select(i => iban[(i * 4)..Math.Min(22, (i + 1) * 4)]).ToArray();
        return new Planted("IBAN", iban, $"Pay it to {_draw.Of(iban, string.Join(' ', groups), iban.ToLowerInvariant(), string.Join('\u00A0', groups), string.Join("  ", groups), string.Join(_draw.Of(Joints), groups), string.Join(_draw.Of(Joints), groups))} please.");
    }

    private Planted Card()
    {
        var fifteen = "4" + _draw.Digits(14);
        var sum = fifteen.Reverse().Select((c, i) => i % 2 == 0 ? ((c - '0') * 2 / 10) + ((c - '0') * 2 % 10) : c - '0').Sum();
        var card = fifteen + ((10 - (sum % 10)) % 10);
        return new Planted("CARD", card, $"She read out {_draw.Of(card, $"{card[..4]} {card[4..8]} {card[8..12]} {card[12..]}", $"{card[..4]}-{card[4..8]}-{card[8..12]}-{card[12..]}", string.Join(_draw.Of(Joints), card.Chunk(4).Select(g => new string(g))))} over the phone.");
    }

    private Planted Vehicle()
    {
        var first = _draw.Letters(2, "ABCDEFGHJKLMNOPRSTUVWXY") + _draw.Digits(2);
        var last = _draw.Letters(3, "BCDFGHJKLMNPRSTVWXYZ");
        string[] groups = [first[..2], first[2..], last];
        return new Planted("VEHICLE", first + last, _draw.Below(4) switch
        {
            0 => $"The car reg is {_draw.Of($"{first} {last}".ToLowerInvariant(), Spelling.Spoken([first, last], " ", "zero"))}.",
            1 => $"There's a silver van, {_draw.Of(first + last, $"{first} {last}")}, outside.",
            2 => $"{_draw.Of("The car is", "He drove off in", "Parked outside was", "The number plate was")} {_draw.Of(LooseRegistrations(groups))}, I think.",
            _ => $"{_draw.Of("The reg is", "Registration", "The van was")} {Spelling.ByRadio(first + last)}.",
        });
    }

    private static string[] LooseRegistrations(string[] groups) =>
    [
        string.Join(' ', groups),
        $"{groups[0]} {groups[1]}{groups[2]}",
        $"{groups[0]}{groups[1]}.{groups[2]}",
        $"{groups[0]}{groups[1]}-{groups[2]}",
        .. Spelling.Joints.Select(joint => $"{groups[0]}{groups[1]}{joint}{groups[2]}"),
        string.Concat(groups).ToLowerInvariant(),
        $"{groups[0]}{groups[1]} {groups[2]}".ToLowerInvariant(),
        $"{groups[0][0]}{groups[0][1..].ToLowerInvariant()}{groups[1]} {groups[2][0]}{groups[2][1..].ToLowerInvariant()}",
    ];

    private Planted Email()
    {
        var local = _draw.Of("k.weatherby", "tamsin_91", "the-okoros", "j.o'dowd", "info.me+home") ?? "";
        var domain = _draw.Of("example.org", "mail.example.co.uk", "example.com") ?? "";
        var spoken = $"{local} at {domain}".Replace(".", " dot ", StringComparison.Ordinal).Replace("_", " underscore ", StringComparison.Ordinal).Replace("-", " dash ", StringComparison.Ordinal);
        var bare = Spelling.Flat($"{local}@{domain}");
        if (local.Contains('+', StringComparison.Ordinal) || local.Contains('\'', StringComparison.Ordinal) || _draw.Below(3) == 0)
        {
            return new Planted("EMAIL", bare, $"Send it to {_draw.Of($"{local}@{domain}", $"{local}@{domain}".ToUpperInvariant(), $"<{local}@{domain}>")}, thanks.");
        }

        return _draw.Below(2) == 0
            ? new Planted("EMAIL", bare, $"My email's {spoken}.")
            : new Planted("EMAIL", bare, $"{_draw.Of("It's", "Write to", "Her email is")} {_draw.Of(LooseAddresses(local, domain))} now.");
    }

    private static string[] LooseAddresses(string local, string domain)
    {
        var ending = domain.LastIndexOf('.');
        return
        [
            $"{local} at {domain}",
            $"{local} AT {domain}",
            $"{local} [at] {domain}",
            $"{local}(at){domain}",
            $"{local}[at]{domain.Replace(".", "[dot]", StringComparison.Ordinal)}",
            $"{local} (at) {domain.Replace(".", " (dot) ", StringComparison.Ordinal)}",
            $"{local} @ {domain}",
            $"{local}@ {domain}",
            $"{local}@{domain[..ending]} dot {domain[(ending + 1)..]}",
        ];
    }

    private Planted FamilyCourt()
    {
        var groups = new[] { _draw.Letters(2, "BCDEFGLMNPSWZ") + _draw.Digits(2) + _draw.Of("C", "P"), "0" + _draw.Digits(4) };
        return new Planted("COURT", string.Concat(groups), $"We're back in court on {_draw.Of(string.Concat(groups), string.Join(' ', groups), string.Concat(groups).ToLowerInvariant(), string.Join('/', groups[0][..2], groups[0][2..4], groups[0][4..], groups[1]))} in June.");
    }

    private Planted Account()
    {
        var account = _draw.Digits(8);
        return Plant("ACCOUNT", [account[..4], account[4..]], "account number {0}", "it's sort code 20-45-77 and account number {0}");
    }

    private Planted Passport()
    {
        var number = _draw.Below(2) == 0 ? _draw.Digits(9) : _draw.Letters(2, "ABCDEFGH") + _draw.Digits(7);
        return Plant("PASSPORT", [number[..3], number[3..6], number[6..]], "passport number {0}", "I've got the passport here, it's {0}");
    }

    private Planted BirthDate()
    {
        var day = Day();
        var written = _draw.Of("d/M/yyyy", "d 'of' MMMM yyyy", "d MMMM", "dd.MM.yy", "yyyy-MM-dd", "d MMMM yyyy", "dd-MM-yyyy", "MMMM d, yyyy", "d MMM yy");
        var text = day.ToString(written, CultureInfo.InvariantCulture);
        return new Planted("DOB", Spelling.Flat(text), string.Format(CultureInfo.InvariantCulture, _draw.Of("DOB {0}.", "Date of birth: {0}.", "He was born on {0}.", "D.O.B. {0}.", "{0} is his date of birth.", "Her birthday is the {0}."), text));
    }

    private Planted Address()
    {
        var number = _draw.Below(180) + 2;
        var street = _draw.Of("Acacia Avenue", "Mill Race Road", "Sparrowhawk Court", "Larkspur Close", "St Brannock's Terrace", "Old Tannery Lane");
        var text = string.Create(CultureInfo.InvariantCulture, $"{number} {street}");
        return new Planted("ADDRESS", Spelling.Flat(text), _draw.Of($"They live at {text}.", $"Send the letter to Flat 3, {text}.", $"It's {text}, the one with the blue door."));
    }

    private Planted Property() => Plant("UPRN", ["10" + _draw.Digits(10)], "UPRN {0}");

    private Planted CouncilTax() => Plant("COUNCIL_TAX", [_draw.Digits(8)], "council tax reference {0}", "her council tax account number is {0}");

    private Planted SocialCare() => Plant("SOCIAL_CARE", [_draw.Digits(7)], "Mosaic ID {0}", "he's on Liquidlogic as {0}");

    private Planted Crime()
    {
        var number = $"42/{_draw.Digits(5)}/26";
        return new Planted("CRIME", Spelling.Flat(number.Replace("/", "", StringComparison.Ordinal)), $"The crime reference is {number}, from the desk.");
    }

    private Planted Handle()
    {
        var name = _draw.Of("kelly_r", "tamsin.w", "xx_dragon", "deano") + _draw.Digits(2);
        return new Planted("HANDLE", Spelling.Flat(name), string.Format(CultureInfo.InvariantCulture, _draw.Of("Her insta is {0}.", "He's on Snapchat as {0}.", "It came from @{0}.", "insta {0}", "The username was {0}."), name));
    }

    private Planted NetworkAddress()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{_draw.Below(100) + 100}.{_draw.Below(90) + 10}.{_draw.Below(256)}.{_draw.Below(256)}");
        return new Planted("IP", Spelling.Flat(address), $"{_draw.Of("The log says", "IP address", "It was sent from")} {address}.");
    }

    private Planted Plant(string kind, IReadOnlyList<string> groups, params string[] sentences) =>
        new(kind, string.Concat(groups), $"Right, {string.Format(CultureInfo.InvariantCulture, _draw.Of(sentences), _draw.Of(Spelling.All(groups)))}.");

    private DateOnly Day() => new DateOnly(1935, 1, 1).AddDays(_draw.Below(29_000));
}
