using System.IO.Compression;
using System.Runtime.InteropServices;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Containers;

/// <summary>
/// The only way into a ZIP container (DOCX, ODT, XLSX). Opening it checks the directory: number of entries, names, encryption, doubles, overlaps. Reading
/// counts the real bytes while they are inflated, over all entries together, and compares size and checksum at the end of each. Archives
/// inside are counted and named in <see cref="Notes"/>, never opened. A library that wants the whole file gets it after <see cref="InflateAll"/>.
/// Not safe for use by several threads at once.
/// </summary>
internal sealed class ZipGuard
{
    private const int LocalHeaderLength = 30;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<string, ZipEntry> _byName;
    private readonly ZipBudget _budget;
    private IReadOnlyList<ExtractionNote>? _notes;

    private ZipGuard(ReadOnlyMemory<byte> file, IReadOnlyList<ZipEntry> entries, Dictionary<string, ZipEntry> byName, DocumentLimits limits)
    {
        _file = file;
        _byName = byName;
        _budget = new ZipBudget(limits);
        Entries = entries;
    }

    /// <summary>Every entry that is a file, in the order of the directory.</summary>
    public IReadOnlyList<ZipEntry> Entries { get; }

    /// <summary>What a reader of the result should know: so far archives inside the container that were not opened.</summary>
    public IReadOnlyList<ExtractionNote> Notes => _notes ??= NestedArchives.Find(this);

    /// <exception cref="QuickActionException">The container is damaged, encrypted, over a limit or built to mislead.</exception>
    public static ZipGuard Open(ReadOnlyMemory<byte> file, DocumentLimits limits)
    {
        var entries = ZipDirectory.Read(file.Span, limits);
        if (entries.Any(e => e.IsEncrypted))
        {
            throw ZipRefusals.PasswordProtected();
        }

        ZipNames.Check(entries);
        var guard = Open(file, entries, limits);

        // Looking for archives also finds every entry that is packed in a way that is not read.
        _ = guard.Notes;
        return guard;
    }

    /// <summary>
    /// Opens an archive whose entries are files of their own: what is wrong with the archive refuses it, what is wrong with the name or the encryption of an entry is for
    /// whoever goes through <see cref="Entries"/> to see. Of two entries of one name the first is found by it.
    /// </summary>
    /// <exception cref="QuickActionException">The archive is damaged, over a limit or built to mislead.</exception>
    public static ZipGuard OpenArchive(ReadOnlyMemory<byte> file, DocumentLimits limits) => Open(file, ZipDirectory.Read(file.Span, limits), limits);

    private static ZipGuard Open(ReadOnlyMemory<byte> file, IReadOnlyList<ZipEntry> entries, DocumentLimits limits)
    {
        CheckOverlaps(file.Span, entries);
        if (entries.Sum(e => (double)e.Unpacked) > limits.ZipUnpackedBytes)
        {
            throw ZipRefusals.UnpacksTooLarge(limits.ZipUnpackedBytes);
        }

        var files = entries.Where(e => !e.IsFolder).ToList();
        var byName = files.DistinctBy(e => e.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(e => e.Name, StringComparer.OrdinalIgnoreCase);
        return new ZipGuard(file, files, byName, limits);
    }

    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>The entry's bytes as a forward-only stream that stops with a refusal at a limit; null when there is no such entry.</summary>
    public Stream? OpenEntry(string name) => _byName.TryGetValue(name, out var entry) ? OpenEntry(entry) : null;

    public Stream OpenEntry(ZipEntry entry) => new ZipEntryStream(OpenPacked(entry), entry, _budget);

    /// <summary>
    /// Inflates every entry once, to be thrown away, so that a library may then open the container by itself: whatever it meets has been
    /// counted and has the size and the checksum that it claims. What has been counted by <see cref="OpenEntry(string)"/> before is not counted twice.
    /// </summary>
    public void InflateAll(CancellationToken cancellationToken)
    {
        _budget.Restart();
        var buffer = new byte[81_920];
        foreach (var entry in Entries)
        {
            using var stream = OpenEntry(entry);
            while (stream.Read(buffer) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        _budget.Restart();
    }

    /// <summary>The first bytes of an entry, fewer when it is shorter: enough to know a signature by, outside the budget.</summary>
    internal ReadOnlyMemory<byte> Peek(ZipEntry entry, int length)
    {
        using var stream = OpenPacked(entry);
        var buffer = new byte[length];
        try
        {
            return buffer.AsMemory(0, stream.ReadAtLeast(buffer, length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            // Whoever needs the entry will be told on reading it.
            return ReadOnlyMemory<byte>.Empty;
        }
    }

    private Stream OpenPacked(ZipEntry entry)
    {
        var packed = AsStream(_file.Slice((int)DataOffset(_file.Span, entry), (int)entry.Packed));
        return entry.Method switch
        {
            Stored when entry.Packed == entry.Unpacked => packed,
            Deflated => new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw ZipRefusals.Damaged(),
        };
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) && array.Array is not null
            ? new MemoryStream(array.Array, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static long DataOffset(ReadOnlySpan<byte> file, ZipEntry entry)
    {
        if (entry.HeaderOffset + LocalHeaderLength > file.Length || !file[(int)entry.HeaderOffset..].StartsWith("PK\u0003\u0004"u8))
        {
            throw ZipRefusals.Damaged();
        }

        var header = file.Slice((int)entry.HeaderOffset, LocalHeaderLength);
        var start = entry.HeaderOffset + LocalHeaderLength + BitConverter.ToUInt16(header[26..]) + BitConverter.ToUInt16(header[28..]);
        return start + entry.Packed <= file.Length ? start : throw ZipRefusals.Damaged();
    }

    /// <summary>Entries that share bytes are how a small file unpacks to petabytes without nesting; an honest writer never makes them.</summary>
    private static void CheckOverlaps(ReadOnlySpan<byte> file, IReadOnlyList<ZipEntry> entries)
    {
        var free = 0L;
        foreach (var entry in entries.OrderBy(e => e.HeaderOffset))
        {
            var end = DataOffset(file, entry) + entry.Packed;
            if (entry.HeaderOffset < free)
            {
                throw ZipRefusals.Bomb();
            }

            free = end;
        }
    }
}
