using System.Collections.Frozen;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>E-mail addresses, written or spoken ("kelly dot r at example dot org"), and names on social networks (<c>@kelly</c>).</summary>
internal static class MailRecogniser
{
    private static readonly FrozenSet<string> Endings = "COM UK ORG NET GOV INFO EDU SCHOOL NHS EU IE EXAMPLE CO AC ME IO".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(Scan scan)
    {
        var text = scan.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '@')
            {
                at = Written(scan, at);
            }
            else if (text[at] == 'D' && !text.IsWordCharacter(at - 1) && text.Length - at > 4 && text.Text.Slice(at, 4) is "DOT ")
            {
                at = Spoken(scan, at);
            }
        }
    }

    private static int Written(Scan scan, int at)
    {
        var text = scan.Text;
        var (start, end) = (at, at + 1);
        while (start > 0 && IsLocal(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && (text.IsWordCharacter(end) || text[end] is '-' or '_' || (text[end] == '.' && text.IsWordCharacter(end + 1))))
        {
            end++;
        }

        while (start < at && text[start] is '.' or '\'')
        {
            start++;
        }

        if (end - at < 2)
        {
            return at;
        }

        if (start < at)
        {
            scan.Add(start, end, IdentifierKind.Email, Finding.Checked, text.Text[start..end].ToString());
        }
        else if (text.IsLetter(at + 1) || text[at + 1] == '_')
        {
            scan.Add(at, end, IdentifierKind.Handle, Finding.Shaped, text.Text[at..end].ToString());
        }

        return end - 1;
    }

    private static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%' or '\'';

    /// <summary>From a spoken "dot": the words to both sides, if an "at" stands among them and a known ending behind.</summary>
    private static int Spoken(Scan scan, int dot)
    {
        var words = new List<(int Start, int End)>();
        var at = dot;
        // Eight words back, as far as the local part of an address goes.
        for (var i = 0; i < 8 && Previous(scan.Text, at) is { } word; i++)
        {
            words.Insert(0, word);
            at = word.Start;
        }

        var before = words.Count;
        at = dot;
        for (var i = 0; i < 14 && Next(scan.Text, at) is { } word; i++)
        {
            words.Add(word);
            at = word.End;
        }

        // The last joiner chain that holds this dot: name (joiner name)* AT name (DOT name)+.
        for (var i = Math.Max(0, before - 8); i < words.Count; i++)
        {
            if (Is(scan.Text, words[i], "AT") && i > 0 && Domain(scan.Text, words, i + 1) is > 0 and var last)
            {
                var first = Local(scan.Text, words, i - 1);
                if (words[first].Start <= dot && words[last].End > dot)
                {
                    scan.Add(words[first].Start, words[last].End, IdentifierKind.Email, Finding.Shaped);
                    return words[last].End - 1;
                }
            }
        }

        return dot;
    }

    private static int Domain(ScanText text, List<(int Start, int End)> words, int at)
    {
        var i = at;
        var last = -1;
        while (i + 2 < words.Count && Is(text, words[i + 1], "DOT"))
        {
            i += 2;
            if (Endings.Contains(text.Text[words[i].Start..words[i].End].ToString()))
            {
                last = i;
            }
        }

        return last;
    }

    private static int Local(ScanText text, List<(int Start, int End)> words, int last)
    {
        var first = last;
        while (first - 2 >= 0 && (Is(text, words[first - 1], "DOT") || Is(text, words[first - 1], "UNDERSCORE") || Is(text, words[first - 1], "DASH") || Is(text, words[first - 1], "HYPHEN")))
        {
            first -= 2;
        }

        // Digits belong to the name: "kelly ninety two at".
        while (first > 0 && text.IsDigit(words[first].Start))
        {
            first--;
        }

        return first;
    }

    private static bool Is(ScanText text, (int Start, int End) word, string expected) => text.Text[word.Start..word.End].SequenceEqual(expected);

    private static (int Start, int End)? Previous(ScanText text, int at)
    {
        var end = at;
        while (end > 0 && text[end - 1] is ' ' or ',' && at - end < 3)
        {
            end--;
        }

        var start = end;
        while (start > 0 && (text.IsWordCharacter(start - 1) || text[start - 1] is '_' or '-' or '\'') && end - start < 40)
        {
            start--;
        }

        return start == end ? null : (start, end);
    }

    private static (int Start, int End)? Next(ScanText text, int at)
    {
        var start = at;
        while (start < text.Length && text[start] is ' ' or ',' && start - at < 3)
        {
            start++;
        }

        var end = start;
        while (end < text.Length && text.IsWordCharacter(end) && end - start < 40)
        {
            end++;
        }

        return start == end ? null : (start, end);
    }
}
