using System.Buffers;
using System.Collections.Concurrent;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.TestKit.Audit;

/// <summary>A log of some entries as its resources by path, built by the definitions alone (<see cref="Reference"/>), so that a test may change any of them.</summary>
public sealed class MemoryLog : ILogReader, ITileSource
{
    public const string Origin = "audit.example.gov.uk/quickaction";

    private readonly ConcurrentDictionary<string, Tile> _tiles = new(StringComparer.Ordinal);

    private MemoryLog(IReadOnlyList<byte[]> entries) => Entries = entries;

    public IReadOnlyList<byte[]> Entries { get; }

    public Dictionary<string, byte[]> Resources { get; } = new(StringComparer.Ordinal);

    public TreeHash Root { get; private set; }

    public int Size => Entries.Count;

    /// <summary>A log whose checkpoint is signed by these keys.</summary>
    public static MemoryLog Of(IReadOnlyList<byte[]> entries, params SigningKey[] keys)
    {
        var log = new MemoryLog(entries);
        log.Write(entries);
        log.Sign(keys);
        return log;
    }

    /// <summary>A log of numbered entries of a length that differs from one to the next.</summary>
    public static MemoryLog OfSize(int size, params SigningKey[] keys) => Of(SomeEntries(size), keys);

    /// <summary>A log with a copy of these resources.</summary>
    public static MemoryLog From(IReadOnlyList<byte[]> entries, IReadOnlyDictionary<string, byte[]> resources)
    {
        var log = new MemoryLog(entries);
        foreach (var (path, bytes) in resources)
        {
            log.Resources[path] = [.. bytes];
        }

        return log;
    }

    /// <summary>The bundles of entries, by path.</summary>
    public static IReadOnlyDictionary<string, byte[]> BundlesOf(IReadOnlyList<byte[]> entries) => entries.Chunk(256)
        .Select((chunk, i) => (Path: new TileAddress(0, i, chunk.Length).EntriesPath, Bytes: Bundle(chunk)))
        .ToDictionary(b => b.Path, b => b.Bytes, StringComparer.Ordinal);

    public static IReadOnlyList<byte[]> SomeEntries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => System.Text.Encoding.UTF8.GetBytes($"entry {i} {new string('x', i % 7)}"))];

    /// <summary>Writes the tiles and bundles of other entries over this log's own; the checkpoint stays.</summary>
    public void Write(IReadOnlyList<byte[]> entries)
    {
        var hashes = entries.Select(e => Reference.Leaf(e)).ToList();
        Root = Reference.Root(hashes);
        for (var level = 0; hashes.Count > 0; level++)
        {
            for (var first = 0; first < hashes.Count; first += 256)
            {
                var address = new TileAddress(level, first / 256, Math.Min(256, hashes.Count - first));
                Resources[address.Path] = [.. hashes.Skip(first).Take(address.Width).SelectMany(h => h.ToArray())];
                if (level == 0)
                {
                    Resources[address.EntriesPath] = Bundle(entries.Skip(first).Take(address.Width));
                }
            }

            hashes = [.. hashes.Chunk(256).Where(c => c.Length == 256).Select(c => Reference.Root(c))];
        }
    }

    public SignedNote Sign(params SigningKey[] keys)
    {
        var note = SignedNote.Sign(new Checkpoint(Origin, Size, Root).Text, keys);
        Resources[LogResources.CheckpointPath] = note.ToBytes();
        return note;
    }

    public SignedNote Checkpoint => SignedNote.Parse(Resources[LogResources.CheckpointPath]);

    public ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancellationToken) => Resource(LogResources.CheckpointPath);

    public ValueTask<ReadOnlyMemory<byte>?> ReadTileAsync(TileAddress address, CancellationToken cancellationToken) => Resource(address.Path);

    public ValueTask<ReadOnlyMemory<byte>?> ReadEntriesAsync(TileAddress address, CancellationToken cancellationToken) => Resource(address.EntriesPath);

    private ValueTask<ReadOnlyMemory<byte>?> Resource(string path) =>
        ValueTask.FromResult(Resources.TryGetValue(path, out var bytes) ? (ReadOnlyMemory<byte>?)bytes : null);

    public Tile Read(TileAddress address) => _tiles.GetOrAdd(address.Path, path => new Tile(Resources[path], address.Width));

    /// <summary>Flips the last bit of an entry where it stands in its bundle.</summary>
    public void FlipEntry(int index)
    {
        var bundle = Resources[TileAddress.Holding(0, index, Size).EntriesPath];
        var at = Entries.Skip(index / 256 * 256).Take((index % 256) + 1).Sum(e => 2 + e.Length) - 1;
        bundle[at] ^= 1;
    }

    public void WriteTo(string folder)
    {
        foreach (var (path, bytes) in Resources)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? folder);
            File.WriteAllBytes(file, bytes);
        }
    }

    private static byte[] Bundle(IEnumerable<byte[]> entries)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var entry in entries)
        {
            buffer.Write([(byte)(entry.Length >> 8), (byte)entry.Length]);
            buffer.Write(entry);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
