namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Puts what stands on a page into an order by a place, such as the height. What stands at one place keeps its order.</summary>
internal static class Placed
{
    public static List<T> By<T>(List<T> items, Func<T, float> place)
        where T : class
    {
        var keys = new float[items.Count];
        var isOrdered = true;
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = place(items[i]);
            isOrdered &= i == 0 || keys[i - 1].CompareTo(keys[i]) <= 0;
        }

        // Nearly all that comes from a page is in order already.
        return isOrdered ? items : Sorted(items, keys);
    }

    /// <summary>By merging ever longer runs: hostile pages have many lines in any order.</summary>
    private static List<T> Sorted<T>(List<T> items, float[] keys)
        where T : class
    {
        var (order, merged) = (new int[keys.Length], new int[keys.Length]);
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        for (var run = 1; run < order.Length; run *= 2)
        {
            for (var from = 0; from < order.Length; from += 2 * run)
            {
                Merge(order, merged, keys, from, Math.Min(from + run, order.Length), Math.Min(from + (2 * run), order.Length));
            }

            (order, merged) = (merged, order);
        }

        var sorted = new List<T>(order.Length);
        foreach (var i in order)
        {
            sorted.Add(items[i]);
        }

        return sorted;
    }

    private static void Merge(int[] order, int[] merged, float[] keys, int from, int middle, int to)
    {
        var (left, right) = (from, middle);
        for (var i = from; i < to; i++)
        {
            var takeLeft = left < middle && (right >= to || keys[order[left]].CompareTo(keys[order[right]]) <= 0);
            merged[i] = order[takeLeft ? left++ : right++];
        }
    }
}
