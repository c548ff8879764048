namespace QuickAction.Core.Storage;

/// <summary>A lock between processes: whoever holds the file open. It ends with the process, whatever ends that.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(5);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    public static async ValueTask<FileLock> TakeAsync(string path, CancellationToken cancellationToken)
    {
        PrivateFiles.MakeWhenMissing(path);
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(BetweenTries, cancellationToken);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
