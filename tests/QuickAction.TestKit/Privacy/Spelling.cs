namespace QuickAction.TestKit.Privacy;

/// <summary>The ways in which people and speech recognisers write a code: grouped, dashed, in one, in small letters, spelt, in digit words.</summary>
public static class Spelling
{
    private const string Alphabet =
        "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu";

    private const string LetterNames = "ay bee see dee ee eff gee aitch eye jay kay el em en oh pee queue ar es tee you vee double-u ex why zed";

    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Every way for groups that are written with separators.</summary>
    public static IReadOnlyList<string> All(IReadOnlyList<string> groups) =>
    [
        string.Concat(groups),
        string.Join(' ', groups),
        string.Join('-', groups),
        string.Join('\u2013', groups),
        string.Join('\u2011', groups),
        string.Join('\u00A0', groups),
        string.Join("  ", groups),
        string.Join(" - ", groups),
        string.Join('.', groups),
        string.Join('_', groups),
        string.Join(' ', groups).ToLowerInvariant(),
        string.Concat(groups).ToLowerInvariant(),
        string.Join(' ', string.Concat(groups).ToCharArray()),
        Spoken(groups, ", ", "zero"),
        Spoken(groups, " ", "oh"),
        Spoken(groups, ", er, ", "zero"),
        Spoken(groups, " ", "nought").ToUpperInvariant(),
        Doubled(groups),
        HalfSpoken(groups),
        .. Joints.Select(joint => string.Join(joint, groups)),
        string.Join(' ', groups.Select(g => $"**{g}**")),
        $"**{groups[0]}**{string.Concat(groups.Skip(1).Select(g => "-" + g))}",
        string.Join(' ', groups.Select(g => $"({g})")),
        string.Concat(groups.Select(g => $"[{g}]")),
        TwinLetters.Write(string.Join(' ', groups)),
        string.Join('\u200B', groups),
        string.Join(" \u2060", groups),
        .. DigitShapes.All.Select(shape => DigitShapes.Write(string.Join(' ', groups), shape)),
    ];

    /// <summary>What people put between groups, and what they say there.</summary>
    public static IReadOnlyList<string> Joints { get; } =
        ["/", ":", ";", "|", "+", "*", "~", "=", "\\", "\u00B7", "\u2022", "'", "\"", "#", "\u2026", " / ", " dash ", " stroke ", " slash ", " dot ", " point ", " full stop ", " comma ", " then ", ", and then ", " next ", " followed by ", " & "];

    /// <summary>"nine four three, four seven six": letters as letters, digits as words.</summary>
    public static string Spoken(IReadOnlyList<string> groups, string between, string zero) =>
        string.Join(between, groups.Select(g => string.Join(' ', g.Select(c => Say(c, zero)))));

    /// <summary>"alpha bravo one two": by the alphabet of radio operators.</summary>
    public static string ByRadio(string code) => ByWords(code, Alphabet.Split(' '));

    /// <summary>"el es six two ay bee": a speech recogniser that writes the names of letters.</summary>
    public static string ByLetterNames(string code) => ByWords(code, LetterNames.Split(' '));

    private static string ByWords(string code, string[] letters) => string.Join(' ', code.Select(c => char.IsAsciiLetter(c) ? letters[char.ToLowerInvariant(c) - 'a'] : Say(c, "zero")));

    /// <summary>"four double seven".</summary>
    public static string Doubled(IReadOnlyList<string> groups)
    {
        var all = string.Concat(groups);
        var words = new List<string>();
        for (var i = 0; i < all.Length; i++)
        {
            var twice = i + 1 < all.Length && all[i] == all[i + 1] && char.IsAsciiDigit(all[i]);
            words.Add(twice ? $"double {Say(all[i], "oh")}" : Say(all[i], "oh"));
            i += twice ? 1 : 0;
        }

        return string.Join(' ', words);
    }

    /// <summary>The first group in figures, the rest in words, as recognisers do that change their mind.</summary>
    private static string HalfSpoken(IReadOnlyList<string> groups) =>
        $"{groups[0]} {Spoken([.. groups.Skip(1)], " ", "zero")}".Trim();

    private static string Say(char c, string zero) => c == '0' ? zero : char.IsAsciiDigit(c) ? Digits[c - '0'] : c.ToString();

    /// <summary>A text as somebody would compare it who looks for a code in it: digit words as digits, letters by their names as letters, then letters and digits alone.</summary>
    public static string Flat(string text)
    {
        var plain = DigitShapes.Plain(TwinLetters.Plain(text)).ToLowerInvariant();
        var words = string.Concat(plain.Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var flat = new System.Text.StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "double" && i + 1 < words.Length && words[i + 1] == "u")
            {
                flat.Append('w');
                i++;
                continue;
            }

            var twice = words[i] == "double" && i + 1 < words.Length;
            var word = Figure(words[twice ? ++i : i]);
            flat.Append(word).Append(twice ? word : "");
        }

        return string.Concat(flat.ToString().Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }

    private static string Figure(string word) => word switch
    {
        "er" or "at" or "dot" or "dash" or "stroke" or "slash" or "underscore" or "ray" or "point" or "full" or "stop" or "comma" or "then" or "and" or "next" or "followed" or "by" => "",
        "oh" or "nought" => "0",
        _ when Array.IndexOf(Digits, word) is >= 0 and var digit => ((char)('0' + digit)).ToString(),
        _ when Array.IndexOf(LetterNames.Split(' '), word) is >= 0 and var name => ((char)('a' + name)).ToString(),
        _ when Array.IndexOf(Alphabet.Split(' '), word) is >= 0 => word[..1],
        _ => word,
    };
}
