namespace QuickAction.Core.Storage;

/// <summary>A lock between processes: whoever holds the file open. It ends with the process, whatever ends that.</summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>Much longer than anything that is done under such a lock takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(5);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    public static ValueTask<FileLock> TakeAsync(string path, CancellationToken cancellationToken) => TakeAsync(path, Patience, cancellationToken);

    /// <exception cref="QuickActionException">Whoever holds it does not give it up.</exception>
    public static async ValueTask<FileLock> TakeAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        PrivateFiles.MakeWhenMissing(path);
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (TimeProvider.System.GetElapsedTime(began) > patience)
                {
                    throw new QuickActionException(
                        ProblemCode.Unavailable,
                        $"Another process has held {path} for {(int)patience.TotalSeconds} seconds and seems to have been stopped: let it go on or end it, and try again.",
                        retryable: true);
                }

                await Task.Delay(BetweenTries, cancellationToken);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
