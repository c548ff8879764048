namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Who uses a store in a data folder: everybody who has it open shares this lock until they close it, and a backup is put back by somebody who has it alone.
/// A program that went on writing while the database changes under it could append to a log that is not the one that it knows.
/// </summary>
internal sealed class StoreUse : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _file;

    private StoreUse(FileStream file) => _file = file;

    /// <summary>Waits while a backup is being put back.</summary>
    /// <exception cref="QuickActionException">That takes too long.</exception>
    public static async ValueTask<StoreUse> ShareAsync(AuditOptions options, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        StoreUse? use;
        while ((use = TryOpen(options, FileAccess.Read, FileShare.Read)) is null)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new QuickActionException(ProblemCode.Unavailable, "A backup is being put back into this store; try again when that is done.", retryable: true);
            }

            await Task.Delay(BetweenTries, cancellationToken);
        }

        return use;
    }

    /// <returns>Null when another program has the store open.</returns>
    public static StoreUse? TryAlone(AuditOptions options) => TryOpen(options, FileAccess.ReadWrite, FileShare.None);

    public void Dispose() => _file.Dispose();

    private static StoreUse? TryOpen(AuditOptions options, FileAccess access, FileShare share)
    {
        PrivateFiles.MakeWhenMissing(options.UseFile);
        try
        {
            return new StoreUse(new FileStream(options.UseFile, FileMode.Open, access, share));
        }
        catch (IOException) when (File.Exists(options.UseFile))
        {
            return null;
        }
    }
}
