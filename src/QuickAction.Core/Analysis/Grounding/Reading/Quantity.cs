namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>A number as it stands in a text: tokens <c>[First, End)</c>.</summary>
/// <param name="Readings">Every value that the words as a whole can have: "six fifty" is 650 and 6.5. A time of day is hours and hundredths: 9.30.</param>
/// <param name="Pieces">The values of its parts read one by one: 6 and 50.</param>
internal sealed record Quantity(int First, int End, IReadOnlyList<double> Readings, IReadOnlyList<double> Pieces)
{
    /// <summary>"per cent" follows.</summary>
    public bool IsPercent { get; init; }

    /// <summary>A part of a whole: "two thirds".</summary>
    public bool IsShare { get; init; }

    /// <summary>Pounds or pence are named with it.</summary>
    public bool IsMoney { get; init; }

    /// <summary>"13.6" of "13.6 million": in talk of budgets the unit is left out. Null when it is a whole number or has no such unit.</summary>
    public IReadOnlyList<double>? Millions => Readings.Count > 0 && Readings[^1] >= 1e6 && Readings[^1] % 1e6 != 0 ? [Math.Round(Readings[^1] / 1e6, 4)] : null;

    /// <summary>"68" of "68 thousand", where a round number of at least ten thousand is meant. Null for others.</summary>
    public IReadOnlyList<double>? Thousands => Readings.Count > 0 && Readings[^1] is >= 1e4 and < 1e6 && Readings[^1] % 1e3 == 0 ? [Readings[^1] / 1e3] : null;

    /// <summary>"Twentieth": a day, or a place in a row.</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>Written in figures.</summary>
    public bool InFigures { get; init; }
}
