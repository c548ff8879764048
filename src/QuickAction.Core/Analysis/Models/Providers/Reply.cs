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

    /// <param name="heard">Called at every byte that comes.</param>
    public Reply(PipelineResponse response, IRequestRecorder? recorder, TimeProvider clock, long sent, Action? heard = null)
    {
        (_response, _recorder, _clock, _sent) = (response, recorder, clock, sent);
        _body = new KeepingStream(response.ContentStream ?? Stream.Null, heard);
    }

    public int Status => _response.Status;

    public Stream Body => _body;

    public string? Header(string name) => _response.Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>
    /// It is one JSON value and no stream of events, whatever its type is called: servers that do not stream answer so, some as <c>text/plain</c>, and no event
    /// begins with a bracket.
    /// </summary>
    public async ValueTask<bool> IsJsonAsync(CancellationToken cancellationToken) =>
        Header("content-type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is true
        || await _body.PeekAsync(cancellationToken) is (byte)'{' or (byte)'[';

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
}
