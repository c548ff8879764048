namespace QuickAction.TestKit.Extraction;

/// <summary>Numbers that look random and are the same in every run (xorshift32, Marsaglia 2003): for inputs that must not compress and for mutations.</summary>
public sealed class Noise(uint seed)
{
    private uint _state = seed == 0 ? 1 : seed;

    public int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)below);
    }

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)Next(256);
        }

        return bytes;
    }
}
