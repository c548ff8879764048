using QuickAction.Core;

namespace QuickAction.Cli.Commands.Audit;

/// <summary>Writes bytes as they are, to a file or to standard output.</summary>
internal static class ExactBytes
{
    public static async Task WriteAsync(Terminal terminal, string? path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            terminal.Write(stream => stream.Write(bytes.Span));
            return;
        }

        try
        {
            await File.WriteAllBytesAsync(path, bytes, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new QuickActionException(ProblemCode.Unavailable, $"{path} could not be written; check the place and the space there.", retryable: true, error);
        }
    }

    /// <exception cref="QuickActionException">The file cannot be read.</exception>
    public static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw QuickActionException.Refused($"{path} cannot be read; check the name and the folder.", error);
        }
    }
}
