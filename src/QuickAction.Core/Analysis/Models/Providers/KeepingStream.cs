namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>Passes the bytes of an answer on and keeps them, for the record.</summary>
/// <param name="heard">Called whenever bytes come, of whatever kind: a comment that keeps a stream open is a sign of life too.</param>
internal sealed class KeepingStream(Stream inner, Action? heard) : Stream
{
    /// <summary>The text of an answer and what stands around it in events; what sends more, comments only perhaps, is no model's answer.</summary>
    private const int MostBytes = 4 * CompletionReader.MostBytes;

    private readonly MemoryStream _kept = new();

    /// <summary>What has been passed on; less than what is kept after a look ahead.</summary>
    private int _passed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public ReadOnlyMemory<byte> Read() => _kept.ToArray();

    /// <summary>The first byte that is no white space and no byte order mark, which stays to be read; null when there is none.</summary>
    public async ValueTask<byte?> PeekAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        var at = 0;
        while (true)
        {
            for (; at < _kept.Length; at++)
            {
                var next = _kept.GetBuffer()[at];
                if (!char.IsWhiteSpace((char)next) && next is not (0xEF or 0xBB or 0xBF))
                {
                    return next;
                }
            }

            if (await FetchAsync(buffer, cancellationToken) == 0)
            {
                return null;
            }
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are read asynchronously only.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var ahead = (int)Math.Min(_kept.Length - _passed, buffer.Length);
        if (ahead > 0)
        {
            _kept.GetBuffer().AsSpan(_passed, ahead).CopyTo(buffer.Span);
            _passed += ahead;
            return ahead;
        }

        var read = await FetchAsync(buffer, cancellationToken);
        _passed += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _kept.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <exception cref="ModelCallException"><see cref="ModelFault.BadReply"/>: there is no end of it, or it cannot be unpacked.</exception>
    private async ValueTask<int> FetchAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int read;
        try
        {
            read = await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or (InvalidOperationException and not ObjectDisposedException))
        {
            // Not packed in the way that its head says: Brotli's decoder throws the second, the others the first.
            throw new ModelCallException(ModelFault.BadReply);
        }

        if (read > 0)
        {
            heard?.Invoke();
        }

        _kept.Write(buffer.Span[..read]);
        return _kept.Length <= MostBytes ? read : throw new ModelCallException(ModelFault.BadReply);
    }
}
