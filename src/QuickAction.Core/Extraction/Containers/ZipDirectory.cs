using System.Buffers.Binary;
using System.Text;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Containers;

/// <summary>
/// Reads the central directory of a ZIP file (PKWARE APPNOTE 6.3, sections 4.3.12 to 4.3.16, Zip64 included). Our own reader and not the
/// framework's, because that one hides what is refused here: overlapping entries, split archives, sizes that lie, checksums that do not match.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64LocatorSignature = 0x07064b50;
    private const uint End64Signature = 0x06064b50;
    private const uint EntrySignature = 0x02014b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const ushort Zip64Extra = 1;

    public static IReadOnlyList<ZipEntry> Read(ReadOnlySpan<byte> file, DocumentLimits limits)
    {
        var (offset, count) = FindEnd(file);
        if (count > limits.ZipEntries)
        {
            throw ZipRefusals.TooManyEntries(limits.ZipEntries);
        }

        var entries = new List<ZipEntry>((int)count);
        while (offset + EntryLength <= file.Length && U32(file, offset) == EntrySignature)
        {
            if (entries.Count == limits.ZipEntries)
            {
                throw ZipRefusals.TooManyEntries(limits.ZipEntries);
            }

            entries.Add(ReadEntry(file, ref offset));
        }

        // A directory that goes on after, or stops before, what its end record says was made to show different readers different things.
        return entries.Count == count ? entries : throw ZipRefusals.Damaged();
    }

    private static (long Offset, long Count) FindEnd(ReadOnlySpan<byte> file)
    {
        var lowest = Math.Max(0, file.Length - EndLength - ushort.MaxValue);
        for (var at = file.Length - EndLength; at >= lowest; at--)
        {
            if (U32(file, at) != EndSignature || at + EndLength + U16(file, at + 20) > file.Length)
            {
                continue;
            }

            var end = file[at..];
            if (U16(end, 4) is not (0 or ushort.MaxValue))
            {
                throw ZipRefusals.Damaged();
            }

            long count = U16(end, 10);
            long offset = U32(end, 16);
            return count == ushort.MaxValue || offset == uint.MaxValue ? FindEnd64(file, at) : Checked(file, offset, count);
        }

        throw ZipRefusals.Damaged();
    }

    private static (long Offset, long Count) FindEnd64(ReadOnlySpan<byte> file, int end)
    {
        var locator = end - 20;
        if (locator < 0 || U32(file, locator) != End64LocatorSignature)
        {
            throw ZipRefusals.Damaged();
        }

        var at = U64(file, locator + 8);
        if (at > file.Length - 56 || U32(file, at) != End64Signature)
        {
            throw ZipRefusals.Damaged();
        }

        return Checked(file, U64(file, at + 48), U64(file, at + 32));
    }

    private static (long Offset, long Count) Checked(ReadOnlySpan<byte> file, long offset, long count) =>
        offset < file.Length ? (offset, count) : throw ZipRefusals.Damaged();

    private static ZipEntry ReadEntry(ReadOnlySpan<byte> file, ref long offset)
    {
        var head = file[(int)offset..];
        var flags = U16(head, 8);
        var (nameLength, extraLength, commentLength) = (U16(head, 28), U16(head, 30), U16(head, 32));
        if (EntryLength + nameLength + extraLength + commentLength > head.Length)
        {
            throw ZipRefusals.Damaged();
        }

        long packed = U32(head, 20), unpacked = U32(head, 24), header = U32(head, 42);
        ReadZip64(head.Slice(EntryLength + nameLength, extraLength), ref unpacked, ref packed, ref header);
        var name = Encoding.UTF8.GetString(head.Slice(EntryLength, nameLength)).Replace('\\', '/');
        offset += EntryLength + nameLength + extraLength + commentLength;
        return new ZipEntry(name, packed, unpacked, U32(head, 16), U16(head, 10), header)
        {
            // Bit 0: encrypted; bit 13: the directory itself is masked by strong encryption.
            IsEncrypted = (flags & 0x2001) != 0,
            // Made on Unix (3), the file's mode in the upper half of the attributes.
            IsLink = head[5] == 3 && (U32(head, 38) >> 28) == 0xA,
        };
    }

    /// <summary>Sizes of all ones in the record are to be read from the Zip64 extra field, in this order and only those.</summary>
    private static void ReadZip64(ReadOnlySpan<byte> extra, ref long unpacked, ref long packed, ref long header)
    {
        while (extra.Length >= 4)
        {
            var (id, length) = (U16(extra, 0), U16(extra, 2));
            extra = extra[4..];
            if (length > extra.Length)
            {
                return;
            }

            if (id == Zip64Extra)
            {
                var field = extra[..length];
                Take(ref field, ref unpacked);
                Take(ref field, ref packed);
                Take(ref field, ref header);
                return;
            }

            extra = extra[length..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> field, ref long value)
    {
        if (value == uint.MaxValue && field.Length >= 8)
        {
            value = U64(field, 0);
            field = field[8..];
        }
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, long at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, long at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]);

    /// <summary>A 64-bit figure; one that no file here can reach counts as damage, which also keeps every later cast safe.</summary>
    private static long U64(ReadOnlySpan<byte> bytes, long at)
    {
        var value = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(int)at..]);
        return value <= int.MaxValue ? (long)value : throw ZipRefusals.Damaged();
    }
}
