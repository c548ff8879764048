using QuickAction.Core.Privacy.Checks;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Reads one code from groups with a joint between them: all groups must be where they stand in such a code, and its check or whole pattern must hold.</summary>
internal static class JoinedCode
{
    private const int Longest = 34;
    private const int FewestDigits = 2;
    private const int FewestLetters = 4;

    private const int ThreeThreeFour = (1 << 3) | (1 << 6);
    private const int Fours = (1 << 4) | (1 << 8) | (1 << 12);
    private const int Pairs = (1 << 2) | (1 << 4) | (1 << 6) | (1 << 8) | (1 << 10) | (1 << 12) | (1 << 14);

    public static void Find(Scan scan, ReadOnlySpan<CodeWord> words, JointWords joint)
    {
        Span<char> bare = stackalloc char[Longest];
        for (var first = 0; first + 1 < words.Length; first++)
        {
            var (length, digits, joints, isCapital) = (0, 0, 0, true);
            for (var last = first; last < words.Length && length + words[last].End - words[last].Start <= Longest; last++)
            {
                var word = words[last];
                joints |= last > first && word.HasJoint ? 1 << Math.Min(length, 31) : 0;
                scan.Text.Text[word.Start..word.End].CopyTo(bare[length..]);
                length += word.End - word.Start;
                digits += word.Digits;
                isCapital &= word.IsCapital;
                if (joints == 0 || digits < FewestDigits || (digits == length && GoesOn(words, first, last)) || Kind(scan, words[first].Start, word.End, bare[..length], joints, digits == length, isCapital, joint) is not { } kind)
                {
                    continue;
                }

                var hasCheck = kind != IdentifierKind.Phone && kind != IdentifierKind.Postcode;
                scan.Add(words[first].Start, word.End, kind, hasCheck ? Finding.Checked : Finding.Shaped, kind == IdentifierKind.Phone ? PhoneNumber.Key(bare[..length]) : bare[..length].ToString());
                first = last;
                break;
            }
        }
    }

    /// <summary>Digits stand before or behind it with nothing between: these are parts of two numbers.</summary>
    private static bool GoesOn(ReadOnlySpan<CodeWord> words, int first, int last) =>
        (first > 0 && !words[first].HasJoint && words[first - 1].Digits > 0) || (last + 1 < words.Length && !words[last + 1].HasJoint && words[last + 1].Digits > 0);

    private static IdentifierKind? Kind(Scan scan, int start, int end, ReadOnlySpan<char> bare, int joints, bool isDigits, bool isCapital, JointWords joint)
    {
        if (scan.Text[start - 1] is '\u00A3' or '$' or '\u20AC' or '\'' or '/')
        {
            return null;
        }

        if (isDigits)
        {
            return scan.Before(start) is { Kind: null } || joint.Letters > 0 && (AmountWords.Follow(scan.Text, end) || SpanOfFigures.BeginsBefore(scan.Text, start)) ? null : OfDigits(bare, joints);
        }

        return bare.Length switch
        {
            9 when CheckDigits.IsNino(bare) => IdentifierKind.Nino,
            13 when CheckDigits.IsUpn(bare) => IdentifierKind.Upn,
            16 when CheckDigits.IsDriver(bare) => IdentifierKind.DrivingLicence,
            >= 15 when BankAccount.IsOne(bare) => IdentifierKind.Iban,
            7 when isCapital && IsRegistration(bare) && (joints & ~((1 << 2) | (1 << 4))) == 0 && VehicleWords.AreNear(scan.Text, start, end) => IdentifierKind.Vehicle,
            >= 5 and <= 7 when isCapital && joints == 1 << (bare.Length - 3) && PostcodeShape.IsPostcode(bare) && IsSaidAsPostcode(scan, start, bare.Length, joint) => IdentifierKind.Postcode,
            _ => null,
        };
    }

    /// <summary>The current style; the older ones are too short to tell themselves.</summary>
    private static bool IsRegistration(ReadOnlySpan<char> bare) => CheckDigits.AllDigits(bare[2..4]) && bare[..2].IndexOfAnyExceptInRange('A', 'Z') < 0 && bare[4..].IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>"The M25 and a 4WD": without a word for postcodes, the joint is a mark or a word longer than those that join two things.</summary>
    private static bool IsSaidAsPostcode(Scan scan, int start, int length, JointWords joint) =>
        scan.Before(start)?.Kind == IdentifierKind.Postcode || (length > 5 && joint.IsOneWord && (joint.IsAside || joint.Letters is 0 or >= FewestLetters));

    private static IdentifierKind? OfDigits(ReadOnlySpan<char> digits, int joints) => digits.Length switch
    {
        10 when CheckDigits.IsNhs(digits) && CheckDigits.IsNhsRange(digits) && (IsWithin(joints, ThreeThreeFour) || joints is 1 << 5 || joints == (Pairs & 0x3FF) || joints == Single(10)) => IdentifierKind.Nhs,
        16 when CheckDigits.IsCard(digits) && (joints == Pairs || (IsWithin(joints, Fours) && !AreYears(digits))) => IdentifierKind.Card,
        15 when CheckDigits.IsCard(digits) && joints == ((1 << 4) | (1 << 10)) => IdentifierKind.Card,
        11 when digits[0] == '0' && digits[1] is '1' or '2' or '3' or '7' or '8' && IsPhoneGrouping(joints) => IdentifierKind.Phone,
        _ => null,
    };

    /// <summary>Code and number as they are printed (07700 900123, 020 7946 0958, 0161 496 0123), or digit by digit.</summary>
    private static bool IsPhoneGrouping(int joints) =>
        joints is 1 << 5 or ((1 << 5) | (1 << 8)) or ((1 << 3) | (1 << 7)) or ((1 << 4) | (1 << 7)) or 1 << 3 or 1 << 4 || joints == Single(11);

    private static bool IsWithin(int joints, int allowed) => (joints & ~allowed) == 0;

    private static int Single(int length) => (1 << length) - 2;

    private static bool AreYears(ReadOnlySpan<char> digits)
    {
        for (var at = 0; at < digits.Length; at += 4)
        {
            if (digits.Slice(at, 2) is not ("19" or "20"))
            {
                return false;
            }
        }

        return true;
    }
}
