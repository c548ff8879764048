using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Audit.Verification;

/// <summary>A log in a folder: an export or a mirror. Memory is one buffer, however long the log.</summary>
public sealed class FolderLog(string folder) : ILogReader
{
    private byte[] _buffer = new byte[TileAddress.FullBytes];

    public ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancellationToken) =>
        ReadAsync(LogResources.CheckpointPath, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> ReadTileAsync(TileAddress address, CancellationToken cancellationToken) =>
        ReadAsync(address.Path, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> ReadEntriesAsync(TileAddress address, CancellationToken cancellationToken) =>
        ReadAsync(address.EntriesPath, cancellationToken);

    private ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = Path.Combine(folder, path);
        // Asked first: half of the tiles that a reader tries do not exist, and an exception for each is slow.
        ReadOnlyMemory<byte>? bytes = null;
        if (File.Exists(file))
        {
            bytes = FileFaultException.Reading(file, () => Read(file));
        }

        return ValueTask.FromResult(bytes);
    }

    private ReadOnlyMemory<byte> Read(string file)
    {
        // Plain handles, read in one go: thousands of files are opened, and each is read whole.
        using var handle = File.OpenHandle(file, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(handle);
        if (length > EntryBundle.MaxBytes)
        {
            throw new AuditException($"{file} is larger than any file of a log can be.");
        }

        if (_buffer.Length < length)
        {
            _buffer = new byte[length];
        }

        var read = 0;
        int more;
        while (read < length && (more = RandomAccess.Read(handle, _buffer.AsSpan(read, (int)length - read), read)) > 0)
        {
            read += more;
        }

        return _buffer.AsMemory(0, read);
    }
}
