using System.Globalization;

namespace QuickAction.Core.Audit.Tree;

/// <summary>
/// Where a tile stands (C2SP tlog-tiles): hashes [Index * 256, Index * 256 + Width) of a level, each the root over 256^Level entries.
/// </summary>
public readonly record struct TileAddress(int Level, long Index, int Width)
{
    /// <summary>A tile holds so many levels of the tree.</summary>
    public const int Height = 8;

    /// <summary>Hashes in a full tile, and entries in a full bundle.</summary>
    public const int FullWidth = 1 << Height;

    public const int FullBytes = FullWidth * TreeHash.Size;

    /// <summary>A tree of 2^63 entries has no more.</summary>
    public const int MaxLevel = 63 / Height;

    public bool IsFull => Width == FullWidth;

    /// <summary>The tile that this one becomes.</summary>
    public TileAddress Full => this with { Width = FullWidth };

    public string Path => $"tile/{Level.ToString(CultureInfo.InvariantCulture)}/{Number(Index)}{Part(Width)}";

    /// <summary>Where the entries under a tile of level 0 are served.</summary>
    public string EntriesPath => $"tile/entries/{Number(Index)}{Part(Width)}";

    /// <summary>Reads what stands behind <c>tile/</c> of a <see cref="Path"/>, in the one form in which it may be written.</summary>
    public static bool TryParse(string path, out TileAddress address)
    {
        address = default;
        var parts = path.Split('/');
        if (parts.Length < 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level > MaxLevel)
        {
            return false;
        }

        return TryParseNumber(parts[1..], level, out address) && address.Path == $"tile/{path}";
    }

    /// <summary>Reads what stands behind <c>tile/entries/</c> of an <see cref="EntriesPath"/>.</summary>
    public static bool TryParseEntries(string path, out TileAddress address) =>
        TryParseNumber(path.Split('/'), 0, out address) && address.EntriesPath == $"tile/entries/{path}";

    private static bool TryParseNumber(string[] parts, int level, out TileAddress address)
    {
        address = default;
        var width = FullWidth;
        if (parts.Length >= 2 && parts[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            if (!int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out width) || width is < 1 or >= FullWidth)
            {
                return false;
            }

            parts = [.. parts[..^2], parts[^2][..^2]];
        }

        // 63 bits have at most 19 digits: seven groups.
        var digits = string.Concat(parts.Select(p => p.TrimStart('x')));
        if (parts.Length > 7 || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        address = new TileAddress(level, index, width);
        return true;
    }

    /// <summary>The tile that holds the hash at this position of a level, as a tree of this size has it.</summary>
    public static TileAddress Holding(int level, long position, long size)
    {
        var index = position / FullWidth;
        return new TileAddress(level, index, (int)Math.Min(FullWidth, HashesAt(level, size) - (index * FullWidth)));
    }

    /// <summary>The partial tiles of a tree of this size, lowest level first: of each level the last, where it is neither full nor empty.</summary>
    public static IEnumerable<TileAddress> RightEdge(long size)
    {
        for (var level = 0; HashesAt(level, size) > 0; level++)
        {
            var width = (int)(HashesAt(level, size) % FullWidth);
            if (width > 0)
            {
                yield return new TileAddress(level, HashesAt(level, size) / FullWidth, width);
            }
        }
    }

    /// <summary>All tiles of a level in a tree of this size, the partial one last.</summary>
    public static IEnumerable<TileAddress> AllAt(int level, long size)
    {
        for (long position = 0; position < HashesAt(level, size); position += FullWidth)
        {
            yield return Holding(level, position, size);
        }
    }

    /// <summary>How many hashes a level has in a tree of this size.</summary>
    public static long HashesAt(int level, long size) => level > MaxLevel ? 0 : size >> (Height * level);

    /// <summary>Three digits for each folder, an <c>x</c> before all but the last: 1234067 is x001/x234/067.</summary>
    private static string Number(long index)
    {
        var path = (index % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (var rest = index / 1000; rest > 0; rest /= 1000)
        {
            path = $"x{(rest % 1000).ToString("000", CultureInfo.InvariantCulture)}/{path}";
        }

        return path;
    }

    private static string Part(int width) => width == FullWidth ? "" : $".p/{width.ToString(CultureInfo.InvariantCulture)}";
}
