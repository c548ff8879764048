using System.Buffers;
using System.Collections.Frozen;
using QuickAction.Core.Privacy.Names;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>What stands before the sign of an address: "kelly.r", "kelly dot r underscore two", "k e l l y", "jdoe ninety nine".</summary>
/// <param name="Start">Where it begins in the scan text.</param>
/// <param name="Last">Its last word, in capitals.</param>
/// <param name="IsStrong">It has digits, marks or letters one by one in it, which no word of a sentence has.</param>
/// <param name="Labelled">"e-mail" and the like stand before it.</param>
internal sealed record MailLocal(int Start, string Last, bool IsStrong, bool Labelled)
{
    private const int LabelReach = 45;
    private const int LabelReachBehind = 24;
    private const int MostParts = 24;
    private const int MostWords = 5;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels = Set("EMAIL EMAILS E-MAIL MAIL ADDRESS");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Bridges = Set("IS AS WAS IT'S THAT'S");

    // Words before "at" that no mailbox is named after.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Never = Set(
        "IS IT WAS ARE WERE AM BE BEEN ME US HIM HER THEM YOU IT'S THAT'S LOOK LOOKED LOOKING LOOKS MEET MET MEETING ON OFF UP OUT AND OR THE AN TO OF IN FOR BY NOT THERE HERE ALL STILL JUST ONLINE SIGNED SIGN FIND FOUND BACK WORK WORKS WORKED AS IF SO WE HE SHE THEY I");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Common = Gazetteer.Common
        .Where(w => !Gazetteer.Given.Contains(w) && !Gazetteer.Surnames.Contains(w))
        .Concat(NameCues.Verbs).Concat(NeverNames.Words).Concat(NounsOfPlaces.Words).Concat(NameCues.NotAfterName)
        .Select(w => w.ToUpperInvariant())
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> DigitsAndMarks = SearchValues.Create("0123456789 ,.");

    public static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%' or '\'';

    /// <summary>A word of sentences, so that "at" behind it begins a place.</summary>
    /// <param name="mild">Only the words that never are a mailbox: what follows is surely an address.</param>
    public bool IsWord(bool mild) => Never.Contains(Last) || (!mild && (Common.Contains(Last) || Last.EndsWith("ING", StringComparison.Ordinal) || Last.EndsWith("ED", StringComparison.Ordinal)
        || Last.EndsWith("LY", StringComparison.Ordinal) || (Last.IndexOf('\'', StringComparison.Ordinal) is > 0 and var mark && Common.Contains(Last.AsSpan(0, mark)))));

    public static MailLocal? Read(ScanText text, MailSign sign)
    {
        var end = sign.Start;
        while (sign.Start - end < 2 && text[end - 1] is ' ' or ',')
        {
            end--;
        }

        var start = PartStart(text, end);
        if (start == end || text[end - 1] == '.')
        {
            return null;
        }

        var last = text.Text[start..end].ToString();
        var strong = last.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || last.Contains('.', StringComparison.Ordinal) || last.Contains('_', StringComparison.Ordinal);
        for (var parts = 0; parts < MostParts && Further(text, start) is > 0 and var further; parts++)
        {
            (start, strong) = (further, true);
        }

        // "is one two at example.org" has no mailbox of digits alone without a word that says so.
        var labelled = Label(text, start, out var from);
        return new MailLocal(labelled && from < start ? from : start, last, strong && !(IsDigits(text, start, end) && !labelled && !sign.IsSure), labelled);
    }

    /// <summary>"... at example dot org, that's her e-mail".</summary>
    public static bool LabelFollows(ScanText text, int end)
    {
        var behind = text.Text[end..Math.Min(text.Length, end + LabelReachBehind)];
        var wall = behind.IndexOf(TextUnits.Wall);
        behind = wall < 0 ? behind : behind[..wall];
        return behind.IndexOf(" EMAIL") >= 0 || behind.IndexOf(" E-MAIL") >= 0;
    }

    /// <summary>Where the local part begins when what stands before it belongs to it; -1 when it does not.</summary>
    private static int Further(ScanText text, int start)
    {
        if (MailDot.Before(text, start) is > 0 and var joined)
        {
            var part = PartStart(text, joined);
            return part < joined ? part : -1;
        }

        if (text[start - 1] is not (' ' or ',') || !TryPrevious(text, start, out var before, out var beforeEnd))
        {
            return -1;
        }

        var first = text.Text[start..PartEnd(text, start)];
        var single = beforeEnd - before == 1 && text.IsLetter(before);
        if (first.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            // "jdoe ninety nine": digits hang on a word.
            var word = text.Text[before..beforeEnd];
            return single || !(Never.Contains(word) || Common.Contains(word) || Labels.Contains(word) || text[beforeEnd] == ',') ? before : -1;
        }

        if (!single)
        {
            return -1;
        }

        // "j d o e", "j d o echo", "j doe"; not "a look" and "I was".
        var spelled = first.Length == 1 || (TryPrevious(text, before, out var second, out var secondEnd) && secondEnd - second == 1 && text.IsLetter(second));
        return spelled || (text[before] is not ('A' or 'I') && !Common.Contains(first)) ? before : -1;
    }

    /// <summary>A word for e-mail before the local part; and where the local part begins when it is said in several words behind that one.</summary>
    private static bool Label(ScanText text, int start, out int from)
    {
        from = start;
        var at = start;
        for (var words = 0; words < 7 && start - at < LabelReach && TryPrevious(text, at, out var before, out var end); words++)
        {
            var word = text.Text[before..end];
            if (word is "EMAIL'S")
            {
                from = at;
                return true;
            }

            if (Labels.Contains(word))
            {
                return true;
            }

            // "her email is big blue bear at": all behind the verb.
            if (Bridges.Contains(word) && words is > 0 and <= MostWords && from == start && TryPrevious(text, before, out var label, out var labelEnd) && Labels.Contains(text.Text[label..labelEnd]))
            {
                from = at;
                return true;
            }

            at = before;
        }

        return false;
    }

    private static bool TryPrevious(ScanText text, int at, out int start, out int end)
    {
        end = at;
        while (end > 0 && at - end < 3 && text[end - 1] is ' ' or ',' or ':')
        {
            end--;
        }

        start = PartStart(text, end);
        return start < end && end < at;
    }

    private static int PartStart(ScanText text, int end)
    {
        var start = end;
        while (start > 0 && end - start < 64 && IsPart(text[start - 1]))
        {
            start--;
        }

        while (start < end && text[start] is '.' or '\'' or '-')
        {
            start++;
        }

        return start;
    }

    private static int PartEnd(ScanText text, int start)
    {
        var end = start;
        while (end < text.Length && IsPart(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsDigits(ScanText text, int start, int end) => !text.Text[start..end].ContainsAnyExcept(DigitsAndMarks);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
