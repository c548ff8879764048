using System.Globalization;
using System.Reflection;
using System.Text;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>
/// What a child is told: the length of a head, the head, then the bytes of the file. The head is written by hand, limits by their names: a serializer would take a fifth of
/// the time of reading a small file to start.
/// </summary>
/// <param name="Folder">The child's own temporary folder.</param>
internal sealed record ReaderRequest(string FileName, int Bytes, string Folder, DocumentLimits Limits)
{
    private const int MostHead = 64 * 1024;
    private static readonly PropertyInfo[] Settable = [.. typeof(DocumentLimits).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)];

    public static async Task WriteAsync(Stream stream, SourceFile file, string folder, DocumentLimits limits, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Head(file, folder, limits), cancellationToken);
        await stream.WriteAsync(file.Bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public static ReaderRequest ReadHead(Stream stream)
    {
        var length = new byte[sizeof(int)];
        stream.ReadExactly(length);
        var head = new byte[Math.Clamp(BitConverter.ToInt32(length), 0, MostHead)];
        stream.ReadExactly(head);
        using var reader = new BinaryReader(new MemoryStream(head), Encoding.UTF8);
        var (name, bytes, folder, limits) = (reader.ReadString(), reader.ReadInt32(), reader.ReadString(), new DocumentLimits());
        foreach (var property in Settable)
        {
            property.SetValue(limits, Convert.ChangeType(reader.ReadString(), property.PropertyType, CultureInfo.InvariantCulture));
        }

        return new ReaderRequest(name, bytes, folder, limits);
    }

    public SourceFile ReadFile(Stream stream)
    {
        var bytes = new byte[Bytes];
        stream.ReadExactly(bytes);
        return new SourceFile(FileName, bytes);
    }

    public override string ToString() => $"ReaderRequest of {Bytes} bytes";

    private static byte[] Head(SourceFile file, string folder, DocumentLimits limits)
    {
        using var head = new MemoryStream();
        using var writer = new BinaryWriter(head, Encoding.UTF8);
        writer.Write(0);
        writer.Write(file.FileName);
        writer.Write(file.Bytes.Length);
        writer.Write(folder);
        foreach (var property in Settable)
        {
            writer.Write(Convert.ToString(property.GetValue(limits), CultureInfo.InvariantCulture) ?? "");
        }

        writer.Seek(0, SeekOrigin.Begin);
        writer.Write((int)head.Length - sizeof(int));
        return head.ToArray();
    }
}
