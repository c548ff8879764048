namespace QuickAction.Core.Extraction.Pdf;

/// <summary>The value at a share of many, found without sorting them all.</summary>
internal static class Quantile
{
    /// <summary>Halvings that are always enough, but for values that somebody put into an order that makes them slow.</summary>
    private const int MostHalvings = 100;

    /// <param name="values">Their order changes.</param>
    /// <param name="count">How many of them count, from the first; at least one.</param>
    /// <param name="share">From 0, the least of them, to 1, the greatest.</param>
    public static float At(float[] values, int count, double share) => AtPlace(values, count, (int)((count - 1) * share));

    /// <summary>What would stand at a place, from 0, if the values were sorted.</summary>
    /// <inheritdoc cref="At"/>
    public static float AtPlace(float[] values, int count, int place)
    {
        var (from, to) = (0, count - 1);
        for (var halvings = 0; from < to; halvings++)
        {
            if (halvings == MostHalvings)
            {
                Array.Sort(values, from, to - from + 1);
                return values[place];
            }

            var pivot = MiddleOf(values[from], values[from + ((to - from) / 2)], values[to]);
            var (low, high) = (from, to);
            while (low <= high)
            {
                while (values[low].CompareTo(pivot) < 0)
                {
                    low++;
                }

                while (values[high].CompareTo(pivot) > 0)
                {
                    high--;
                }

                if (low <= high)
                {
                    (values[low], values[high]) = (values[high], values[low]);
                    low++;
                    high--;
                }
            }

            if (place <= high)
            {
                to = high;
            }
            else if (place >= low)
            {
                from = low;
            }
            else
            {
                return values[place];
            }
        }

        return values[place];
    }

    private static float MiddleOf(float a, float b, float c) => MathF.Max(MathF.Min(a, b), MathF.Min(MathF.Max(a, b), c));
}
