namespace QuickAction.Core.Extraction.Containers;

/// <summary>One entry as the central directory declares it. The figures are claims: <see cref="ZipGuard"/> counts what really comes out.</summary>
/// <param name="Name">The path inside the container with forward slashes.</param>
/// <param name="Packed">Bytes that the entry takes in the container.</param>
/// <param name="Unpacked">Bytes that the directory says come out.</param>
internal sealed record ZipEntry(string Name, long Packed, long Unpacked, uint Crc, ushort Method, long HeaderOffset)
{
    public bool IsFolder => Name.EndsWith('/');
}
