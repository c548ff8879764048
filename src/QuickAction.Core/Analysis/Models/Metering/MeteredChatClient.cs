using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Metering;

/// <summary>The outermost layer: nothing is asked that the job's budget does not cover, and everything answered is counted.</summary>
internal sealed class MeteredChatClient(IChatClient inner, JobMeter meter) : DelegatingChatClient(inner)
{
    /// <summary>When nobody has estimated: fewer bytes a token than any language that councils write has, so that a budget is never overshot.</summary>
    private const int FewestBytesAToken = 3;

    /// <summary>When a call does not say how long its answer may get.</summary>
    private const int UsualAnswer = 4096;

    private readonly string _model = inner.GetService<ChatClientMetadata>()?.DefaultModelId ?? "";

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> kept = [.. messages];
        var reservation = await ReserveAsync(kept, options, cancellationToken);
        try
        {
            var response = await base.GetResponseAsync(kept, options, cancellationToken);
            meter.Settle(reservation, response.Usage, Tokens(response.Text));
            return response;
        }
        finally
        {
            meter.Cancel(reservation);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> kept = [.. messages];
        var reservation = await ReserveAsync(kept, options, cancellationToken);
        var seen = new List<ChatResponseUpdate>();
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(kept, options, cancellationToken))
            {
                seen.Add(update);
                yield return update;
            }
        }
        finally
        {
            // Also when the reader stops early: what was said has been paid for.
            if (seen.Count > 0)
            {
                var response = seen.ToChatResponse();
                meter.Settle(reservation, response.Usage, Tokens(response.Text));
            }

            meter.Cancel(reservation);
        }
    }

    private ValueTask<Reservation> ReserveAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) => meter.ReserveAsync(
        options?.ModelId ?? _model,
        CallContext.Of(options).EstimatedInputTokens ?? messages.Sum(m => Tokens(m.Text)),
        options?.MaxOutputTokens ?? UsualAnswer,
        cancellationToken);

    /// <summary>At most so many, where nobody has counted.</summary>
    internal static long Tokens(long bytes) => (bytes + FewestBytesAToken - 1) / FewestBytesAToken;

    private static long Tokens(string text) => Tokens(Encoding.UTF8.GetByteCount(text));
}
