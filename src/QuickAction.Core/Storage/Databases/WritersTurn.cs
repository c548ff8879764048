namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// Lets the writers of several processes go one after the other. SQLite itself lets one that waits look again from time to time, and whoever writes all the
/// time is always there first: without this another process waits until its patience ends. Whoever waits for SQLite's lock holds this one meanwhile, so
/// that the one who has written last stands behind it.
/// </summary>
internal sealed class WritersTurn(string file) : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private FileStream? _file;

    /// <summary>Waits until no other process is before this one. Only one of this process may wait at a time.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        _file ??= Open(file);
        var began = TimeProvider.System.GetTimestamp();
        // Whoever holds the turn has no more than SQLite's own patience; a turn that never comes is a process that was stopped, and SQLite decides without it.
        while (!TryTake(_file) && TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    public void GiveUp()
    {
        if (!OperatingSystem.IsMacOS())
        {
            _file?.Unlock(0, 1);
        }
    }

    public void Dispose() => _file?.Dispose();

    private static FileStream Open(string file)
    {
        PrivateFiles.MakeWhenMissing(file);
        return new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    private static bool TryTake(FileStream file)
    {
        if (OperatingSystem.IsMacOS())
        {
            // .NET cannot lock a part of a file there; a Mac is for development.
            return true;
        }

        try
        {
            file.Lock(0, 1);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
