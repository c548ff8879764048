namespace QuickAction.Core.Extraction.Tables;

/// <summary>One of the up to four parts of a number format: literal text around either a number's pattern or the letters of a date.</summary>
internal sealed class FormatSection
{
    private FormatSection(string prefix, string numberPattern, string suffix, IReadOnlyList<string> tokens, bool isDate, bool hasGeneral)
    {
        Prefix = prefix;
        NumberPattern = numberPattern;
        Suffix = suffix;
        Tokens = tokens;
        IsDate = isDate;
        HasGeneral = hasGeneral;
    }

    public string Prefix { get; }

    /// <summary>Digits, separators, percent and exponent, as .NET's custom formats read them too.</summary>
    public string NumberPattern { get; }

    public string Suffix { get; }

    /// <summary>A date's parts: runs of one letter, "[h]", "AM/PM", fractions of seconds; literal text begins with a quotation mark.</summary>
    public IReadOnlyList<string> Tokens { get; }

    public bool IsDate { get; }

    public bool HasGeneral { get; }

    public static IReadOnlyList<FormatSection> Split(string code)
    {
        var sections = new List<FormatSection>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= code.Length; i++)
        {
            if (i == code.Length || (code[i] == ';' && !quoted && (i == 0 || code[i - 1] != '\\')))
            {
                sections.Add(Read(code[start..i]));
                start = i + 1;
            }
            else if (code[i] == '"')
            {
                quoted = !quoted;
            }
        }

        return sections;
    }

    private static FormatSection Read(string code)
    {
        var tokens = Tokenise(code);
        var isDate = tokens.Any(t => t[0] is 'd' or 'y' or 'h' or 's' or 'm' or '[' || t == "AM/PM");
        var numbers = tokens.Select((t, i) => (t, i)).Where(p => IsNumberPart(p.t)).Select(p => p.i).ToList();
        var (first, last) = numbers.Count == 0 ? (tokens.Count, tokens.Count - 1) : (numbers[0], numbers[^1]);
        var prefix = string.Concat(tokens.Take(first).Where(t => t[0] == '"').Select(t => t[1..]));
        var suffix = string.Concat(tokens.Skip(last + 1).Where(t => t[0] == '"').Select(t => t[1..]));

        // Literal text inside a pattern is quoted for .NET.
        var pattern = string.Concat(tokens.Skip(first).Take(last - first + 1).Select(t => t[0] == '"' ? $"'{t[1..].Replace("'", "", StringComparison.Ordinal)}'" : t.Replace('?', '#')));
        return new FormatSection(prefix, pattern, suffix, tokens, isDate, tokens.Contains("General"));
    }

    private static bool IsNumberPart(string token) => token[0] is '0' or '#' or '?' or '.' or ',' or '%' or 'E' or '/';

    private static List<string> Tokenise(string code)
    {
        var tokens = new List<string>();
        for (var i = 0; i < code.Length;)
        {
            i += Next(code.AsSpan(i), tokens);
        }

        return tokens;
    }

    private static int Next(ReadOnlySpan<char> code, List<string> tokens)
    {
        switch (code[0])
        {
            case '"':
                var close = code[1..].IndexOf('"');
                var text = close < 0 ? code[1..] : code.Slice(1, close);
                Literal(tokens, text);
                return close < 0 ? code.Length : close + 2;
            case '\\' or '!' when code.Length > 1:
                Literal(tokens, code.Slice(1, 1));
                return 2;
            case '_' or '*' when code.Length > 1:
                // Room of a character's width, or a character that fills the cell.
                return 2;
            case '[':
                return Bracket(code, tokens);
            case 'E' or 'e' when code.Length > 1 && code[1] is '+' or '-':
                tokens.Add("E" + code[1]);
                return 2;
        }

        if (code.StartsWith("General", StringComparison.OrdinalIgnoreCase))
        {
            tokens.Add("General");
            return 7;
        }

        if (code.StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase) || code.StartsWith("A/P", StringComparison.OrdinalIgnoreCase))
        {
            tokens.Add("AM/PM");
            return code[1] == '/' ? 3 : 5;
        }

        var letter = char.ToLowerInvariant(code[0]);
        if (letter is 'd' or 'y' or 'h' or 's' or 'm')
        {
            var run = 1;
            while (run < code.Length && char.ToLowerInvariant(code[run]) == letter)
            {
                run++;
            }

            tokens.Add(new string(letter, run));
            return run;
        }

        if (code[0] is '0' or '#' or '?' or '.' or ',' or '%' or '/')
        {
            tokens.Add(code[..1].ToString());
        }
        else if (code[0] != '@')
        {
            Literal(tokens, code[..1]);
        }

        return 1;
    }

    /// <summary>"[h]" is a duration, "[$£-809]" a currency; colours and conditions show nothing.</summary>
    private static int Bracket(ReadOnlySpan<char> code, List<string> tokens)
    {
        var close = code.IndexOf(']');
        if (close < 0)
        {
            return code.Length;
        }

        var inner = code[1..close];
        if (inner.Length is 1 or 2 && char.ToLowerInvariant(inner[0]) is 'h' or 'm' or 's')
        {
            tokens.Add($"[{char.ToLowerInvariant(inner[0])}]");
        }
        else if (inner.StartsWith("$", StringComparison.Ordinal))
        {
            var dash = inner.IndexOf('-');
            Literal(tokens, dash < 0 ? inner[1..] : inner[1..dash]);
        }

        return close + 1;
    }

    private static void Literal(List<string> tokens, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            tokens.Add(string.Concat("\"", text));
        }
    }
}
