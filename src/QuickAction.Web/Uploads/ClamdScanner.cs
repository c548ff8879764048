using System.Net;
using System.Net.Sockets;
using System.Text;

namespace QuickAction.Web.Uploads;

/// <summary>
/// A clamd over its socket (clamd(8)): <c>VERSION</c> and <c>PING</c>, and <c>INSTREAM</c> for files, so that it needs no right to read anything of ours. Each question has a
/// connection of its own.
/// </summary>
internal sealed class ClamdScanner(EndPoint address, TimeSpan patience) : IMalwareScanner
{
    private const int MostAnswerBytes = 4 * 1024;
    private static readonly TimeSpan PingPatience = TimeSpan.FromSeconds(2);
    private static readonly byte[] Version = "zVERSION\0"u8.ToArray();
    private static readonly byte[] Ping = "zPING\0"u8.ToArray();
    private static readonly byte[] Stream = "zINSTREAM\0"u8.ToArray();

    public async Task<IMalwareScan> BeginAsync(CancellationToken cancellationToken)
    {
        var (engine, database) = Versions(await AskAsync(Version, patience, cancellationToken));
        var connection = await ConnectAsync(patience, cancellationToken);
        var scan = new ClamdScan(connection, engine, database, patience);
        await scan.SendRawAsync(Stream, cancellationToken);
        return scan;
    }

    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(Ping, PingPatience, cancellationToken) == "PONG";
        }
        catch (ScannerAwayException)
        {
            return false;
        }
    }

    /// <summary>
    /// Does something with the scanner that may take so long. Whatever goes wrong in it is the scanner's, not that of whoever stores the file.
    /// </summary>
    public static async Task<T> WithinAsync<T>(TimeSpan patience, Func<CancellationToken, ValueTask<T>> step, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            return await step(deadline.Token);
        }
        catch (Exception error) when (error is SocketException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ScannerAwayException(inner: error);
        }
    }

    /// <summary>An answer up to its end, which is a NUL; what ends without one was cut off.</summary>
    public static async ValueTask<string> AnswerAsync(NetworkStream connection, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostAnswerBytes];
        var length = 0;
        while (length < bytes.Length)
        {
            var read = await connection.ReadAsync(bytes.AsMemory(length), cancellationToken);
            length += read;
            if (bytes.AsSpan(0, length).IndexOf((byte)0) is >= 0 and var end)
            {
                return Encoding.UTF8.GetString(bytes, 0, end);
            }

            if (read == 0)
            {
                break;
            }
        }

        throw new IOException("The answer was cut off.");
    }

    private async Task<string> AskAsync(byte[] question, TimeSpan wait, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(wait, cancellationToken);
        return await WithinAsync(
            wait,
            async token =>
            {
                await connection.WriteAsync(question, token);
                return await AnswerAsync(connection, token);
            },
            cancellationToken);
    }

    private Task<NetworkStream> ConnectAsync(TimeSpan wait, CancellationToken cancellationToken) => WithinAsync(
        wait,
        async token =>
        {
            var socket = address is UnixDomainSocketEndPoint
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(address, token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
        cancellationToken);

    /// <summary><c>ClamAV 1.4.6/27812/Sat Nov 28 08:24:00 2026</c>; without a published database there is only the engine.</summary>
    private static (string Engine, string Database) Versions(string answer) => answer.Split('/') is [var engine, var database, ..]
        ? (Plain(engine), Plain(database))
        : (Plain(answer), "unnumbered");

    private static string Plain(string text) => new([.. text.Where(c => c is >= ' ' and <= '~').Take(60)]);
}
