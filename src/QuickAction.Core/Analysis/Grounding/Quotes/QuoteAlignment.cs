namespace QuickAction.Core.Analysis.Grounding.Quotes;

/// <summary>
/// Best local alignment of a quotation with a text (Smith and Waterman 1981, gaps after Gotoh 1982) under QualCoder's rule: 2 for a character that
/// is the same, -1 for one that differs, -0.5 for the first and -0.1 for each further character of a gap, and at least 80 per cent of the highest
/// score in all. Only cells from which that can still be reached are computed, so that a quotation which is not there costs little.
/// </summary>
internal static class QuoteAlignment
{
    // Tenths of a point.
    private const int Same = 20;
    private const int Differs = -10;
    private const int GapOpens = -5;
    private const int GapGoesOn = -1;
    private const int Dead = int.MinValue / 2;

    /// <summary>Longer quotations are no short evidence and are not aligned.</summary>
    public const int LongestQuote = 2000;

    /// <summary>Where in <paramref name="text"/> the quotation stands best; null under 80 per cent.</summary>
    public static Range? Find(ReadOnlySpan<char> quote, ReadOnlySpan<char> text)
    {
        if (quote.Length is 0 or > LongestQuote || text.Length == 0)
        {
            return null;
        }

        var needed = Same * quote.Length * 8 / 10;
        var (score, start) = (new int[text.Length + 1], new int[text.Length + 1]);
        var (down, downStart) = (new int[text.Length + 1], new int[text.Length + 1]);
        Array.Fill(down, Dead);
        for (var column = 0; column <= text.Length; column++)
        {
            start[column] = column;
        }

        var (best, bestStart, bestEnd) = (needed - 1, -1, -1);
        var (first, last) = (1, text.Length);
        for (var row = 0; row < quote.Length; row++)
        {
            var hope = needed - (Same * (quote.Length - row - 1));
            var (diagonal, diagonalStart) = (first == 1 ? 0 : Dead, first - 1);
            var (across, acrossStart) = (Dead, 0);
            var (aliveFirst, aliveLast) = (int.MaxValue, 0);
            var end = Math.Min(last + 1, text.Length);
            for (var column = first; column <= end || (across > hope && column <= text.Length); column++)
            {
                // Beyond the band of the row above stand values of an older row.
                var (above, aboveStart) = column <= last ? (score[column], start[column]) : (Dead, column);
                var (longer, longerStart) = column <= last ? (down[column] + GapGoesOn, downStart[column]) : (Dead, column);
                (down[column], downStart[column]) = above + GapOpens >= longer ? (above + GapOpens, aboveStart) : (longer, longerStart);
                var value = diagonal + (quote[row] == text[column - 1] ? Same : Differs);
                var valueStart = diagonalStart;
                if (down[column] > value)
                {
                    (value, valueStart) = (down[column], downStart[column]);
                }

                if (across > value)
                {
                    (value, valueStart) = (across, acrossStart);
                }

                if (value <= 0)
                {
                    (value, valueStart) = (0, column);
                }

                (diagonal, diagonalStart) = (above, aboveStart);
                (score[column], start[column]) = (value, valueStart);
                (across, acrossStart) = value + GapOpens >= across + GapGoesOn ? (value + GapOpens, valueStart) : (across + GapGoesOn, acrossStart);
                if (value > best)
                {
                    (best, bestStart, bestEnd) = (value, valueStart, column);
                }

                if (value >= hope)
                {
                    aliveFirst = Math.Min(aliveFirst, column);
                    aliveLast = column;
                }
            }

            if (aliveLast == 0)
            {
                break;
            }

            (first, last) = (aliveFirst, aliveLast);
        }

        return bestEnd < 0 ? null : bestStart..bestEnd;
    }
}
