using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>What a word counts that is no numeral: how often, what part of the whole, how many times as much.</summary>
internal enum CountKind
{
    Times,
    Share,
    Fold,
}

/// <param name="Value">Not a number where it is left open: "several times".</param>
/// <param name="IsWord">Said without a numeral.</param>
internal readonly record struct Count(CountKind Kind, double Value, int First, int End, bool IsWord)
{
    public bool Means(double other) => double.IsNaN(Value) || Math.Abs(Value - other) < Nearness;

    /// <summary>A third is 33 per cent.</summary>
    private const double Nearness = 0.01;
}

/// <summary>"Once", "twice", "three times", "half of", "a third", "40 per cent", "doubled": counts that are compared with counts of their kind alone.</summary>
internal static class Counting
{
    private static readonly FrozenSet<string> Whole = "of the their his her its our my those these all were was are have had is has".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Behind "once" where it says how often, and not from when on.</summary>
    private static readonly FrozenSet<string> Often = "that this last in since during only before already and or but on at per each every so".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="numbers">The numerals of the tokens.</param>
    public static List<Count> Find(ReadOnlySpan<Token> tokens, IReadOnlyList<Quantity> numbers)
    {
        var found = new List<Count>();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (Named(tokens, at) is { } count)
            {
                found.Add(count);
            }
        }

        foreach (var number in numbers)
        {
            if (Numbered(tokens, number) is { } count)
            {
                found.Add(count);
            }
        }

        return found;
    }

    private static Count? Named(ReadOnlySpan<Token> tokens, int at)
    {
        var (before, next) = (at > 0 ? tokens[at - 1].Word : "", Next(tokens, at + 1));
        return tokens[at].Word switch
        {
            "twice" => Word(next is "as" or "the" ? CountKind.Fold : CountKind.Times, 2),
            "thrice" => Word(CountKind.Times, 3),
            "once" when IsOften(tokens, at) => Word(CountKind.Times, 1),
            "half" when before is not ("and" or "to") && Whole.Contains(next) => Word(CountKind.Share, 0.5),
            "doubled" or "doubling" or "doubles" => Word(CountKind.Fold, 2),
            "double" when before is "to" or "will" or "would" or "nearly" or "almost" or "by" => Word(CountKind.Fold, 2),
            "tripled" or "trebled" or "tripling" or "trebling" => Word(CountKind.Fold, 3),
            "quadrupled" or "quadrupling" => Word(CountKind.Fold, 4),
            "halved" or "halving" or "halves" => Word(CountKind.Fold, 0.5),
            "times" or "occasions" when before is "several" or "many" or "few" or "more" or "of" or "various" or "other" => Word(CountKind.Times, double.NaN),
            _ => null,
        };

        Count Word(CountKind kind, double value) => new(kind, value, at, at + 1, IsWord: true);
    }

    private static Count? Numbered(ReadOnlySpan<Token> tokens, Quantity number)
    {
        if (number.Readings.Count == 0)
        {
            return null;
        }

        var next = Next(tokens, number.End);
        if (number.IsShare || number.IsPercent)
        {
            return new Count(CountKind.Share, number.IsPercent ? number.Readings[0] / 100 : number.Readings[0], number.First, number.End, IsWord: false);
        }

        if (next is "times" or "occasions" or "time" or "occasion")
        {
            var kind = Next(tokens, number.End + 1) is "as" or "more" or "the" ? CountKind.Fold : CountKind.Times;
            return new Count(kind, number.Readings[0], number.First, number.End, IsWord: false);
        }

        // "Two in five", "one out of three".
        var of = next == "in" ? number.End + 1 : next == "out" && Next(tokens, number.End + 1) == "of" ? number.End + 2 : -1;
        return of > 0 && of < tokens.Length && NumberReader.At(tokens, of) is { Readings: [var whole, ..] } && whole > number.Readings[0] && whole <= MostParts
            ? new Count(CountKind.Share, number.Readings[0] / whole, number.First, number.End, IsWord: false)
            : null;
    }

    private const double MostParts = 20;

    /// <summary>"Once a week", "missing once that month"; not "once the report is in" and "at once".</summary>
    private static bool IsOften(ReadOnlySpan<Token> tokens, int at) =>
        !(at > 0 && tokens[at - 1].Word == "at")
        && !tokens[at].Is(TokenMarks.SentenceStart | TokenMarks.ClauseStart)
        && (at == tokens.Length - 1 || tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || Often.Contains(tokens[at + 1].Word) || (tokens[at + 1].Word == "a" && Period.IsUnit(Next(tokens, at + 2))));

    private static string Next(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length && at > 0 && !Numerals.Ends(tokens[at - 1]) ? tokens[at].Word : "";
}
