using System.Security.Cryptography;
using QuickAction.Core.Audit;

namespace QuickAction.Core.Storage;

/// <summary>Files and folders that only their owner can read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // One after the other: what is made on the way would be open to others.
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } parent)
            {
                MakeFolder(parent);
            }

            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    public static FileStream CreateNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Makes an empty file before somebody else makes it with wider permissions.</summary>
    public static void MakeWhenMissing(string path)
    {
        if (!File.Exists(path))
        {
            MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
            try
            {
                CreateNew(path).Dispose();
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process came first.
            }
        }
    }

    /// <summary>Writes a file whole under another name, makes it durable and moves it to its place: a reader sees the old one or the new one.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        Put(path, bytes);
        FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
    }

    /// <summary>As <see cref="Replace"/>, for one of many files: the caller makes their folders durable when all are in their places.</summary>
    /// <exception cref="FileFaultException">It cannot be written.</exception>
    public static void Put(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var fresh = Fresh(path, bytes);
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FileFaultException(path, "written", error);
        }
    }

    /// <summary>
    /// The bytes in the file; when there is none it is made of these. Several who do this at once end with one file and the same bytes: moving a file
    /// without overwriting another is not one step on every system, so they take turns.
    /// </summary>
    public static async ValueTask<byte[]> ReadOrMakeAsync(string path, Func<byte[]> bytes, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            using var turn = await FileLock.TakeAsync(path + ".lock", cancellationToken);
            if (!File.Exists(path))
            {
                Replace(path, bytes());
            }
        }

        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FileFaultException(path, "read", error);
        }
    }

    /// <summary>The 32-byte key in the file; made with fresh randomness by whichever process comes first.</summary>
    public static ValueTask<byte[]> ReadOrMakeKeyAsync(string path, CancellationToken cancellationToken) =>
        ReadOrMakeAsync(path, () => RandomNumberGenerator.GetBytes(32), cancellationToken);

    private static string Fresh(string path, ReadOnlySpan<byte> bytes)
    {
        var fresh = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        using var file = CreateNew(fresh);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return fresh;
    }
}
