using System.Buffers.Binary;
using System.Globalization;

namespace QuickAction.Core.Audit.Notes;

/// <summary>A witness's word that a checkpoint extends every one that it has seen of the log, and when it saw it (C2SP tlog-cosignature, Ed25519).</summary>
public static class Cosignature
{
    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> checkpoint, DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        var signature = new byte[sizeof(long) + Ed25519.SignatureBytes];
        BinaryPrimitives.WriteInt64BigEndian(signature, seconds);
        Ed25519.Sign(seed, Message(seconds, checkpoint)).CopyTo(signature.AsSpan(sizeof(long)));
        return signature;
    }

    public static bool Verifies(ReadOnlySpan<byte> key, ReadOnlySpan<byte> checkpoint, ReadOnlySpan<byte> signature) =>
        Time(signature) is { } time && Ed25519.Verify(key, Message(time.ToUnixTimeSeconds(), checkpoint), signature[sizeof(long)..]);

    /// <summary>When the witness signed; null when the bytes are no cosignature. Not to be believed before it has been verified.</summary>
    public static DateTimeOffset? Time(ReadOnlySpan<byte> signature)
    {
        if (signature.Length != sizeof(long) + Ed25519.SignatureBytes)
        {
            return null;
        }

        var seconds = BinaryPrimitives.ReadInt64BigEndian(signature);
        return seconds >= 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    private static byte[] Message(long seconds, ReadOnlySpan<byte> checkpoint) =>
        [.. NoteText.Utf8.GetBytes($"cosignature/v1\ntime {seconds.ToString(CultureInfo.InvariantCulture)}\n"), .. checkpoint];
}
