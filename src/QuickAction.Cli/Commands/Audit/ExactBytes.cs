using QuickAction.Core;
using QuickAction.Core.Audit;

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

    /// <summary>Reads what somebody has in a file; what is wrong with it is said with the file's name.</summary>
    /// <exception cref="QuickActionException">The file cannot be read.</exception>
    /// <exception cref="AuditException">It holds something else.</exception>
    public static async Task<T> ReadAsync<T>(string path, Func<string, T> parse, CancellationToken cancellationToken)
    {
        var text = await ReadTextAsync(path, cancellationToken);
        try
        {
            return parse(text);
        }
        catch (AuditException error)
        {
            throw new AuditException($"{path}: {error.Message}", error);
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
