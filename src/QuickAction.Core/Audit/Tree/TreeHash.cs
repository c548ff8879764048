using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace QuickAction.Core.Audit.Tree;

/// <summary>A hash of the Merkle tree (RFC 6962, section 2.1, with SHA-256). Leaves and nodes are hashed apart, so that neither passes for the other.</summary>
public readonly struct TreeHash : IEquatable<TreeHash>
{
    public const int Size = 32;
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private const int OnStack = 4 * 1024;

    private readonly Bytes _bytes;

    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        bytes.CopyTo(_bytes);
    }

    /// <summary>The root of a tree without entries.</summary>
    public static TreeHash Empty { get; } = new(SHA256.HashData([]));

    [UnscopedRef]
    public ReadOnlySpan<byte> Span => _bytes;

    public static TreeHash Leaf(ReadOnlySpan<byte> entry)
    {
        // An entry has at most 65,535 bytes, and most have about one thousand.
        Span<byte> input = entry.Length < OnStack ? stackalloc byte[OnStack] : new byte[entry.Length + 1];
        input[0] = LeafPrefix;
        entry.CopyTo(input[1..]);
        return Of(input[..(entry.Length + 1)]);
    }

    public static TreeHash Node(in TreeHash left, in TreeHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Size)];
        input[0] = NodePrefix;
        left.Span.CopyTo(input[1..]);
        right.Span.CopyTo(input[(1 + Size)..]);
        return Of(input);
    }

    private static TreeHash Of(ReadOnlySpan<byte> input)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(input, hash);
        return new TreeHash(hash);
    }

    /// <summary>One hash of several that stand one after the other.</summary>
    public static TreeHash At(ReadOnlySpan<byte> hashes, int position) => new(hashes.Slice(position * Size, Size));

    /// <summary>Reads what <see cref="ToString"/> writes; null when it is something else.</summary>
    public static TreeHash? Parse(string base64) => StrictBase64.Decode(base64) is { Length: Size } bytes ? new TreeHash(bytes) : null;

    public void CopyTo(Span<byte> to) => Span.CopyTo(to);

    public byte[] ToArray() => Span.ToArray();

    public bool Equals(TreeHash other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is TreeHash other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(Span);

    /// <summary>Base64, as in checkpoints and proofs.</summary>
    public override string ToString() => Convert.ToBase64String(Span);

    public static bool operator ==(TreeHash left, TreeHash right) => left.Equals(right);

    public static bool operator !=(TreeHash left, TreeHash right) => !left.Equals(right);

    [InlineArray(Size)]
    private struct Bytes
    {
        private byte _first;
    }
}
