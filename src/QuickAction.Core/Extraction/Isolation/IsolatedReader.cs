using System.Globalization;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>
/// Reads each file in a child process of its own, which is killed when it takes more than it may: whatever a file makes of its reader, this process goes on and the
/// caller gets one sentence. The answer is the same as that of <see cref="BoundedReader"/>.
/// </summary>
public sealed class IsolatedReader(ReaderProgram program, DocumentLimits limits) : IFileReader
{
    /// <summary>For the start of a service: takes away what children left whose service was killed.</summary>
    public static void SweepLeftovers(TimeProvider clock) => ReaderProcess.SweepFolders(TimeSpan.FromDays(1), clock);

    /// <inheritdoc/>
    public async Task<SourceText> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        SourceReader.RefuseSize(file, limits);
        await using var child = ReaderProcess.Start(program, limits);
        await using var kill = cancellationToken.Register(() => child.Kill(ReaderEnd.Abandoned));
        var reading = ReaderProcess.OnOwnThread(() => Answer(child, file));
        await SendAsync(child, file, cancellationToken);
        var answer = await reading;
        cancellationToken.ThrowIfCancellationRequested();
        if (!answer.IsReady)
        {
            throw ReaderProcess.NotStarted(null);
        }

        var end = answer.Source is not null || answer.Refusal is not null ? ReaderEnd.Answered : await child.EndAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return answer.Source ?? throw answer.Refusal ?? Told(answer.IsTooLong ? ReaderEnd.TooMuchOutput : end);
    }

    private async Task SendAsync(ReaderProcess child, SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            await ReaderRequest.WriteAsync(child.Input, file, child.Folder, limits, cancellationToken);
        }
        catch (IOException)
        {
            // It has ended before it had all: its end says why.
        }
    }

    private ChildAnswer Answer(ReaderProcess child, SourceFile file)
    {
        var isReady = false;
        try
        {
            using var output = new BufferedStream(new BoundedStream(child.Output, limits.ChildOutputBytes), 64 * 1024);
            isReady = ReaderAnswer.IsReady(output);
            if (!isReady)
            {
                throw ReaderAnswer.NoAnswer();
            }

            child.Begin();
            return new ChildAnswer(true, ReaderAnswer.Read(output, file), null, false);
        }
        catch (QuickActionException refusal)
        {
            return new ChildAnswer(true, null, refusal, false);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or FormatException or ArgumentException or ObjectDisposedException or OverflowException)
        {
            // No answer, or none of a reader of ours. What is still to come has no reader.
            var isTooLong = error is InvalidDataException { Message: BoundedStream.TooMuch };
            if (error is not EndOfStreamException)
            {
                child.Kill(isTooLong ? ReaderEnd.TooMuchOutput : ReaderEnd.Crashed);
            }

            return new ChildAnswer(isReady, null, null, isTooLong);
        }
    }

    private QuickActionException Told(ReaderEnd end) => end switch
    {
        ReaderEnd.OutOfMemory => Refused(RefusalReason.TooMuchMemory, "The file needs more memory than is allowed; split it into parts or save it in a simpler form."),
        ReaderEnd.OutOfTime => Refused(
            RefusalReason.TooSlow,
            string.Create(CultureInfo.InvariantCulture, $"Reading the file took longer than {limits.Seconds} seconds; split it into parts or save it in a simpler form.")),
        ReaderEnd.TooMuchOutput => Refused(RefusalReason.TooMuchText, "There is more text in the file than is read; split it into parts and try again."),
        _ => Refused(RefusalReason.ReaderStopped, "The file made the program that reads it stop; open it in its own program, save it again and try that."),
    };

    private static QuickActionException Refused(string reason, string sentence) => new(ProblemCode.InputRefused, sentence) { Reason = reason };

    private sealed record ChildAnswer(bool IsReady, SourceText? Source, QuickActionException? Refusal, bool IsTooLong);
}
