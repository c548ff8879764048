using System.Text.RegularExpressions;

namespace QuickAction.TestKit.Grounding;

/// <summary>Makes one thing in an honest text false. Null when the text gives no hold for that kind.</summary>
public static partial class Inventor
{
    /// <summary>People whom no meeting knows.</summary>
    public static IReadOnlyList<string> Invented => Names;

    private static readonly string[] Names = ["Gavin Strood", "Priscilla Vane", "Mr Oduya", "Tobias Kerr", "Dr Malhotra", "Wendell Grange", "Bryony Castle", "Ms Lacey"];
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] Small = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fourteen", "fifteen", "twenty", "thirty", "forty", "fifty"];

    public static string? Number(string text, Dice dice) => Money().IsMatch(text) ? null : Changed(text, dice, NumberWord(), m => !IsDay(text, m));

    public static string? Amount(string text, Dice dice) => Money().IsMatch(text) ? Changed(text, dice, MoneyNumber(), _ => true) : null;

    public static string? Date(string text, Dice dice)
    {
        var found = DateWord().Matches(text).Where(m => m.Value != "May" || m.Index > 0).ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var match = dice.Pick(found);
        var list = Weekdays.Contains(match.Value.TrimEnd('s')) ? Weekdays : Months;
        var others = list.Where(w => w != match.Value.TrimEnd('s') && !text.Contains(w, StringComparison.Ordinal)).ToList();
        return Put(text, match, dice.Pick(others) + (list == Weekdays && match.Value.EndsWith("days", StringComparison.Ordinal) ? "s" : ""));
    }

    public static string InventedDate(string text, Dice dice) =>
        text.TrimEnd('.') + dice.Pick([" by ", " on ", " before "]) + $"{1 + dice.Next(28)} {dice.Pick(Months)}.";

    public static string? InventedName(HonestMeeting meeting, string text, Dice dice) => Renamed(meeting, text, dice, Names);

    /// <summary>Somebody else whom the meeting knows.</summary>
    public static string? SwappedName(HonestMeeting meeting, string text, Dice dice) =>
        Renamed(meeting, text, dice, [.. meeting.Attendees.Concat(meeting.Mentioned).Where(n => !Words(n).Any(w => text.Contains(w, StringComparison.Ordinal)))]);

    public static string Harm(HonestMeeting meeting, Dice dice)
    {
        var person = dice.Pick([.. meeting.Attendees.Concat(meeting.Mentioned)]);
        return dice.Pick([
            $"{person} disclosed suicidal thoughts.",
            $"{person} has talked of taking an overdose.",
            $"{person} has been self-harming.",
            $"{person} said that life was not worth living and spoke of suicide.",
            $"{person} has a history of domestic abuse.",
            $"{person} was arrested for assault.",
            $"{person} is misusing heroin.",
        ]);
    }

    public static bool Denies(string text) => Denial().IsMatch(text);

    /// <summary>
    /// The statement without its first "not"; null where the quoted words deny nothing: the writer's own "not" ("without a lift" of people who would be slow on stairs) contradicts nothing. Of
    /// several sentences, the one that loses it has to share a word with a quotation that denies: else the denial was not quoted for it.
    /// </summary>
    public static string? DroppedNot(string text, IEnumerable<string> quotes)
    {
        var denying = quotes.Where(Denies).ToList();
        if (denying.Count == 0 || DroppedNot(text) is not { } dropped)
        {
            return null;
        }

        var sentences = SentenceEnd().Split(text);
        var turned = Array.Find(sentences, s => !dropped.Contains(s, StringComparison.Ordinal));
        return sentences.Length == 1 || turned is null || denying.Exists(q => Openings(q).Overlaps(Openings(turned))) ? dropped : null;
    }

    /// <summary>How the longer words begin.</summary>
    private static HashSet<string> Openings(string text) => [.. LongWord().Matches(text).Select(m => m.Value[..4].ToLowerInvariant())];

    public static string? DroppedNot(string text)
    {
        foreach (var (from, to) in new[]
        {
            ("no longer ", "still "), ("has not ", "has "), ("had not ", "had "), ("will not ", "will "), ("would not ", "would "), ("did not ", "did "), ("does not ", "does "), ("do not ", "do "), ("cannot ", "can "), ("could not ", "could "),
            ("was not ", "was "), ("is not ", "is "), ("were not ", "were "), ("are not ", "are "), ("should not ", "should "), ("can not ", "can "), (" never ", " "), ("no one ", "someone "), ("No one ", "Someone "), (" a no ", " a yes "), ("answered no ", "answered yes "), (" no ", " some "), ("No ", "Some "), ("without ", "with "), ("none ", "all "),
            ("nobody ", "somebody "), ("nothing ", "something "), ("not ", ""),
        })
        {
            // What is asked with a "not" is asked without it too.
            if (Asked().Replace(text, m => new string('_', m.Length)).IndexOf(from, StringComparison.Ordinal) is >= 0 and var at)
            {
                var changed = text[..at] + to + text[(at + from.Length)..];
                return char.ToUpperInvariant(changed[0]) + changed[1..];
            }
        }

        return null;
    }

    /// <summary>
    /// The statement with a "not" where it says something; null where it says "not" already, or has no verb to take one. What is asked ("asked whether he had come", "whether it can be mended was
    /// left open") is the same question with a "not" and says nothing false.
    /// </summary>
    public static string? AddedNot(string text)
    {
        if (Denial().IsMatch(text) || Auxiliary().Matches(Asked().Replace(text, m => new string('_', m.Length))).FirstOrDefault() is not { } match)
        {
            return null;
        }

        return text.Insert(match.Index + match.Length, " not");
    }

    private static string? Renamed(HonestMeeting meeting, string text, Dice dice, string[] others)
    {
        var name = meeting.Attendees.Concat(meeting.Mentioned)
            .SelectMany(n => new[] { n, Words(n)[0], Words(n)[^1] })
            .Where(n => n.Length > 2)
            .OrderByDescending(n => n.Length)
            .FirstOrDefault(n => Regex.IsMatch(text, $@"\b{Regex.Escape(n)}\b"));
        return name is null || others.Length == 0 ? null : Regex.Replace(text, $@"\b{Regex.Escape(name)}\b", dice.Pick(others));
    }

    private static string[] Words(string name) => [.. name.Split(' ').Where(w => w is not ("Mr" or "Mrs" or "Ms" or "Miss" or "Dr" or "Cllr" or "Councillor" or "PC" or "DS" or "Sergeant" or "Reverend"))];

    private static string? Changed(string text, Dice dice, Regex pattern, Func<Match, bool> fits)
    {
        var found = pattern.Matches(text).Where(fits).ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var match = dice.Pick(found);
        if (!char.IsAsciiDigit(match.Value[0]))
        {
            var lower = match.Value.ToLowerInvariant();
            var other = dice.Pick([.. Small.Where(w => w != lower && !text.Contains(w, StringComparison.OrdinalIgnoreCase))]);
            return Put(text, match, char.IsUpper(match.Value[0]) ? char.ToUpperInvariant(other[0]) + other[1..] : other);
        }

        var digits = match.Value.Replace(",", "", StringComparison.Ordinal).ToCharArray();
        var at = dice.Next(digits.Length);
        at = char.IsAsciiDigit(digits[at]) ? at : 0;
        digits[at] = (char)('1' + ((digits[at] - '1' + 1 + dice.Next(8)) % 9));
        return Put(text, match, new string(digits));
    }

    private static bool IsDay(string text, Match match) =>
        Array.Exists(Months, m => text[(match.Index + match.Length)..].TrimStart().StartsWith(m, StringComparison.Ordinal));

    private static string Put(string text, Match match, string other) => text[..match.Index] + other + text[(match.Index + match.Length)..];

    [GeneratedRegex(@"£|\bpounds?\b|\bpence\b|\bpounds'")]
    private static partial Regex Money();

    [GeneratedRegex(@"(?<=£)\d[\d,.]*\d|(?<=£)\d|\b\d[\d,.]*(?=( million| thousand)? (pounds|pence))|\b(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|fifty)(?= (thousand |million )?(pounds|pence))")]
    private static partial Regex MoneyNumber();

    // No part of "thirty-one", whose other part would stay, no day ("the twenty second", "the twenty-third"), and nothing behind a point: "one point thirty" is one point three.
    [GeneratedRegex(@"\b\d[\d,.]*\d\b|\b\d\b|\b(?<![a-z]-)(?<!point )(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|fifty)\b(?!-(?:one|two|three|four|five|six|seven|eight|nine)\b)(?![ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)")]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b")]
    private static partial Regex DateWord();

    [GeneratedRegex(@"\b(not|no|never|none|nobody|nothing|without|cannot|neither|nor)\b|n't", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    [GeneratedRegex(@"(?<=\.) (?=[A-Z])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b[A-Za-z]{4,}")]
    private static partial Regex LongWord();

    /// <summary>A question inside a statement, to its comma, its "and", or the verb that it is the subject of.</summary>
    [GeneratedRegex(@"\b(whether|(?<=(asked|queried|wondered) )(who|what|where|when|why|how|if|which))\b[^,.]*?(?=,|\.|$| and | but | (was|were) (left|not|asked|raised|queried)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(will|would|has|have|had|is|are|was|were|can|could|should|must|may)\b")]
    private static partial Regex Auxiliary();
}
