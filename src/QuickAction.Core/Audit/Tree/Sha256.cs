using System.Security.Cryptography;

namespace QuickAction.Core.Audit.Tree;

/// <summary>
/// SHA-256 of short things, millions of them: a log of n entries has n leaves and n nodes. .NET's one-shot function sets a context up for each call, which
/// takes longer than the hashing of a node itself (docs/performance.md), so OpenSSL's plain functions are called where they are, with the context on the stack.
/// </summary>
internal static class Sha256
{
    /// <summary>SHA256_CTX of openssl/sha.h has 112 bytes.</summary>
    private const int ContextBytes = 128;

    /// <summary>The hash of the two together.</summary>
    public static void Hash(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest, Span<byte> hash)
    {
        if (LibCrypto.HasPlainSha256)
        {
            HashPlainly(head, rest, hash);
        }
        else
        {
            HashByFramework(head, rest, hash);
        }
    }

    internal static void HashByFramework(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest, Span<byte> hash)
    {
        using var hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hasher.AppendData(head);
        hasher.AppendData(rest);
        hasher.GetHashAndReset(hash);
    }

    private static void HashPlainly(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest, Span<byte> hash)
    {
        Span<byte> context = stackalloc byte[ContextBytes];
        var done = LibCrypto.Sha256Init(context) == 1
            && LibCrypto.Sha256Update(context, head, (nuint)head.Length) == 1
            && (rest.Length == 0 || LibCrypto.Sha256Update(context, rest, (nuint)rest.Length) == 1)
            && LibCrypto.Sha256Final(hash, context) == 1;
        if (!done)
        {
            throw new CryptographicException("SHA-256 failed in libcrypto.");
        }
    }
}
