using QuickAction.Core;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;

namespace QuickAction.Cli;

/// <summary>
/// How many files are read side by side: small ones freely, large transcripts and plain texts while their bytes together are within the budget, and everything else that is large
/// alone, for the size of an archive, a table or a page says little about the memory that it takes. In the order in which they ask: nobody waits for ever.
/// </summary>
internal sealed class ReadingBudget : IDisposable
{
    /// <summary>Texts are read side by side up to this many megabytes; a larger one is read by itself. A file of this size is nearly all that is read of one (<see cref="DocumentLimits.TextCharacters"/>).</summary>
    public const int Megabytes = 8;

    private const int Megabyte = 1024 * 1024;

    private readonly SemaphoreSlim _megabytes = new(Megabytes, Megabytes);

    // One at a time takes what it needs: two that hold half of theirs would wait for one another.
    private readonly SemaphoreSlim _oneTakes = new(1, 1);

    /// <summary>Megabytes that reading the files together takes of the budget; none for small ones.</summary>
    public static int CostOf(IReadOnlyList<string> files)
    {
        var bytes = files.Sum(f => new FileInfo(f) is { Exists: true } file ? file.Length : 0);
        return bytes <= Megabyte ? 0
            : files.All(GrowsWithItsSize) ? (int)Math.Min((bytes + Megabyte - 1) / Megabyte, Megabytes)
            : Megabytes;
    }

    public async Task<T> RunAsync<T>(int cost, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        if (cost == 0)
        {
            return await read();
        }

        var taken = 0;
        try
        {
            await _oneTakes.WaitAsync(cancellationToken);
            try
            {
                for (; taken < cost; taken++)
                {
                    await _megabytes.WaitAsync(cancellationToken);
                }
            }
            finally
            {
                _oneTakes.Release();
            }

            return await read();
        }
        finally
        {
            if (taken > 0)
            {
                _megabytes.Release(taken);
            }
        }
    }

    public void Dispose()
    {
        _megabytes.Dispose();
        _oneTakes.Dispose();
    }

    /// <summary>By its first bytes, for a name may lie. What cannot be opened or is of no type that is read is refused by its reader.</summary>
    private static bool GrowsWithItsSize(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var start = new byte[FileGate.HeadBytes];
            var length = RandomAccess.Read(file, start, 0);
            return !FileGate.NeedsWhole(start)
                && FormatDetector.Detect(new SourceFile(path, start.AsMemory(0, length)), new DocumentLimits()) is MediaTypes.Vtt or MediaTypes.Srt or MediaTypes.PlainText;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or QuickActionException)
        {
            return false;
        }
    }
}
