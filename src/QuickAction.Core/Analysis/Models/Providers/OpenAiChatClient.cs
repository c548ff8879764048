using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
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
    /// <summary>How often one request is asked again with less room for the answer: a server that always counts anew is left to the caller, who splits.</summary>
    private const int MostLowered = 3;

    /// <summary>What is wrong with such a request is known from the server's words alone.</summary>
    private const int BadRequest = 400;

    private string DefaultModel => metadata.DefaultModelId ?? throw new InvalidOperationException("A client is made for a model.");

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<AiMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        settings.Stream
            ? await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken)
            : await Faults.TranslatedAsync(() => AskAsync([.. messages], options, stream: false, WholeAsync, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AiMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var silence = new CancellationTokenSource(settings.Silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        var begun = await Faults.TranslatedAsync(() => AskAsync([.. messages], options, stream: true, BeganAsync, either.Token, silence), cancellationToken);
        using var reply = begun.Reply;
        await using var updates = begun.Updates;
        for (var isMore = begun.IsMore; isMore; isMore = await Faults.TranslatedAsync(async () => await updates.MoveNextAsync(), cancellationToken))
        {
            if (updates.Current.Text.Length > 0)
            {
                reply.Spoke();
            }

            yield return updates.Current;
        }

        reply.Ended();
    }

    private static async Task<ChatResponse> WholeAsync(Reply reply, CancellationToken cancellationToken)
    {
        var answer = await CompletionReader.WholeAsync(reply.Body, cancellationToken);
        reply.Ended();
        reply.Dispose();
        return answer;
    }

    /// <summary>Up to its first update: an error in the place of that one came before any word of the answer, and the request can be sent anew.</summary>
    private static async Task<Begun> BeganAsync(Reply reply, CancellationToken cancellationToken)
    {
        var updates = Updates(reply, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            return new Begun(reply, updates, await updates.MoveNextAsync());
        }
        catch
        {
            await updates.DisposeAsync();
            throw;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(ChatClientMetadata) ? metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    /// <summary>Sends, and sends again without what the server says that it does not take; every parameter can be learnt once, and a limit only falls, so this ends.</summary>
    /// <param name="read">Reads the answer, and finds the error where one was sent with 200; the reply is its own when it returns.</param>
    /// <param name="silence">The clock of a stream; everything that comes winds it up again, and a model that does not stream is given the time of one try.</param>
    private async Task<T> AskAsync<T>(
        IReadOnlyList<AiMessage> messages,
        ChatOptions? options,
        bool stream,
        Func<Reply, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken,
        CancellationTokenSource? silence = null)
    {
        var model = options?.ModelId ?? DefaultModel;
        var key = $"{metadata.ProviderUri} {model}";
        var recorder = CallContext.Of(options).Recorder;
        for (var lowered = 0; ;)
        {
            var traits = memory.Of(key);
            var streams = stream && !traits.Rejects("stream");
            var patience = streams ? settings.Silence : settings.Try;
            silence?.CancelAfter(patience);
            var sent = clock.GetTimestamp();
            var response = await SendOnceAsync(ChatRequestJson.Write(messages, options, model, traits, streams), recorder, cancellationToken);
            var reply = new Reply(response, recorder, clock, sent, streams ? () => silence?.CancelAfter(patience) : null);
            ModelCallException fault;
            try
            {
                return reply.Status is >= 200 and < 300
                    ? await read(reply, cancellationToken)
                    : throw FaultReader.Read(
                        ErrorReply.Read(reply.Status, await WordsAsync(reply, cancellationToken)), FaultReader.RetryAfter(reply.Header, clock.GetUtcNow()));
            }
            catch (ModelCallException told) when (told.Told is not null)
            {
                reply.Dispose();
                fault = told;
            }
            catch
            {
                reply.Dispose();
                throw;
            }

            var error = fault.Told!;
            var most = traits.OutputLimit == OutputLimit.None || options?.MaxOutputTokens is not { } asked ? (int?)null : Math.Min(asked, traits.MostOutput ?? asked);
            if (fault.Fault == ModelFault.ContextTooLong && most is { } tooMany && lowered++ < MostLowered && OutputLesson.Rest(error, tooMany) is { } rest)
            {
                // True of this prompt only: a shorter one leaves more.
                options = options!.Clone();
                options.MaxOutputTokens = rest;
            }
            else if (fault.Fault is ModelFault.Rejected or ModelFault.ServerError && ParameterLesson.From(error, traits, most) is not null)
            {
                // Another call may have learnt the same meanwhile.
                memory.Learn(key, known => ParameterLesson.From(error, known, most) ?? known);
            }
            else
            {
                ExceptionDispatchInfo.Throw(fault);
            }
        }
    }

    /// <summary>What a refusal says; nothing where that cannot be read and its status says enough.</summary>
    private static async Task<byte[]> WordsAsync(Reply reply, CancellationToken cancellationToken)
    {
        try
        {
            return await CompletionReader.BytesAsync(reply.Body, cancellationToken);
        }
        catch (Exception error) when (reply.Status != BadRequest && error is ModelCallException or IOException or HttpRequestException)
        {
            return [];
        }
    }

    private async Task<PipelineResponse> SendOnceAsync(ReadOnlyMemory<byte> body, IRequestRecorder? recorder, CancellationToken cancellationToken)
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

    private sealed record Begun(Reply Reply, IAsyncEnumerator<ChatResponseUpdate> Updates, bool IsMore);

    /// <summary>The events of a stream; or, from a server that does not stream, its one answer.</summary>
    private static async IAsyncEnumerable<ChatResponseUpdate> Updates(Reply reply, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await reply.IsJsonAsync(cancellationToken))
        {
            foreach (var update in (await CompletionReader.WholeAsync(reply.Body, cancellationToken)).ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        await foreach (var update in CompletionReader.StreamAsync(reply.Body, cancellationToken))
        {
            yield return update;
        }
    }
}

/// <param name="Stream">Whether whole answers are streamed on the wire too.</param>
/// <param name="Silence">How long a stream may be silent, its beginning included.</param>
/// <param name="Try">How long the answer of a model may take that turned out not to stream.</param>
internal sealed record AdapterSettings(bool Stream, TimeSpan Silence, TimeSpan Try);
