using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.TestKit.Models;

/// <summary>The <c>scripted</c> provider: its replies are a function of the request and nothing else, faults included.</summary>
/// <param name="script">What is answered; throw a <see cref="ModelCallException"/> for a fault.</param>
public sealed class ScriptedChatClient(Func<ScriptedRequest, CancellationToken, Task<ChatResponse>> script) : IChatClient
{
    public ScriptedChatClient(Func<ScriptedRequest, ChatResponse> script)
        : this((request, _) => Task.FromResult(script(request)))
    {
    }

    private readonly List<ScriptedRequest> _requests = [];

    private readonly Lock _lock = new();

    public static readonly Uri Endpoint = new("https://scripted.invalid/");

    /// <summary>Every request so far, in the order in which they came.</summary>
    public IReadOnlyList<ScriptedRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Answers every request with the same text.</summary>
    public static ScriptedChatClient Saying(string text) => new(_ => Reply(text));

    /// <summary>Answers the first request with the first text and so on; the last is repeated.</summary>
    public static ScriptedChatClient Saying(params string[] texts) => new(r => Reply(texts[Math.Min(r.Number, texts.Length - 1)]));

    /// <summary>Does what a server would that does this with every request.</summary>
    public static ScriptedChatClient Doing(StandInAnswer answer) => new(async (_, cancellationToken) =>
    {
        await answer.After.WaitAsync(cancellationToken);
        return answer switch
        {
            StandInAnswer.Says says => Reply(says),
            StandInAnswer.Fails { Status: 401 } => throw new ModelCallException(ModelFault.KeyRefused, 401),
            StandInAnswer.Fails { Status: 429 } => throw new ModelCallException(ModelFault.RateLimited, 429),
            StandInAnswer.Fails fails => throw new ModelCallException(ModelFault.ServerError, fails.Status),
            StandInAnswer.Drops => throw new ModelCallException(ModelFault.ConnectionLost),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
        };
    });

    public static ChatResponse Reply(string text, ChatFinishReason? finish = null, long input = 100, long output = 20) =>
        new(new ChatMessage(ChatRole.Assistant, text))
        {
            FinishReason = finish ?? ChatFinishReason.Stop,
            ModelId = "scripted-1",
            ResponseId = "reply",
            Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output },
        };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ScriptedRequest request;
        lock (_lock)
        {
            request = new ScriptedRequest(_requests.Count, [.. messages], options);
            _requests.Add(request);
        }

        return script(request, cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted", Endpoint, "scripted-1") : null;

    private static ChatResponse Reply(StandInAnswer.Says says)
    {
        List<AIContent> contents = [new TextContent(says.Text)];
        if (says.Refusal is not null)
        {
            contents.Add(new ErrorContent(says.Refusal) { ErrorCode = ReplyCodes.Refusal });
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = new ChatFinishReason(says.Finish),
            ModelId = "scripted-1",
            ResponseId = "reply",
            Usage = says.Usage is { } usage
                ? new UsageDetails
                {
                    InputTokenCount = usage.Input,
                    OutputTokenCount = usage.Output,
                    TotalTokenCount = usage.Input + usage.Output,
                    CachedInputTokenCount = usage.Cached,
                    ReasoningTokenCount = usage.Reasoning,
                }
                : null,
            AdditionalProperties = says.Filtered is null ? null : new() { [ReplyCodes.Filtered] = says.Filtered },
        };
    }

    public void Dispose()
    {
    }
}

/// <param name="Number">From 0.</param>
public sealed record ScriptedRequest(int Number, IReadOnlyList<ChatMessage> Messages, ChatOptions? Options);
