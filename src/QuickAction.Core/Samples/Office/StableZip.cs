using System.IO.Compression;

namespace QuickAction.Core.Samples.Office;

/// <summary>Writes ZIP containers that are the same byte for byte every time: entries in a fixed order with a fixed date.</summary>
internal static class StableZip
{
    private static readonly DateTimeOffset Written = new(2026, 3, 27, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A container of these entries in this order; those named in <paramref name="stored"/> are not compressed.</summary>
    public static byte[] Write(IEnumerable<(string Name, byte[] Content)> entries, params string[] stored)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                var entry = zip.CreateEntry(name, stored.Contains(name) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = Written;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>
    /// The same container in the order of its names and with the fixed date: the Open XML SDK stamps the hour of writing.
    /// </summary>
    public static byte[] Settle(byte[] container)
    {
        using var zip = new ZipArchive(new MemoryStream(container), ZipArchiveMode.Read);
        return Write(zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal).Select(e => (e.FullName, Bytes(e))));
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
