using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

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

    /// <summary>An XML part as an entry.</summary>
    public static (string Name, byte[] Content) Entry(string name, XElement root) =>
        (name, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting)));
}
