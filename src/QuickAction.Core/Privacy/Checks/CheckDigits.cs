namespace QuickAction.Core.Privacy.Checks;

/// <summary>The published checks of numbers, on digits and letters without spelling. None of them says that a number was ever given to somebody.</summary>
internal static class CheckDigits
{
    // Government Data Standards Catalogue, Unique Pupil Number 2.0: the alphabet without I, O and S.
    private const string PupilLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>
    /// Ten digits whose weighted sum (10 to 2, the check digit once) is a multiple of 11 (NHS Data Dictionary, NHS number). Ten equal digits satisfy the sum and
    /// are no number.
    /// </summary>
    public static bool IsNhs(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10 || !AllDigits(digits) || digits.IndexOfAnyExcept(digits[0]) < 0)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            sum += (digits[i] - '0') * (10 - i);
        }

        return sum % 11 == 0;
    }

    /// <summary>
    /// Numbers that are given out: 400-499 and 600-799 (England, Wales, Isle of Man), 300-399 (Northern Ireland from 320, England), 900-999 (kept for tests
    /// and examples), and Scottish CHI numbers, which begin with a date of birth as DDMMYY.
    /// </summary>
    public static bool IsNhsRange(ReadOnlySpan<char> digits) => digits[0] switch
    {
        '3' or '4' or '6' or '7' or '9' => true,
        _ => IsDayMonth(digits),
    };

    /// <summary>A unique pupil number: the letter is the sum of the others by 2 to 13, modulo 23.</summary>
    public static bool IsUpn(ReadOnlySpan<char> upn)
    {
        if (upn.Length != 13 || !AllDigits(upn[1..12]))
        {
            return false;
        }

        var sum = 0;
        for (var i = 1; i < 13; i++)
        {
            var value = char.IsAsciiDigit(upn[i]) ? upn[i] - '0' : PupilLetters.IndexOf(upn[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            sum += value * (i + 1);
        }

        return PupilLetters[sum % 23] == upn[0];
    }

    /// <summary>ISO 7064 modulo 97 of an international bank account number (ISO 13616).</summary>
    public static bool IsIban(ReadOnlySpan<char> iban)
    {
        if (iban.Length < 15)
        {
            return false;
        }

        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }

        return rest == 1;
    }

    /// <summary>The check of payment cards (ISO/IEC 7812-1, Luhn), 13 to 19 digits.</summary>
    public static bool IsCard(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < 13 or > 19 || digits[0] is < '2' or > '6')
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[^(i + 1)] - '0';
            value = i % 2 == 0 ? value : value > 4 ? (value * 2) - 9 : value * 2;
            sum += value;
        }

        return sum % 10 == 0;
    }

    /// <summary>A National Insurance number with its suffix; prefixes by HMRC's manual NIM39110.</summary>
    public static bool IsNino(ReadOnlySpan<char> nino) =>
        nino.Length == 9
        && !"DFIQUV".Contains(nino[0], StringComparison.Ordinal)
        && !"DFIOQUV".Contains(nino[1], StringComparison.Ordinal)
        && char.IsAsciiLetterUpper(nino[0])
        && char.IsAsciiLetterUpper(nino[1])
        && nino[..2] is not ("BG" or "GB" or "NK" or "KN" or "TN" or "NT" or "ZZ")
        && AllDigits(nino[2..8])
        && nino[8] is >= 'A' and <= 'D';

    /// <summary>
    /// A driver number of Great Britain, 16 characters (DVLA): five of the surname filled up with 9, the decade, month (5 or 6 first for women) and day of birth,
    /// the year's last digit, two initials (9 for none), an arbitrary character and two check letters, whose rule is not published.
    /// </summary>
    public static bool IsDriver(ReadOnlySpan<char> number)
    {
        if (number.Length != 16 || !char.IsAsciiLetterUpper(number[0]) || !AllDigits(number[5..11]))
        {
            return false;
        }

        var surname = number[..5].TrimEnd('9');
        var month = (((number[6] - '0') % 5) * 10) + number[7] - '0';
        var day = ((number[8] - '0') * 10) + number[9] - '0';
        return surname.IndexOfAnyInRange('0', '9') < 0
            && number[6] is '0' or '1' or '5' or '6'
            && month is >= 1 and <= 12
            && day is >= 1 and <= 31
            && (char.IsAsciiLetterUpper(number[11]) || number[11] == '9')
            && (char.IsAsciiLetterUpper(number[12]) || number[12] == '9')
            && char.IsAsciiLetterUpper(number[14])
            && char.IsAsciiLetterUpper(number[15]);
    }

    public static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsDayMonth(ReadOnlySpan<char> digits)
    {
        var day = ((digits[0] - '0') * 10) + digits[1] - '0';
        var month = ((digits[2] - '0') * 10) + digits[3] - '0';
        return day is >= 1 and <= 31 && month is >= 1 and <= 12;
    }
}
