namespace QuickAction.Core.Extraction.Containers;

/// <summary>One entry as the central directory declares it. The figures are claims: <see cref="ZipGuard"/> counts what really comes out.</summary>
/// <param name="Name">The path inside the container with forward slashes.</param>
/// <param name="Packed">Bytes that the entry takes in the container.</param>
/// <param name="Unpacked">Bytes that the directory says come out.</param>
internal sealed record ZipEntry(string Name, long Packed, long Unpacked, uint Crc, ushort Method, long HeaderOffset)
{
    public bool IsFolder => Name.EndsWith('/');

    /// <summary>Its content, or the directory's own record of it, is encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>A symbolic link, as archives made on Unix hold them.</summary>
    public bool IsLink { get; init; }
}
