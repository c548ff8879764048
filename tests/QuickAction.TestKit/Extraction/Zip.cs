using System.IO.Compression;
using System.Text;

namespace QuickAction.TestKit.Extraction;

/// <summary>Makes ZIP containers in memory, honest ones and (by patching their bytes) ones that no honest program writes.</summary>
public static class Zip
{
    private const uint EntrySignature = 0x02014b50;

    public static byte[] Of(params (string Name, string Content)[] entries) =>
        Of([.. entries.Select(e => (e.Name, Encoding.UTF8.GetBytes(e.Content)))]);

    public static byte[] Of(params (string Name, byte[] Content)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(content);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>A container with one entry that inflates to the given number of zero bytes, made without ever holding them.</summary>
    public static byte[] OfZeros(string name, long length)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 16];
            for (var left = length; left > 0; left -= zeros.Length)
            {
                stream.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Changes the record of the nth entry in the central directory: <paramref name="field"/> is its byte offset there.</summary>
    public static byte[] PatchDirectory(byte[] zip, int entry, int field, uint value, int width)
    {
        var copy = zip.ToArray();
        for (var at = 0; at + 46 <= copy.Length; at++)
        {
            if (BitConverter.ToUInt32(copy, at) == EntrySignature && entry-- == 0)
            {
                BitConverter.GetBytes(value).AsSpan(0, width).CopyTo(copy.AsSpan(at + field));
                return copy;
            }
        }

        throw new ArgumentException("The container has no such entry.", nameof(entry));
    }
}
