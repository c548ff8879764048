using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Quantities in a sentence, in digits or in words: what readers of minutes look for first and remember wrongly most often. Days, times of day and numbers
/// of items are no quantities.
/// </summary>
internal static class Figures
{
    private const double Most = 3;

    /// <summary>A small number in words that counts nothing named ("one or two of them") is hardly a figure.</summary>
    private const double Loose = 0.3;

    private static readonly FrozenSet<string> Large = Set(
        """
        eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
        thousand thousands million millions billion dozen
        """);

    private static readonly FrozenSet<string> Small = Set("two three four five six seven eight nine ten");

    private static readonly FrozenSet<string> NumberStems = Large.Concat(Small).Select(StemOf).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Shares = Set("percent percentage half third thirds quarter quarters fifth fifths tenth double doubled treble trebled halved twice");

    private static readonly FrozenSet<string> Units = Set(
        "pounds pound pence p euros euro percent per cent people children men women metres meters miles kilos kilometres degrees grand k m hours minutes days weeks months years times");

    private static readonly FrozenSet<string> Months = Set(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec");

    private static readonly FrozenSet<string> Clock = Set("o'clock oclock am pm past noon term");

    /// <summary>A number written as a word, from two up.</summary>
    public static bool IsNumber(string lowerWord) => Large.Contains(lowerWord) || Small.Contains(lowerWord);

    public static bool IsNumberStem(string stem) => NumberStems.Contains(stem);

    /// <summary>How many quantities, 0 to 3.</summary>
    public static double Count(ReadOnlySpan<char> text)
    {
        var figures = 0.0;
        var inNumber = false;
        FigureWord before = default;
        for (var at = 0; FigureWord.TryNext(text, ref at, out var word);)
        {
            var isNumber = word.IsDigits || word.In(Large) || word.In(Small);
            if (isNumber && !inNumber)
            {
                figures += Weight(text, at, word, before);
            }
            else if (!isNumber && word.In(Shares) && !(word.Is("half") && Follows(text, at, Clock)) && !inNumber)
            {
                figures += word.Is("half") || word.Is("twice") ? 0.5 : 1;
            }

            inNumber = isNumber || (inNumber && (word.Is("and") || word.Is("point") || word.Is("a")));
            before = word;
        }

        return Math.Min(Most, figures);
    }

    private static double Weight(ReadOnlySpan<char> text, int at, FigureWord word, FigureWord before)
    {
        if (before.Is("item") || before.Is("number") || before.Is("page") || before.Is("section") || before.In(Months) || before.Is("past")
            || Follows(text, at, Clock) || Follows(text, at, Months) || word.IsClock || word.IsYear || word.IsOrdinal)
        {
            return 0;
        }

        return !word.In(Small) || Counts(text, at) || before.Is("of") ? 1 : Loose;
    }

    /// <summary>One of the next two words is a unit or a plural, or "out of" follows.</summary>
    private static bool Counts(ReadOnlySpan<char> text, int at)
    {
        for (var i = 0; i < 2 && FigureWord.TryNext(text, ref at, out var word); i++)
        {
            if (word.In(Units) || word.Is("out") || word.Is("hundred") || word.Is("thousand") || word.Is("million") || word.IsPlural)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Follows(ReadOnlySpan<char> text, int at, FrozenSet<string> words) => FigureWord.TryNext(text, ref at, out var word) && word.In(words);

    private static string StemOf(string word)
    {
        Span<char> stem = stackalloc char[32];
        return stem[..PorterStemmer.Stem(word, stem)].ToString();
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
