using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>Of how many things something is said: "all of the neighbours", "most tenants", "a tenant".</summary>
/// <param name="First">Where the word for it stands; what it is said of is one of the words <c>[Noun, End)</c>: "all of her | speech therapy appointments".</param>
/// <param name="Reach">The greater, the more.</param>
internal readonly record struct ExtentOf(int First, int Noun, int End, int Reach)
{
    /// <summary>Said with a number, not with a word for how many.</summary>
    public bool IsNumeral { get; init; }
}

/// <summary>Words for how many, which only order things: one, some, many, most, all.</summary>
internal static class Extents
{
    public const int Unsaid = 0;
    public const int One = 1;
    private const int Some = 2;
    private const int Many = 3;
    private const int Most = 4;
    private const int All = 5;

    /// <summary>So many are many.</summary>
    private const double FewestOfMany = 5;

    private static readonly FrozenSet<string> Between = "of the a an his her their its our my your these those them lot number few".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static List<ExtentOf> Find(ReadOnlySpan<Token> tokens)
    {
        var found = new List<ExtentOf>();
        for (var at = 0; at < tokens.Length; at++)
        {
            var reach = ReachOf(tokens, at, out var noun);
            while (reach != Unsaid && noun < tokens.Length && noun - at < 4 && !Numerals.Ends(tokens[noun - 1]) && Between.Contains(tokens[noun].Word))
            {
                noun++;
            }

            if (reach != Unsaid && noun < tokens.Length && !Numerals.Ends(tokens[noun - 1]) && char.IsLetter(tokens[noun].Word[0]) && tokens[noun].Word.Length > 2)
            {
                found.Add(new ExtentOf(at, noun, End(tokens, noun), reach) { IsNumeral = NumberReader.At(tokens, at) is not null });
            }
        }

        return found;
    }

    private static int End(ReadOnlySpan<Token> tokens, int noun)
    {
        var end = noun + 1;
        while (end < tokens.Length && end - noun < MostWords && !Numerals.Ends(tokens[end - 1]) && char.IsLetter(tokens[end].Word[0]) && !StopWords.Has(tokens[end].Word) && !tokens[end - 1].Word.EndsWith('s'))
        {
            end++;
        }

        return end;
    }

    private const int MostWords = 3;

    private static int ReachOf(ReadOnlySpan<Token> tokens, int at, out int noun)
    {
        noun = at + 1;
        switch (tokens[at].Word)
        {
            case "all" or "every" or "each" or "both":
                return All;
            case "most" or "majority" or "half":
                return Most;
            case "many" or "lots" or "loads" or "plenty" or "numerous" or "dozens" or "hundreds" or "lot":
                return Many;
            case "some" or "several" or "few" or "couple" or "various" or "handful" or "number":
                return Some;
            case "a" or "an" or "one" or "another" or "this" or "that":
                return One;
        }

        if (NumberReader.At(tokens, at) is { IsShare: false, IsOrdinal: false, Readings: [var count, ..] } number)
        {
            noun = number.End;
            return number.IsPercent ? Most : count <= 1 ? One : count < FewestOfMany ? Some : Many;
        }

        return Unsaid;
    }
}
