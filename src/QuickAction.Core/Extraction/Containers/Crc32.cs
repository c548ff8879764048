namespace QuickAction.Core.Extraction.Containers;

/// <summary>The checksum of ZIP entries (ISO 3309, polynomial EDB88320 reflected), fed piece by piece. Tells damage, not tampering.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = MakeTable();

    public uint Value { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = ~Value;
        foreach (var b in bytes)
        {
            crc = (crc >> 8) ^ Table[(byte)(crc ^ b)];
        }

        Value = ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
