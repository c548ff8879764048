using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using QuickAction.Core.Privacy.Names;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Names on social networks behind the network's name ("insta kelly_r91", "facebook.com/kelly.r"), and internet addresses of devices.</summary>
internal static class NetworkRecogniser
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Profile = new(@"\b(?:FACEBOOK|FB|INSTAGRAM|TWITTER|X|TIKTOK|SNAPCHAT|LINKEDIN|YOUTUBE)\.COM/[A-Z0-9@._/\-]{2,80}", Plain);

    private static readonly Regex Version6 = new("[0-9A-F]{0,4}:[0-9A-F:]{3,40}", Plain);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Bridges = Set("IS AS WAS IT'S ID CALLED UNDER BY");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Accounts = Set("NAME USERNAME HANDLE ACCOUNT TAG PROFILE");

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

    /// <summary>Two colons are in hardly any line.</summary>
    private static void Addresses(Scan scan)
    {
        DottedFour.Find(scan);
        if (scan.Text.Text.Count(':') >= 2)
        {
            Written6(scan);
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

    private static bool IsVersion6(ReadOnlySpan<char> run)
    {
        var groups = 0;
        foreach (var part in run.Split(':'))
        {
            groups += part.End.Value > part.Start.Value ? 1 : 0;
        }

        return groups >= 3 && (run.IndexOf("::") >= 0 || groups == 8) && IPAddress.TryParse(run, out _);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
