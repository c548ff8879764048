using System.Buffers;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Cuts a stream of bytes into lines, without holding more of it than the longest line.</summary>
internal static class LineFeed
{
    private const int FirstBuffer = 128 * 1024;

    internal delegate void LineReader(ReadOnlySpan<byte> line);

    /// <summary>Reads to the end of the stream, blocking. A line longer than <paramref name="longest"/> bytes is handed on in pieces.</summary>
    /// <param name="isEnough">Asked now and then whether to stop before the end.</param>
    public static void Read(Stream stream, int longest, LineReader onLine, Func<bool>? isEnough = null)
    {
        // Lent: a buffer of this size is a large object, and making one for each file has the collector look through all memory again and again.
        var lent = ArrayPool<byte>.Shared.Rent(Math.Min(FirstBuffer, longest));
        try
        {
            Read(stream, lent, longest, onLine, isEnough ?? (static () => false));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lent, clearArray: true);
        }
    }

    private static void Read(Stream stream, byte[] buffer, int longest, LineReader onLine, Func<bool> isEnough)
    {
        var filled = 0;
        int read;
        while (!isEnough() && (read = stream.Read(buffer.AsSpan(filled))) > 0)
        {
            var end = filled + read;
            var taken = TakeLines(buffer.AsSpan(0, end), filled, onLine);
            filled = end - taken;
            buffer.AsSpan(taken, filled).CopyTo(buffer);
            if (filled == buffer.Length)
            {
                filled = MakeRoom(ref buffer, longest, onLine);
            }
        }

        if (filled > 0 && !isEnough())
        {
            onLine(buffer.AsSpan(0, filled));
        }
    }

    private static int TakeLines(ReadOnlySpan<byte> bytes, int searched, LineReader onLine)
    {
        var taken = 0;
        var from = searched;
        int length;
        while ((length = bytes[from..].IndexOf((byte)'\n')) >= 0)
        {
            onLine(bytes[taken..(from + length)]);
            taken = from += length + 1;
        }

        return taken;
    }

    private static int MakeRoom(ref byte[] buffer, int longest, LineReader onLine)
    {
        if (buffer.Length < longest)
        {
            var filled = buffer.Length;
            Array.Resize(ref buffer, Math.Min(longest, buffer.Length * 2));
            return filled;
        }

        onLine(buffer);
        return 0;
    }
}
