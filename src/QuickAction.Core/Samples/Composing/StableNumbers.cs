namespace QuickAction.Core.Samples.Composing;

/// <summary>
/// A sequence of numbers that depends on its name only. It orders sample texts and is no source of secrets: FNV-1a of the name
/// (offset and prime of the 64-bit variant) seeds the SplitMix64 generator of Steele, Lea and Flood (2014).
/// </summary>
internal sealed class StableNumbers
{
    private ulong _state = 14695981039346656037;

    public StableNumbers(string name)
    {
        foreach (var character in name)
        {
            _state = (_state ^ character) * 1099511628211;
        }
    }

    /// <summary>A number from 0 up to, but not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
