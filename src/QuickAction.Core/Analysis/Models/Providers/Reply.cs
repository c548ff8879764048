using System.ClientModel.Primitives;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>One answer on its way in: keeps what is read of it, and hands it to the recorder when it is let go.</summary>
internal sealed class Reply : IDisposable
{
    private readonly PipelineResponse _response;
    private readonly KeepingStream _body;
    private readonly IRequestRecorder? _recorder;
    private readonly TimeProvider _clock;
    private readonly long _sent;
    private TimeSpan? _firstToken;
    private bool _isWhole;

    public Reply(PipelineResponse response, IRequestRecorder? recorder, TimeProvider clock, long sent)
    {
        (_response, _recorder, _clock, _sent) = (response, recorder, clock, sent);
        _body = new KeepingStream(response.ContentStream ?? Stream.Null);
    }

    public int Status => _response.Status;

    public Stream Body => _body;

    public string? Header(string name) => _response.Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>The first text of a stream has come; later ones do not matter.</summary>
    public void Spoke() => _firstToken ??= _clock.GetElapsedTime(_sent);

    /// <summary>It was read to its end, and is an answer.</summary>
    public void Ended() => _isWhole = true;

    public void Dispose()
    {
        _recorder?.Returned(new ReturnedReply(Status, _body.Read(), _isWhole, _firstToken));
        _body.Dispose();
        _response.Dispose();
    }

    /// <summary>Passes bytes on and keeps them. No more than a reader may read: it gives up at <see cref="CompletionReader.MostBytes"/>.</summary>
    private sealed class KeepingStream(Stream inner) : Stream
    {
        private readonly MemoryStream _kept = new();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public ReadOnlyMemory<byte> Read() => _kept.ToArray();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are read asynchronously only.");

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            _kept.Write(buffer.Span[..read]);
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
    }
}
