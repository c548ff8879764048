using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction;

/// <summary>
/// Reads and extracts one file within the limits of time and memory, whatever the file holds. There is always an answer: segments or a refusal.
/// </summary>
public sealed class BoundedReader(SourceReader reader, DocumentLimits limits) : IFileReader
{
    // An extractor that is asked to stop has this long before it is left behind; its thread dies with the process.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    // Deep nesting that the depth limits let through must not end the process by its stack.
    private const int StackBytes = 64 * 1024 * 1024;

    /// <summary>Reads a file from the disk.</summary>
    public Task<SourceText> ReadAsync(string path, CancellationToken cancellationToken) => ReadAsync(() => Load(path), cancellationToken);

    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/> with one sentence that says what to do.</exception>
    public Task<SourceText> ReadAsync(SourceFile file, CancellationToken cancellationToken) => ReadAsync(() => file, cancellationToken);

    private async Task<SourceText> ReadAsync(Func<SourceFile> load, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(limits.Seconds));
        var reading = OnOwnThread(() => reader.ReadAsync(load(), deadline.Token).AsTask());
        try
        {
            return await reading.WaitAsync(TimeSpan.FromSeconds(limits.Seconds) + Grace, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw QuickActionException.Refused($"Reading the file took longer than {limits.Seconds} seconds; split it into parts or save it in a simpler form.", RefusalReason.TooSlow, error);
        }
        catch (OutOfMemoryException error)
        {
            throw QuickActionException.Refused("The file needs more memory than is allowed; split it into parts or save it in a simpler form.", RefusalReason.TooMuchMemory, error);
        }
        catch (Exception error) when (error is not QuickActionException and not OperationCanceledException)
        {
            // A format's library met something that it did not foresee. The file is at fault for the user, and the rest of the files go on.
            throw QuickActionException.Refused("The file is damaged or not what its type says; open it in its own program, save it again and try that.", error);
        }
    }

    private SourceFile Load(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                throw QuickActionException.Refused("There is no such file; check the name and the folder.");
            }

            if (info.Length > limits.FileBytes)
            {
                throw QuickActionException.Refused($"The file is larger than {limits.FileBytes / (1024 * 1024)} MB; split it into parts and try again.");
            }

            return new SourceFile(info.Name, File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw QuickActionException.Refused("The file cannot be opened; check that it is not open elsewhere and that you may read it.", error);
        }
    }

    private static Task<T> OnOwnThread<T>(Func<Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Complete(done, work), StackBytes) { IsBackground = true, Name = "extraction" };
        thread.Start();
        return done.Task;
    }

    // Blocking here is the point: the thread has the deep stack and belongs to nobody else.
    private static void Complete<T>(TaskCompletionSource<T> done, Func<Task<T>> work)
    {
        try
        {
            done.SetResult(work().GetAwaiter().GetResult());
        }
        catch (Exception error)
        {
            done.SetException(error);
        }
    }
}
