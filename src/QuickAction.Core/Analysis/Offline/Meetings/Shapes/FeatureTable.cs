namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>Numbers by key. A dictionary does the same; a sentence has hundreds of features to look for, and here most looks are one step into an array.</summary>
internal sealed class FeatureTable
{
    /// <summary>A table is at most this full, so that what is not in it is mostly told by the first place.</summary>
    private const int PlacesForOne = 4;

    // The key and one more, so that zero is an empty place.
    private ulong[] _keys = new ulong[1 << 14];
    private int[] _numbers = new int[1 << 14];
    private int _count;

    /// <summary>The number of the key; -1 when it has none.</summary>
    public int Find(ulong key)
    {
        var (keys, mask) = (_keys, _keys.Length - 1);
        for (var at = Place(key, mask); keys[at] != 0; at = (at + 1) & mask)
        {
            if (keys[at] == key + 1)
            {
                return _numbers[at];
            }
        }

        return -1;
    }

    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(ulong key, int number)
    {
        if (Find(key) >= 0)
        {
            throw new ArgumentException("The key is there already.", nameof(key));
        }

        if (++_count * PlacesForOne > _keys.Length)
        {
            Grow();
        }

        Put(key + 1, number);
    }

    private void Grow()
    {
        var (keys, numbers) = (_keys, _numbers);
        (_keys, _numbers) = (new ulong[2 * keys.Length], new int[2 * keys.Length]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                Put(keys[i], numbers[i]);
            }
        }
    }

    private void Put(ulong kept, int number)
    {
        var mask = _keys.Length - 1;
        var at = Place(kept - 1, mask);
        while (_keys[at] != 0)
        {
            at = (at + 1) & mask;
        }

        (_keys[at], _numbers[at]) = (kept, number);
    }

    /// <summary>By the upper bits of a product: keys differ in few bits.</summary>
    private static int Place(ulong key, int mask) => (int)((key * 0x9E3779B97F4A7C15) >> 40) & mask;
}
