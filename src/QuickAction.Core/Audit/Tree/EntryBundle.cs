using System.Buffers;
using System.Buffers.Binary;

namespace QuickAction.Core.Audit.Tree;

/// <summary>Up to 256 entries as they are served: each behind its length as a big-endian uint16 (C2SP tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>No entry may be longer: its length must fit.</summary>
    public const int MaxEntry = ushort.MaxValue;

    public const int MaxBytes = TileAddress.FullWidth * (sizeof(ushort) + MaxEntry);

    public static void Append(ReadOnlySpan<byte> entry, IBufferWriter<byte> to)
    {
        if (entry.Length > MaxEntry)
        {
            throw new AuditException($"A record of {entry.Length} bytes is longer than the {MaxEntry} that the log's format allows.");
        }

        BinaryPrimitives.WriteUInt16BigEndian(to.GetSpan(sizeof(ushort)), (ushort)entry.Length);
        to.Advance(sizeof(ushort));
        to.Write(entry);
    }

    /// <summary>Takes the first entry off the bundle.</summary>
    /// <returns>False when there is none whole.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> bundle, out ReadOnlySpan<byte> entry)
    {
        if (bundle.Length < sizeof(ushort) || bundle.Length - sizeof(ushort) < BinaryPrimitives.ReadUInt16BigEndian(bundle))
        {
            entry = default;
            return false;
        }

        var end = sizeof(ushort) + BinaryPrimitives.ReadUInt16BigEndian(bundle);
        entry = bundle[sizeof(ushort)..end];
        bundle = bundle[end..];
        return true;
    }
}
