using System.Buffers;

namespace QuickAction.TestKit.Storage;

/// <summary>Looks for bytes in all files of a folder, whoever is writing them.</summary>
internal static class FileSearch
{
    private const int Part = 256 * 1024;

    public static bool AnyHolds(string folder, byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, Part / 2);
        var buffer = ArrayPool<byte>.Shared.Rent(Part);
        try
        {
            return Files(new DirectoryInfo(folder)).Any(file => Holds(file.FullName, bytes, buffer));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whatever is there; what other tests remove meanwhile is not.</summary>
    private static IEnumerable<FileInfo> Files(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.GetFiles(), .. folder.GetDirectories().SelectMany(Files)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static bool Holds(string path, byte[] bytes, byte[] buffer)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var kept = 0;
            while (file.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
            {
                var there = buffer.AsSpan(0, kept + read);
                if (there.IndexOf(bytes) >= 0)
                {
                    return true;
                }

                // What is looked for may begin in this part and end in the next.
                kept = Math.Min(bytes.Length - 1, there.Length);
                there[^kept..].CopyTo(buffer);
            }

            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
