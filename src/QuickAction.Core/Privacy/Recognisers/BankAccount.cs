using System.Collections.Frozen;
using QuickAction.Core.Privacy.Checks;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// International bank account numbers, in whatever blocks they are written: the country, two check digits, the country's own form (ISO 13616 registry), and the check. The form is what keeps
/// "in 24 of ..." and "is 26 ..." apart from them: letters may stand only where the country has letters.
/// </summary>
internal static class BankAccount
{
    /// <summary>The longest that the registry allows.</summary>
    private const int Longest = 34;

    /// <summary>Between two characters: ", then " in the text that patterns read, and the marks around it.</summary>
    private const int WidestGap = 5;

    /// <summary>What follows the check digits: a letter, n a digit, c either; a number says how many.</summary>
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Forms = (
        "GB=4a14n IE=4a14n DE=18n FR=10n11c2n ES=20n IT=1a10n12c PT=21n PL=24n NL=4a10n BE=12n RO=4a16c LT=16n LV=4a13c EE=16n BG=4a6n8c GR=7n16c CY=8n16c HU=24n CZ=20n SK=20n AT=16n CH=5n12c DK=14n "
        + "SE=20n NO=11n FI=14n MT=4a5n18c LU=3n13c TR=6n16c HR=17n SI=15n GI=4a15c IS=22n UA=6n19c PK=4a16c SA=2n18c AE=19n")
        .Split(' ')
        .ToFrozenDictionary(entry => entry[..2], entry => Expand(entry[3..]), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Find(Scan scan, int start, int end)
    {
        Span<char> account = stackalloc char[Longest];
        for (var at = scan.Text.NextDigit(start); at < end; at = scan.Text.NextDigit(at + 1))
        {
            // The first check digit, with the country before it.
            if (Back(scan.Text, at) is not (> 0 and var second) || Back(scan.Text, second) is not (>= 0 and var first) || scan.Text.IsWordCharacter(first - 1)
                || !Forms.TryGetValue([scan.Text[first], scan.Text[second]], out var form))
            {
                continue;
            }

            var length = Read(scan.Text, first, form, account, out var last);
            if (length == form.Length && CheckDigits.IsIban(account[..length]))
            {
                scan.Add(first, last, IdentifierKind.Iban, Finding.Checked, account[..length].ToString());
                at = last;
            }
        }
    }

    /// <summary>An account without its spelling: the country's form and the check hold.</summary>
    public static bool IsOne(ReadOnlySpan<char> bare)
    {
        if (!Forms.TryGetValue(bare[..2], out var form) || form.Length != bare.Length)
        {
            return false;
        }

        for (var at = 0; at < form.Length; at++)
        {
            if (form[at] switch { 'a' => !char.IsAsciiLetterUpper(bare[at]), 'n' => !char.IsAsciiDigit(bare[at]), _ => !char.IsAsciiLetterOrDigit(bare[at]) })
            {
                return false;
            }
        }

        return CheckDigits.IsIban(bare);
    }

    /// <summary>The capital letter before a place, over a gap; -1 when something else stands there.</summary>
    private static int Back(ScanText text, int at)
    {
        var before = at - 1;
        while (at - 1 - before < WidestGap && before >= 0 && IsGap(text.Codes[before]))
        {
            before--;
        }

        return before >= 0 && char.IsAsciiLetterUpper(text[before]) ? before : -1;
    }

    /// <summary>How many characters fit the form, one after another, and where the last of them ends. All of them only where no word goes on behind.</summary>
    private static int Read(ScanText text, int first, string form, Span<char> account, out int last)
    {
        var length = 0;
        last = first;
        for (var at = first; length < form.Length && at < text.Length && at - last <= WidestGap; at++)
        {
            if (!text.IsWordCharacter(at))
            {
                if (IsGap(text.Codes[at]))
                {
                    continue;
                }

                return length;
            }

            var c = text[at];
            c = form[length] == 'n' && MistypedDigit.Is(c) ? c == 'O' ? '0' : '1' : c;
            if (form[length] switch { 'a' => !char.IsAsciiLetterUpper(c), 'n' => !char.IsAsciiDigit(c), _ => !char.IsAsciiLetterOrDigit(c) })
            {
                return length;
            }

            account[length++] = c;
            last = at + 1;
        }

        return text.IsWordCharacter(last) ? 0 : length;
    }

    private static bool IsGap(char c) => c is ' ' or '.' or ',' or '-' or '\n' or Joint.Other;

    /// <summary>"4a2n" as "aannaaaann": the country and the check digits too.</summary>
    private static string Expand(string form)
    {
        var all = new System.Text.StringBuilder("aann");
        var count = 0;
        foreach (var c in form)
        {
            if (char.IsAsciiDigit(c))
            {
                count = (count * 10) + c - '0';
            }
            else
            {
                all.Append(c, count);
                count = 0;
            }
        }

        return all.ToString();
    }
}
