using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Detection;

namespace QuickAction.Web.Uploads;

/// <summary>
/// A file on its way into the vault: the scanner sees every byte as it goes by, and its head is kept, by which most types are told. Nothing else is held, so that memory stays flat
/// however many people are sending and however slowly; whoever reads waits for the scanner.
/// </summary>
internal sealed class IntakeStream(Stream body, IMalwareScan? scan) : Stream
{
    private readonly MemoryStream _head = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The first bytes.</summary>
    public ReadOnlyMemory<byte> Head => _head.GetBuffer().AsMemory(0, (int)_head.Length);

    /// <summary>Has looked at every byte.</summary>
    public BinaryInText Rest { get; } = new();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        if (read > 0)
        {
            _head.Write(buffer.Span[..Math.Min(read, FileGate.HeadBytes - (int)_head.Length)]);
            Rest.Add(buffer.Span[..read]);
            await (scan?.SendAsync(buffer[..read], cancellationToken) ?? Task.CompletedTask);
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _head.Dispose();
        }

        base.Dispose(disposing);
    }
}
