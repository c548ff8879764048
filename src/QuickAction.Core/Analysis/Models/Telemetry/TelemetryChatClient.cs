using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Telemetry;

/// <summary>One span and two measurements for each try of a call: names, counts and times, never content.</summary>
internal sealed class TelemetryChatClient : DelegatingChatClient
{
    private static readonly ActivitySource Source = new(GenAi.SourceName);
    private static readonly Meter Meter = new(GenAi.SourceName);
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>(GenAi.TokenUsage, "{token}", "Number of input and output tokens used.");
    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>(GenAi.Duration, "s", "GenAI operation duration.");

    private readonly ChatClientMetadata? _metadata;
    private readonly TimeProvider _clock;

    public TelemetryChatClient(IChatClient inner, TimeProvider clock)
        : base(inner)
    {
        _metadata = inner.GetService<ChatClientMetadata>();
        _clock = clock;
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var activity = Start(options);
        var started = _clock.GetTimestamp();
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            End(activity, options, response, null, started);
            return response;
        }
        catch (Exception error)
        {
            End(activity, options, null, error, started);
            throw;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var activity = Start(options);
        var started = _clock.GetTimestamp();
        var seen = new List<ChatResponseUpdate>();
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception error)
            {
                End(activity, options, null, error, started);
                throw;
            }

            seen.Add(updates.Current);
            yield return updates.Current;
        }

        End(activity, options, seen.ToChatResponse(), null, started);
    }

    private Activity? Start(ChatOptions? options)
    {
        var model = options?.ModelId ?? _metadata?.DefaultModelId;
        var activity = Source.StartActivity($"{GenAi.Chat} {model}", ActivityKind.Client);
        if (activity is null)
        {
            return null;
        }

        foreach (var (name, value) in Common(options))
        {
            activity.SetTag(name, value);
        }

        activity.SetTag(GenAi.RequestMaxTokens, options?.MaxOutputTokens);
        activity.SetTag(GenAi.RequestTemperature, options?.Temperature);
        activity.SetTag(GenAi.RequestSeed, options?.Seed);
        activity.SetTag(GenAi.OutputType, options?.ResponseFormat is ChatResponseFormatJson ? "json" : "text");
        if (CallContext.Of(options).Prompt is { } prompt)
        {
            activity.SetTag(GenAi.PromptName, prompt.Name);
            activity.SetTag(GenAi.PromptVersion, prompt.Version);
        }

        return activity;
    }

    private void End(Activity? activity, ChatOptions? options, ChatResponse? response, Exception? error, long started)
    {
        var tags = new TagList([.. Common(options)]);
        if (error is not null)
        {
            var type = error is ModelCallException fault ? fault.Fault.ToString() : error.GetType().Name;
            activity?.SetTag(GenAi.ErrorType, type);
            activity?.SetStatus(ActivityStatusCode.Error);
            tags.Add(GenAi.ErrorType, type);
        }

        if (response is not null)
        {
            activity?.SetTag(GenAi.ResponseModel, response.ModelId);
            activity?.SetTag(GenAi.ResponseId, response.ResponseId);
            activity?.SetTag(GenAi.FinishReasons, response.FinishReason is { } finish ? new[] { finish.Value } : null);
            activity?.SetTag(GenAi.InputTokens, response.Usage?.InputTokenCount);
            activity?.SetTag(GenAi.OutputTokens, response.Usage?.OutputTokenCount);
            activity?.SetTag(GenAi.CachedTokens, response.Usage?.CachedInputTokenCount);
            activity?.SetTag(GenAi.ReasoningTokens, response.Usage?.ReasoningTokenCount);
            Count(response.Usage?.InputTokenCount, "input", tags);
            Count(response.Usage?.OutputTokenCount, "output", tags);
        }

        Seconds.Record(_clock.GetElapsedTime(started).TotalSeconds, tags);
    }

    private static void Count(long? tokens, string type, TagList tags)
    {
        if (tokens is { } count)
        {
            tags.Add(GenAi.TokenType, type);
            Tokens.Record(count, tags);
        }
    }

    private IEnumerable<KeyValuePair<string, object?>> Common(ChatOptions? options)
    {
        yield return new(GenAi.Operation, GenAi.Chat);
        yield return new(GenAi.Provider, _metadata?.ProviderName);
        yield return new(GenAi.RequestModel, options?.ModelId ?? _metadata?.DefaultModelId);
        yield return new(GenAi.ServerAddress, _metadata?.ProviderUri?.Host);
        yield return new(GenAi.ServerPort, _metadata?.ProviderUri?.Port);
    }
}
