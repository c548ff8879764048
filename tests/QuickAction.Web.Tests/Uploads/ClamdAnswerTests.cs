using System.Net;
using System.Net.Sockets;
using System.Text;
using QuickAction.Web.Uploads;

namespace QuickAction.Web.Tests.Uploads;

/// <summary>A scanner that says anything but that a file is clean has not said so.</summary>
public sealed class ClamdAnswerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stream: OK\0", true)]
    [InlineData("stream: Some.Thing FOUND\0", false)]
    public async Task A_verdict_is_taken(string answer, bool isClean)
    {
        (await ScanAsync(answer, TimeSpan.FromSeconds(10))).IsClean.ShouldBe(isClean);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("stream: OK")]
    [InlineData("stream: O")]
    [InlineData("OK\0")]
    [InlineData("stream: OK FOUND ERROR\0")]
    [InlineData("stream: Can't allocate memory ERROR\0")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    public async Task Anything_else_is_no_verdict(string answer)
    {
        await Should.ThrowAsync<ScannerAwayException>(ScanAsync(answer, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_scanner_that_says_nothing_is_not_waited_for_for_ever()
    {
        await Should.ThrowAsync<ScannerAwayException>(ScanAsync(null, TimeSpan.FromMilliseconds(300)));
    }

    /// <param name="answer">What the other side says to the file; null for nothing, ever.</param>
    private static async Task<ScanVerdict> ScanAsync(string? answer, TimeSpan patience)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var serving = ServeAsync(listener, answer, stop.Token);
        try
        {
            var scanner = new ClamdScanner(new DnsEndPoint("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port), patience);
            await using var scan = await scanner.BeginAsync(Token);
            await scan.SendAsync(new byte[100_000], Token);
            return await scan.EndAsync(Token);
        }
        finally
        {
            await stop.CancelAsync();
            await serving;
        }
    }

    /// <summary>First a question for the version, then a stream.</summary>
    private static async Task ServeAsync(TcpListener listener, string? answer, CancellationToken stop)
    {
        try
        {
            using (var first = await listener.AcceptTcpClientAsync(stop))
            {
                await first.GetStream().ReadAtLeastAsync(new byte[9], 9, cancellationToken: stop);
                await first.GetStream().WriteAsync("ClamAV 1.0/42/today\0"u8.ToArray(), stop);
            }

            using var second = await listener.AcceptTcpClientAsync(stop);
            var stream = second.GetStream();
            // The command, two chunks under their lengths, and the end.
            var all = "zINSTREAM\0".Length + 100_000 + (3 * 4);
            await stream.ReadAtLeastAsync(new byte[all], all, throwOnEndOfStream: false, stop);
            if (answer is null)
            {
                await Task.Delay(Timeout.Infinite, stop);
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer ?? ""), stop);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The other side has what it wanted.
        }
    }
}
