using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Resilience;

/// <summary>
/// Turns, time limits, retries and circuit breaker around every call; see <see cref="CallPolicy"/>. A stream is tried again until its first part has come;
/// from then on it fails as it is, and is bounded by its own clock of silence.
/// </summary>
internal sealed class ResilientChatClient(IChatClient inner, CallPolicy policy) : DelegatingChatClient(inner)
{
    private readonly string? _model = inner.GetService<ChatClientMetadata>()?.DefaultModelId;

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> kept = [.. messages];
        return policy.RunAsync(options?.ModelId ?? _model, token => base.GetResponseAsync(kept, options, token), cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> kept = [.. messages];
        await using var stream = await policy.RunAsync(
            options?.ModelId ?? _model,
            token => OpenedStream.OpenAsync(inside => base.GetStreamingResponseAsync(kept, options, inside), token, cancellationToken),
            cancellationToken);
        while (stream.Any)
        {
            yield return stream.Updates.Current;
            stream.Any = await stream.Updates.MoveNextAsync();
        }
    }

    /// <summary>A stream whose first part is there; the time limit of its opening no longer holds.</summary>
    private sealed class OpenedStream(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationTokenSource life) : IAsyncDisposable
    {
        public IAsyncEnumerator<ChatResponseUpdate> Updates => updates;

        public bool Any { get; set; }

        public static async Task<OpenedStream> OpenAsync(
            Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> open, CancellationToken opening, CancellationToken cancellationToken)
        {
            var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var stream = new OpenedStream(open(life.Token).GetAsyncEnumerator(life.Token), life);
            try
            {
                await using var limit = opening.Register(life.Cancel);
                stream.Any = await stream.Updates.MoveNextAsync();
                return stream;
            }
            catch
            {
                await stream.DisposeAsync();
                opening.ThrowIfCancellationRequested();
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await updates.DisposeAsync();
            life.Dispose();
        }
    }
}
