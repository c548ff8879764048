using System.Security.Cryptography;

namespace QuickAction.Core.Documents;

/// <summary>The bytes that a person brought and the name that they gave them. Immutable; hashed once.</summary>
public sealed class SourceFile
{
    private readonly Lazy<string> _sha256;

    public SourceFile(string fileName, ReadOnlyMemory<byte> bytes)
    {
        // Only the last part: a path says where somebody keeps things and is nobody else's business.
        FileName = Path.GetFileName(fileName.Replace('\\', '/'));
        Bytes = bytes;
        _sha256 = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span)));
    }

    /// <summary>The file's name without any folder.</summary>
    public string FileName { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 => _sha256.Value;

    /// <summary>The extension in lower case with its dot, or an empty string.</summary>
    public string Extension => Path.GetExtension(FileName).ToLowerInvariant();

    public Stream OpenRead() =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(Bytes, out var array) && array.Array is not null
            ? new MemoryStream(array.Array, array.Offset, array.Count, writable: false)
            : new MemoryStream(Bytes.ToArray(), writable: false);
}
