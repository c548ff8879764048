using Microsoft.Win32.SafeHandles;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>
/// The child's side: the program itself under a verb that no help names. It reads one file from its standard input, answers on its standard output and ends. It knows no
/// settings, no keys and no database.
/// </summary>
public static class ReaderChild
{
    /// <summary>The only argument of a program that is a child.</summary>
    public const string Verb = "read-one-file";
    private const int Orphaned = 75;

    public static int Run()
    {
        // Not by way of the console: that would look for a terminal.
        using var input = Standard(0, FileAccess.Read);
        using var output = new BufferedStream(Standard(1, FileAccess.Write), 64 * 1024);
        var request = ReaderRequest.ReadHead(input);
        Confinement.Apply(request.Limits, request.Folder);
        // A machine that has no room for a thread is at fault, and not the file: so before the word that it is ready.
        using var isRead = new ManualResetEventSlim();
        new Thread(() => EndWithParent(input, isRead), maxStackSize: 128 * 1024) { IsBackground = true, Name = "parent" }.Start();
        ReaderAnswer.WriteReady(output);
        var file = request.ReadFile(input);
        isRead.Set();
        try
        {
            ReaderAnswer.Write(output, Read(file, request.Limits));
        }
        catch (QuickActionException refusal)
        {
            ReaderAnswer.Write(output, refusal);
        }

        output.Flush();
        return 0;
    }

    // A process that does one thing has nothing else to do meanwhile.
    private static SourceText Read(SourceFile file, DocumentLimits limits) =>
        new BoundedReader(new SourceReader(Extractors.All, limits), limits).ReadAsync(file, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>The parent sends nothing more and keeps the pipe open: its end means that there is nobody to answer.</summary>
    private static void EndWithParent(FileStream input, ManualResetEventSlim isRead)
    {
        try
        {
            isRead.Wait();
            _ = input.ReadByte();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Just as good as an end.
        }

        LibC.ExitAtOnce(Orphaned);
    }

    private static FileStream Standard(nint descriptor, FileAccess access) => new(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 0);
}
