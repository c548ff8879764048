namespace QuickAction.Core.Chunking;

/// <summary>
/// What one piece of text weighs in thousandths of a token. Common English words are one token with the space before them; long and rare words, names,
/// capitals and words without a space before them are split more often. Letters of other scripts weigh their bytes in UTF-8, which no byte-level tokenizer
/// exceeds.
/// </summary>
internal static class TokenWeights
{
    private const int One = 1020;

    /// <param name="midSentence">True when a word or a comma stands before the piece: a capital there is mostly a name's, and names are split.</param>
    public static int Of(ReadOnlySpan<char> piece, bool midSentence)
    {
        var lead = piece.Length > 1 && !char.IsLetter(piece[0]) && char.IsLetter(piece[1]) ? 1 : 0;
        var rest = piece[lead..];
        return char.IsLetter(rest[0])
            ? Word(rest, spaced: lead == 1 && piece[0] == ' ', midSentence) + (lead == 1 ? Lead(piece[0]) : 0)
            : char.IsDigit(rest[0]) ? Digits(rest)
            : rest.IsWhiteSpace() ? 1000 + (50 * Math.Max(0, rest.Length - 8))
            : Marks(rest);
    }

    /// <summary>A mark before a word ("(see", "{noise") is mostly a token of its own; a space never is.</summary>
    private static int Lead(char mark) => mark switch
    {
        ' ' => 0,
        '"' or '\'' or '(' or '_' or '-' or '.' or '/' => 650,
        '\u00A0' or < '\u0080' => 1000,
        _ => Symbol(mark),
    };

    private static int Word(ReadOnlySpan<char> word, bool spaced, bool midSentence)
    {
        if (word.ContainsAnyExceptInRange('\0', '\u007F'))
        {
            return Foreign(word) + (spaced ? 0 : 200);
        }

        var length = word.Length;
        var capitals = Capitals(word);
        return capitals == 0 ? spaced ? Spaced(length) : length > 8 && CommonWords.IsNoun(word) ? UnspacedNoun(length) : Unspaced(length)
            : capitals == length ? AllCapitals(length)
            : capitals == 1 && char.IsAsciiLetterUpper(word[0]) ? Capitalised(word, spaced && midSentence)
            : Mixed(word);
    }

    /// <summary>What a word of small letters weighs more in a language that is not English: about a token for every two to three letters.</summary>
    public static int OtherLanguage(int length) => Math.Max(0, 350 + (455 * length) - Spaced(length));

    private static int Spaced(int length) => length switch
    {
        <= 4 => One,
        <= 6 => 1070,
        <= 8 => 1140,
        <= 10 => 1250,
        _ => 1250 + (160 * (length - 10)),
    };

    private static int Unspaced(int length) => length switch
    {
        <= 2 => One,
        <= 5 => 1200,
        <= 8 => 1500,
        _ => 1500 + (1000 * Math.Min(length - 8, 4)) + (400 * Math.Max(0, length - 12)),
    };

    /// <summary>"_description", "(information": a word of English though no space stands before it; others as long are words run together.</summary>
    private static int UnspacedNoun(int length) => 1500 + (100 * (length - 8));

    private static int Capitalised(ReadOnlySpan<char> word, bool isName) => (CommonWords.Capitalised(word), isName, word.Length) switch
    {
        (true, _, <= 8) => 1080,
        (true, _, _) => 1400,
        (_, true, <= 2) => 1200,
        (_, true, <= 4) => 1600,
        (_, true, <= 6) => 1950,
        (_, true, <= 8) => 2250,
        (_, true, _) => 2250 + (340 * (word.Length - 8)),
        (_, _, <= 4) => 1180,
        (_, _, <= 6) => 1500,
        (_, _, <= 8) => 1750,
        _ => 1750 + (180 * (word.Length - 8)),
    };

    private static int AllCapitals(int length) => length switch
    {
        1 => One,
        2 => 1100,
        3 => 1600,
        _ => 1850 + (50 * Math.Max(0, length - 5)),
    };

    /// <summary>"iPhone", "McKenzie", codes: each run of capitals and the small letters after it by itself.</summary>
    private static int Mixed(ReadOnlySpan<char> word)
    {
        var weight = 0;
        for (var i = 0; i < word.Length;)
        {
            var start = i;
            while (i < word.Length && char.IsAsciiLetterUpper(word[i]))
            {
                i++;
            }

            var capitals = i - start;
            while (i < word.Length && char.IsAsciiLetterLower(word[i]))
            {
                i++;
            }

            var length = i - start;
            weight += length switch { <= 2 => 1050, <= 4 => 1350, <= 7 => 1700, _ => 1700 + (250 * (length - 7)) };
            weight += capitals > 1 && capitals < length ? 400 * (capitals - 1) : 0;
        }

        return weight;
    }

    private static int Foreign(ReadOnlySpan<char> word)
    {
        var weight = 0;
        foreach (var c in word)
        {
            weight += c switch { < '\u0080' => 600, < '\u0250' => 1600, < '\u0800' => 2000, _ => 3000 };
        }

        return Math.Max(One, weight);
    }

    private static int Digits(ReadOnlySpan<char> digits)
    {
        var weight = 0;
        foreach (var c in digits)
        {
            weight += c < '\u0080' ? 0 : 3000;
        }

        return Math.Max(1000, weight);
    }

    private static int Marks(ReadOnlySpan<char> marks)
    {
        var plain = 0;
        var weight = 0;
        foreach (var c in marks)
        {
            if (c < '\u0080')
            {
                plain += char.IsWhiteSpace(c) ? 0 : 1;
            }
            else
            {
                weight += Symbol(c);
            }
        }

        return Math.Max(One, weight + (plain <= 2 ? plain > 0 ? One : 0 : plain == 3 ? 1100 : 360 * plain));
    }

    /// <summary>Typographic marks and the pound sign are tokens; other symbols weigh their bytes.</summary>
    private static int Symbol(char c) => c switch
    {
        '\u00A3' or (>= '\u2010' and <= '\u2026') => 1300,
        < '\u0800' => 2000,
        _ when char.IsSurrogate(c) => 2000,
        _ => 3000,
    };

    private static int Capitals(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var c in word)
        {
            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
        }

        return capitals;
    }
}
