using System.Globalization;

namespace QuickAction.Core.Storage.Log;

/// <summary>Indexes of records in a sentence: 3, 7 to 9.</summary>
internal static class Indexes
{
    private const int MostRanges = 20;

    /// <param name="positions">In order; at least one.</param>
    public static string Ranges(IReadOnlyList<long> positions)
    {
        var ranges = new List<(long From, long To)>();
        foreach (var position in positions)
        {
            if (ranges.Count > 0 && position <= ranges[^1].To + 1)
            {
                ranges[^1] = (ranges[^1].From, position);
            }
            else
            {
                ranges.Add((position, position));
            }
        }

        var said = string.Join(", ", ranges.Take(MostRanges).Select(Range));
        var left = ranges.Skip(MostRanges).Sum(r => r.To - r.From + 1);
        return left == 0 ? said : string.Create(CultureInfo.InvariantCulture, $"{said} and {left} more");
    }

    private static string Range((long From, long To) range)
    {
        var (from, to) = (range.From.ToString(CultureInfo.InvariantCulture), range.To.ToString(CultureInfo.InvariantCulture));
        return from == to ? from : range.To == range.From + 1 ? $"{from}, {to}" : $"{from} to {to}";
    }
}
