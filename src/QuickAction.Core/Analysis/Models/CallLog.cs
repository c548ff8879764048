using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuickAction.Core.Analysis.Models.Structured;

namespace QuickAction.Core.Analysis.Models;

/// <summary>The requests of one question as they leave, and what became of them, for the engine's account.</summary>
internal sealed class CallLog(string model, int maxTokens, TimeProvider clock) : IRequestRecorder
{
    private readonly Lock _lock = new();
    private readonly List<(SentRequest Request, long At)> _sent = [];

    public ValueTask RecordAsync(SentRequest request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _sent.Add((request, clock.GetTimestamp()));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Every request that left is a call; the last ones were answered, those before were tried again.</summary>
    /// <param name="answer">The JSON of the last answer, when it could be used.</param>
    public void Answered(EngineAccount account, IReadOnlyList<CallFacts> facts, JsonObject? answer)
    {
        var ended = clock.GetTimestamp();
        for (var i = 0; i < _sent.Count; i++)
        {
            var fact = i - (_sent.Count - facts.Count) is >= 0 and var place ? facts[place] : null;
            var isLast = i == _sent.Count - 1;
            account.Add(Call(i, isLast ? ended : _sent[i + 1].At) with
            {
                Response = isLast && answer is not null ? JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJson.Default.JsonObject) : null,
                ResponseModel = fact?.Model,
                ResponseId = fact?.ResponseId,
                FinishReason = fact?.FinishReason,
                InputTokens = fact?.InputTokens,
                OutputTokens = fact?.OutputTokens,
                CacheReadTokens = fact?.CachedTokens,
                ReasoningTokens = fact?.ReasoningTokens,
                Retries = isLast ? Math.Max(0, _sent.Count - Math.Max(1, facts.Count)) : 0,
                Failure = fact is null ? "tried-again" : null,
            });
        }
    }

    /// <summary>The question came to nothing: what left is on record all the same.</summary>
    public void Failed(EngineAccount account, Exception error)
    {
        if (account.Calls.Count > 0)
        {
            return;
        }

        var ended = clock.GetTimestamp();
        for (var i = 0; i < _sent.Count; i++)
        {
            account.Add(Call(i, i == _sent.Count - 1 ? ended : _sent[i + 1].At) with { Failure = error is OperationCanceledException ? "cancelled" : error.GetType().Name });
        }
    }

    private ModelCall Call(int at, long ended) => new()
    {
        Request = _sent[at].Request.Body,
        RequestModel = model,
        Latency = clock.GetElapsedTime(_sent[at].At, ended),
        Parameters = new Dictionary<string, string> { ["max_tokens"] = maxTokens.ToString(CultureInfo.InvariantCulture) },
    };
}
