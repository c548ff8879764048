using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using QuickAction.Core.Privacy.Names;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Names on social networks behind the network's name ("insta kelly_r91", "facebook.com/kelly.r"), and internet addresses of devices.</summary>
internal static class NetworkRecogniser
{
    private const string SpokenDot = " . ";

    /// <summary>Three digits with spaces between them, and four such numbers with a full stop between two.</summary>
    private const int LongestNumber = 6;
    private const int LongestSpoken = 32;

    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Profile = new(@"\b(?:FACEBOOK|FB|INSTAGRAM|TWITTER|X|TIKTOK|SNAPCHAT|LINKEDIN|YOUTUBE)\.COM/[A-Z0-9@._/\-]{2,80}", Plain);

    private static readonly Regex Version4 = new(@"\b[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\b", Plain);

    // Spoken: "eighty one dot two dot sixty nine dot one four two", the words read as digits and full stops.
    private static readonly Regex SpokenVersion4 = new(@"\b[0-9](?: ?[0-9]){0,2} \. [0-9](?: ?[0-9]){0,2} \. [0-9](?: ?[0-9]){0,2} \. [0-9](?: ?[0-9]){0,2}\b", Plain);

    private static readonly Regex Version6 = new("[0-9A-F]{0,4}:[0-9A-F:]{3,40}", Plain);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Bridges = Set("IS AS WAS IT'S ID CALLED UNDER BY");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Accounts = Set("NAME USERNAME HANDLE ACCOUNT TAG PROFILE");

