namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Cuts English endings so that "licence", "licences" and "licensed" count as one word. The rules are those of M. F. Porter, "An algorithm for
/// suffix stripping" (1980), with the departures that summary scoring by ROUGE is used to; words of three letters or fewer stay as they are.
/// </summary>
internal static class PorterStemmer
{
    private const int Longest = 64;

    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["news"] = "news",
        ["innings"] = "inning",
        ["inning"] = "inning",
        ["outings"] = "outing",
        ["outing"] = "outing",
        ["cannings"] = "canning",
        ["canning"] = "canning",
        ["howe"] = "howe",
        ["proceed"] = "proceed",
        ["exceed"] = "exceed",
        ["succeed"] = "succeed",
    };

    private static readonly (string Ending, string New)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
        ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
    ];

    private static readonly (string Ending, string New)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>Writes the stem of a lower-case word into <paramref name="stem"/> and returns its length. Longer words than 64 letters are cut.</summary>
    public static int Stem(ReadOnlySpan<char> word, Span<char> stem)
    {
        var length = Math.Min(word.Length, Math.Min(stem.Length, Longest));
        word[..length].CopyTo(stem);
        if (length <= 3)
        {
            return length;
        }

        if (Irregular.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(stem[..length], out var known))
        {
            known.CopyTo(stem);
            return known.Length;
        }

        length = Plural(stem, length);
        length = PastAndContinuous(stem, length);
        if (length > 2 && stem[length - 1] == 'y' && IsConsonant(stem, length - 2))
        {
            stem[length - 1] = 'i';
        }

        length = Rewrite(stem, DoubleAlli(stem, length), Step2);
        if (Ends(stem, length, "logi") && Measure(stem, length - 3) > 0)
        {
            length--;
        }

        length = Rewrite(stem, length, Step3);
        length = Remove(stem, length);
        return Tidy(stem, length);
    }

    private static int Plural(Span<char> w, int length)
    {
        if (Ends(w, length, "ies"))
        {
            return length == 4 ? 3 : length - 2;
        }

        return Ends(w, length, "sses") ? length - 2 : Ends(w, length, "ss") || w[length - 1] != 's' ? length : length - 1;
    }

    private static int PastAndContinuous(Span<char> w, int length)
    {
        if (Ends(w, length, "ied"))
        {
            return length == 4 ? 3 : length - 2;
        }

        if (Ends(w, length, "eed"))
        {
            return Measure(w, length - 3) > 0 ? length - 1 : length;
        }

        var cut = Ends(w, length, "ed") ? 2 : Ends(w, length, "ing") ? 3 : 0;
        if (cut == 0 || !HasVowel(w, length - cut))
        {
            return length;
        }

        length -= cut;
        if (Ends(w, length, "at") || Ends(w, length, "bl") || Ends(w, length, "iz"))
        {
            w[length] = 'e';
            return length + 1;
        }

        if (length >= 2 && w[length - 1] == w[length - 2] && IsConsonant(w, length - 1))
        {
            return w[length - 1] is 'l' or 's' or 'z' ? length : length - 1;
        }

        if (Measure(w, length) == 1 && EndsConsonantVowelConsonant(w, length))
        {
            w[length] = 'e';
            return length + 1;
        }

        return length;
    }

    private static int DoubleAlli(Span<char> w, int length) =>
        Ends(w, length, "alli") && Measure(w, length - 4) > 0 ? DoubleAlli(w, length - 2) : length;

    /// <summary>The first ending that fits decides, whether or not what is left is long enough.</summary>
    private static int Rewrite(Span<char> w, int length, (string Ending, string New)[] rules)
    {
        foreach (var (ending, replacement) in rules)
        {
            if (Ends(w, length, ending))
            {
                var kept = length - ending.Length;
                if (Measure(w, kept) == 0)
                {
                    return length;
                }

                replacement.CopyTo(w[kept..]);
                return kept + replacement.Length;
            }
        }

        return length;
    }

    private static int Remove(Span<char> w, int length)
    {
        foreach (var ending in Step4)
        {
            if (Ends(w, length, ending))
            {
                var kept = length - ending.Length;
                var allowed = Measure(w, kept) > 1 && (ending != "ion" || w[kept - 1] is 's' or 't');
                return allowed ? kept : length;
            }
        }

        return length;
    }

    private static int Tidy(Span<char> w, int length)
    {
        if (w[length - 1] == 'e')
        {
            var m = Measure(w, length - 1);
            if (m > 1 || (m == 1 && !EndsConsonantVowelConsonant(w, length - 1)))
            {
                length--;
            }
        }

        return Ends(w, length, "ll") && Measure(w, length - 1) > 1 ? length - 1 : length;
    }

    private static bool Ends(ReadOnlySpan<char> w, int length, string ending) => w[..length].EndsWith(ending, StringComparison.Ordinal);

    private static bool IsConsonant(ReadOnlySpan<char> w, int i) => w[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(w, i - 1),
        _ => true,
    };

    /// <summary>How many times a vowel is followed by a consonant: m in Porter's paper.</summary>
    private static int Measure(ReadOnlySpan<char> w, int length)
    {
        var m = 0;
        var afterVowel = false;
        for (var i = 0; i < length; i++)
        {
            var consonant = IsConsonant(w, i);
            m += consonant && afterVowel ? 1 : 0;
            afterVowel = !consonant;
        }

        return m;
    }

    private static bool HasVowel(ReadOnlySpan<char> w, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (!IsConsonant(w, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsConsonantVowelConsonant(ReadOnlySpan<char> w, int n) => n switch
    {
        >= 3 => IsConsonant(w, n - 3) && !IsConsonant(w, n - 2) && IsConsonant(w, n - 1) && w[n - 1] is not ('w' or 'x' or 'y'),
        2 => !IsConsonant(w, 0) && IsConsonant(w, 1),
        _ => false,
    };
}
