using System.Buffers.Binary;
using System.Net.Sockets;
using QuickAction.Core.Analysis;

namespace QuickAction.Web.Uploads;

/// <summary>One <c>INSTREAM</c>: chunks under a length in network order, an empty one at the end, one line of an answer.</summary>
internal sealed class ClamdScan(NetworkStream connection, string engine, string database, TimeSpan patience) : IMalwareScan
{
    private const string Prefix = "stream: ";
    private const string Found = " FOUND";
    private const int MostChunk = 64 * 1024;

    public Task SendRawAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => StepAsync(
        async token =>
        {
            await connection.WriteAsync(bytes, token);
            return true;
        },
        cancellationToken);

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var length = new byte[sizeof(uint)];
        while (!bytes.IsEmpty)
        {
            var chunk = bytes[..Math.Min(bytes.Length, MostChunk)];
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)chunk.Length);
            await SendRawAsync(length, cancellationToken);
            await SendRawAsync(chunk, cancellationToken);
            bytes = bytes[chunk.Length..];
        }
    }

    public async Task<ScanVerdict> EndAsync(CancellationToken cancellationToken)
    {
        await SendRawAsync(new byte[sizeof(uint)], cancellationToken);
        var answer = await ClamdScanner.WithinAsync(patience, token => ClamdScanner.AnswerAsync(connection, token), cancellationToken);
        return answer == Prefix + "OK" ? new ScanVerdict(new MalwareScan(engine, database, "clean"), null)
            : answer.StartsWith(Prefix, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)
                ? new ScanVerdict(new MalwareScan(engine, database, "infected"), Name(answer))
            : throw NoVerdict(answer);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>A scanner that takes no more closes its side: what it said before tells why.</summary>
    private async Task StepAsync(Func<CancellationToken, ValueTask<bool>> step, CancellationToken cancellationToken)
    {
        try
        {
            await ClamdScanner.WithinAsync(patience, step, cancellationToken);
        }
        catch (ScannerAwayException away) when (away.InnerException is IOException)
        {
            throw NoVerdict(await LastWordsAsync(cancellationToken));
        }
    }

    private async Task<string> LastWordsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ClamdScanner.WithinAsync(TimeSpan.FromSeconds(1), token => ClamdScanner.AnswerAsync(connection, token), cancellationToken);
        }
        catch (ScannerAwayException)
        {
            return "";
        }
    }

    private static ScannerAwayException NoVerdict(string answer) => new(takesNoMore: answer.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase));

    private static string Name(string answer) => new([.. answer[Prefix.Length..^Found.Length].Where(c => c is > ' ' and <= '~').Take(100)]);
}