    // Numbers of paragraphs and programs have four parts too.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Numbered = Set(
        "OBJECTIVE OBJECTIVES TARGET TARGETS PRIORITY PRIORITIES OUTCOME OUTCOMES GOAL GOALS MEASURE INDICATOR STRAND PART PARAGRAPH PARAGRAPHS PARA PARAS SECTION SECTIONS CLAUSE CLAUSES ITEM ITEMS VERSION VERSIONS POINT TABLE FIGURE APPENDIX POLICY RECOMMENDATION ACTION CHAPTER SCHEDULE ANNEX STANDARD RELEASE V");

    public static void Find(Scan scan)
    {
        foreach (var cue in scan.Cues)
        {
            if (cue.Label.IsNetwork)
            {
                Behind(scan, cue);
            }
        }

        Profiles(scan);
        Addresses(scan);
    }

    private static void Profiles(Scan scan)
    {
        if (scan.Text.Text.IndexOf(".COM/") < 0)
        {
            return;
        }

        foreach (var match in Profile.EnumerateMatches(scan.Text.Text))
        {
            var end = match.Index + match.Length;
            while (!scan.Text.IsWordCharacter(end - 1))
            {
                end--;
            }

            scan.Add(match.Index, end, IdentifierKind.Handle, Finding.Shaped);
        }
    }

    /// <summary>At most three words lie between; "insta: kelly_r91", "username is xxdragonzz".</summary>
    private static void Behind(Scan scan, LabelHit cue)
    {
        var text = scan.Text;
        var named = text.Text[cue.Start..cue.End].EndsWith("NAME") || text.Text[cue.Start..cue.End].EndsWith("TAG") || text.Text[cue.Start..cue.End].EndsWith("HANDLE");
        var at = cue.End;
        for (var words = 0; words < 4; words++)
        {
            at = Skip(text, at);
            var end = at;
            while (end < text.Length && (text.IsWordCharacter(end) || (text[end] is '.' or '_' or '-' or '\'' && (text.IsWordCharacter(end + 1) || text[end + 1] == '_'))))
            {
                end++;
            }

            var word = text.Text[at..end];
            if (Accounts.Contains(word))
            {
                named = true;
            }
            else if (!Bridges.Contains(word))
            {
                if (IsHandle(text, at, end, named))
                {
                    scan.Add(at, end, IdentifierKind.Handle, Finding.Labelled, "@" + word.ToString());
                }

                return;
            }

            at = end;
        }
    }

    private static int Skip(ScanText text, int at)
    {
        var next = at;
        while (next - at < 3 && text[next] is ' ' or ':' or ',' or '-' or '=' or '(')
        {
            next++;
        }

        // "insta's kelly_r91".
        return text[next] == '\'' && text[next + 1] == 'S' && text[next + 2] == ' ' ? next + 3 : next;
    }

    private static bool IsHandle(ScanText text, int start, int end, bool named)
    {
        var word = text.Text[start..end];
        if (word.Length < 3 || !(text.IsLetter(start) || text[start] == '_') || text.Text[start..end].IndexOfAnyInRange('A', 'Z') < 0)
        {
            return false;
        }

        // A full stop within is the end of a sentence that lacks its space, unless a word of the network says that a name comes.
        var dot = word.IndexOf('.');
        return word.Contains('_')
            || word.IndexOfAnyInRange('0', '9') > 0
            || (dot > 0 && !word.EndsWith(".COM") && !word.EndsWith(".UK") && !Gazetteer.Common.Contains(word[..dot].ToString().ToLowerInvariant()))
            || (named && word.IndexOf('\'') < 0 && !Gazetteer.Common.Contains(word.ToString().ToLowerInvariant()));
    }

    /// <summary>Three full stops, or two colons, are in hardly any line.</summary>
    private static void Addresses(Scan scan)
    {
        var text = scan.Text;
        if (text.Text.Count('.') >= 3)
        {
            Written4(scan);
        }

        Spoken4(scan);
        if (text.Text.Count(':') >= 2)
        {
            Written6(scan);
        }
    }

    /// <summary>"Three point five" is in many a line: the pattern is tried only where three such stand close together.</summary>
    private static void Spoken4(Scan scan)
    {
        var text = scan.Text;
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            var to = Math.Min(text.Length, at + LongestSpoken);
            if (text.Text[at..to].Count(SpokenDot) < 3)
            {
                continue;
            }

            var from = Math.Max(0, at - LongestNumber);
            while (text.IsWordCharacter(from - 1))
            {
                from--;
            }

            foreach (var match in SpokenVersion4.EnumerateMatches(text.Text[from..to]))
            {
                var (start, end) = (from + match.Index, from + match.Index + match.Length);
                var address = text.Text[start..end].ToString().Replace(" ", "", StringComparison.Ordinal);
                if (IsVersion4(address, out _) && !Numbered.Contains(WordBefore(text, start)))
                {
                    scan.Add(start, end, IdentifierKind.NetworkAddress, Finding.Shaped, address);
                    at = end;
                }
            }
        }
    }

    private static int Next(ScanText text, int from) => from < text.Length && text.Text[from..].IndexOf(SpokenDot) is >= 0 and var next ? from + next : -1;

    private static void Written4(Scan scan)
    {
        var text = scan.Text;
        foreach (var match in Version4.EnumerateMatches(text.Text))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            if (text[start - 1] != '.' && !(text[end] == '.' && text.IsDigit(end + 1)) && IsVersion4(text.Text[start..end], out var isLong) && IsCalledAddress(WordBefore(text, start), isLong))
            {
                scan.Add(start, end, IdentifierKind.NetworkAddress, Finding.Shaped, text.Text[start..end].ToString());
            }
        }
    }

    private static void Written6(Scan scan)
    {
        var text = scan.Text;
        foreach (var match in Version6.EnumerateMatches(text.Text))
        {
            var run = text.Text.Slice(match.Index, match.Length).TrimEnd(':');
            if (!text.IsWordCharacter(match.Index - 1) && !text.IsWordCharacter(match.Index + run.Length) && IsVersion6(run))
            {
                scan.Add(match.Index, match.Index + run.Length, IdentifierKind.NetworkAddress, Finding.Shaped, run.ToString());
            }
        }
    }

    /// <summary>Not a paragraph's or a version's numbers, which are small and called so.</summary>
    private static bool IsCalledAddress(ReadOnlySpan<char> word, bool isLong) => word is "IP" or "ADDRESS" || (!Numbered.Contains(word) && isLong);

    /// <summary>Four numbers up to 255.</summary>
    private static bool IsVersion4(ReadOnlySpan<char> address, out bool isLong)
    {
        var count = 0;
        isLong = false;
        foreach (var part in address.Split('.'))
        {
            var number = address[part];
            if ((number.Length > 1 && number[0] == '0') || int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) > 255)
            {
                return false;
            }

            isLong |= number.Length == 3;
            count += number.Length;
        }

        isLong |= count >= 7;
        return true;
    }

    private static bool IsVersion6(ReadOnlySpan<char> run)
    {
        var groups = 0;
        foreach (var part in run.Split(':'))
        {
            groups += part.End.Value > part.Start.Value ? 1 : 0;
        }

        return groups >= 3 && (run.IndexOf("::") >= 0 || groups == 8) && IPAddress.TryParse(run, out _);
    }

    private static ReadOnlySpan<char> WordBefore(ScanText text, int at)
    {
        var end = at;
        while (end > 0 && !text.IsWordCharacter(end - 1) && at - end < 3)
        {
            end--;
        }

        var start = end;
        while (start > 0 && text.IsLetter(start - 1))
        {
            start--;
        }

        return text.Text[start..end];
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
