using System.Security.Cryptography;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Jobs;

namespace QuickAction.Core.Tests.Storage;

/// <summary>Nothing is sealed twice under one key and one nonce.</summary>
public sealed class NonceTests
{
    private const int NonceBytes = 12;
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(Sealed.KeyBytes);

    [Asvs("V11.3.4")]
    [Fact]
    public void Values_under_one_key_have_a_nonce_each()
    {
        var nonces = Enumerable.Range(0, 20_000).Select(_ => Convert.ToHexStringLower(Sealed.Seal(Key, "name", "the same"u8).AsSpan(0, NonceBytes))).ToHashSet();

        nonces.Count.ShouldBe(20_000);
    }

    [Asvs("V11.3.4")]
    [Fact]
    public void Frames_of_a_file_are_each_sealed_otherwise_whatever_they_hold()
    {
        using var frames = new FileFrames("file", Key);
        var plain = new byte[1_000];

        var frame = new byte[plain.Length + FileFrames.TagBytes];
        var made = new HashSet<string>();
        for (var i = 0; i < 400; i++)
        {
            frames.Seal(i / 2, isLast: i % 2 == 1, plain, frame);
            made.Add(Convert.ToHexStringLower(frame.AsSpan(0, 64)));
        }

        made.Count.ShouldBe(400);
    }
}
