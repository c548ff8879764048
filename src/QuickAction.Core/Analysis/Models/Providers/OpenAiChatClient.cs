using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AiMessage = Microsoft.Extensions.AI.ChatMessage;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>
/// <see cref="IChatClient"/> over the OpenAI SDK's <see cref="ChatClient"/>. The SDK brings transport, authentication and pipeline; what is sent and how an answer
/// is read is ours (<see cref="ChatRequestJson"/>, <see cref="CompletionReader"/>), because compatible servers differ in both. Learns once for each model which
/// parameters it does not take. Throws <see cref="ModelCallException"/> only, or the caller's cancellation.
/// </summary>
internal sealed class OpenAiChatClient(ChatClient sdk, ChatClientMetadata metadata, ModelMemory memory, AdapterSettings settings, TimeProvider clock) : IChatClient
{
    private string DefaultModel => metadata.DefaultModelId ?? throw new InvalidOperationException("A client is made for a model.");

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<AiMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        settings.Stream
            ? await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken)
            : await Faults.TranslatedAsync(
                async () =>
                {
                    using var reply = await SendAsync([.. messages], options, stream: false, cancellationToken);
                    var answer = await CompletionReader.WholeAsync(reply.Body, cancellationToken);
                    reply.Ended();
                    return answer;
                },
                cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AiMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var silence = new CancellationTokenSource(settings.Silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        using var reply = await Faults.TranslatedAsync(() => SendAsync([.. messages], options, stream: true, either.Token), cancellationToken);
        await using var updates = Updates(reply, () => silence.CancelAfter(settings.Silence), either.Token).GetAsyncEnumerator(either.Token);
        while (await Faults.TranslatedAsync(async () => await updates.MoveNextAsync(), cancellationToken))
        {
            if (updates.Current.Text.Length > 0)
            {
                reply.Spoke();
            }

            yield return updates.Current;
        }

        reply.Ended();
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(ChatClientMetadata) ? metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    /// <summary>Sends, and sends again without what the server says that it does not take; every parameter can be learnt once, so this ends.</summary>
    private async Task<Reply> SendAsync(IReadOnlyList<AiMessage> messages, ChatOptions? options, bool stream, CancellationToken cancellationToken)
    {
        var model = options?.ModelId ?? DefaultModel;
        var key = $"{metadata.ProviderUri} {model}";
        while (true)
        {
            var traits = memory.Of(key);
            var sent = clock.GetTimestamp();
            var recorder = CallContext.Of(options).Recorder;
            var response = await SendOnceAsync(ChatRequestJson.Write(messages, options, model, traits, stream), recorder, cancellationToken);
            var reply = new Reply(response, recorder, clock, sent);
            if (reply.Status is >= 200 and < 300)
            {
                return reply;
            }

            using (reply)
            {
                var error = ErrorReply.Read(reply.Status, await CompletionReader.BytesAsync(reply.Body, cancellationToken));
                var fault = FaultReader.Read(error, FaultReader.RetryAfter(reply.Header, clock.GetUtcNow()));
                if (fault.Fault is not (ModelFault.Rejected or ModelFault.ServerError) || ParameterLesson.From(error, traits) is null)
                {
                    throw fault;
                }

                // Another call may have learnt the same meanwhile.
                memory.Learn(key, known => ParameterLesson.From(error, known) ?? known);
            }
        }
    }

    private async Task<PipelineResponse> SendOnceAsync(byte[] body, IRequestRecorder? recorder, CancellationToken cancellationToken)
    {
        var request = new RequestOptions { CancellationToken = cancellationToken, ErrorOptions = ClientErrorBehaviors.NoThrow, BufferResponse = false };
        if (recorder is not null)
        {
            request.AddPolicy(new RecordingPolicy(recorder), PipelinePosition.BeforeTransport);
        }

        using var content = BinaryContent.Create(BinaryData.FromBytes(body));
        var result = await sdk.CompleteChatAsync(content, request);
        return result.GetRawResponse();
    }

    /// <summary>The events of a stream; or, from a server that does not stream, its one answer.</summary>
    private static async IAsyncEnumerable<ChatResponseUpdate> Updates(Reply reply, Action silence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (reply.Header("content-type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is true)
        {
            foreach (var update in (await CompletionReader.WholeAsync(reply.Body, cancellationToken)).ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        await foreach (var update in CompletionReader.StreamAsync(reply.Body, silence, cancellationToken))
        {
            yield return update;
        }
    }
}

/// <param name="Stream">Whether whole answers are streamed on the wire too.</param>
/// <param name="Silence">How long a stream may be silent, its beginning included.</param>
internal sealed record AdapterSettings(bool Stream, TimeSpan Silence);
