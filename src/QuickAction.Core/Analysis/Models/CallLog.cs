using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuickAction.Core.Analysis.Models.Structured;

namespace QuickAction.Core.Analysis.Models;

/// <summary>The requests of one question as they leave, and what became of them, for the engine's account.</summary>
internal sealed class CallLog(string model, EngineAccount keeper, TimeProvider clock) : IRequestRecorder
{
    private readonly Lock _lock = new();
    private readonly List<Sent> _sent = [];

    public async ValueTask RecordAsync(SentRequest request, CancellationToken cancellationToken)
    {
        await keeper.SendingAsync(request.Body, cancellationToken);
        lock (_lock)
        {
            _sent.Add(new Sent(request, clock.GetTimestamp()));
        }
    }

    public void Returned(ReturnedReply reply)
    {
        lock (_lock)
        {
            // One question asks one thing at a time: what comes back is for what was sent last.
            if (_sent is [.., { Reply: null } last])
            {
                (last.Reply, last.Ended) = (reply, clock.GetTimestamp());
            }
        }
    }

    /// <summary>Every request that left is a call: some were answered, the others tried again.</summary>
    /// <param name="facts">What is known of the answers, in order.</param>
    /// <param name="answer">The JSON of the last answer, for a client that does not hand over the bytes that it has read.</param>
    public void Answered(EngineAccount account, IReadOnlyList<CallFacts> facts, JsonObject? answer)
    {
        var answered = AnsweredOnes(facts.Count);
        var (next, retries) = (0, 0);
        for (var i = 0; i < _sent.Count; i++)
        {
            var fact = answered.Contains(i) ? facts[next++] : null;
            var call = Call(i) with { Retries = fact is null ? 0 : retries, Failure = fact is null ? Failure(_sent[i].Reply) : null };
            account.Add(fact is null ? call : call with
            {
                Response = call.Response ?? (next == facts.Count && answer is not null ? JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJson.Default.JsonObject) : null),
                ResponseModel = fact.Model,
                ResponseId = fact.ResponseId,
                FinishReason = fact.FinishReason,
                InputTokens = fact.InputTokens,
                OutputTokens = fact.OutputTokens,
                CacheReadTokens = fact.CachedTokens,
                ReasoningTokens = fact.ReasoningTokens,
            });
            retries = fact is null ? retries + 1 : 0;
        }
    }

    /// <summary>The question came to nothing: what left is on record all the same.</summary>
    public void Failed(EngineAccount account, Exception error)
    {
        if (account.Calls.Count > 0)
        {
            return;
        }

        for (var i = 0; i < _sent.Count; i++)
        {
            var last = i == _sent.Count - 1;
            var why = !last || _sent[i].Reply is { IsWhole: false } ? Failure(_sent[i].Reply) : error.GetType().Name;
            account.Add(Call(i) with { Failure = last && error is OperationCanceledException ? "cancelled" : why, Retries = last ? i : 0 });
        }
    }

    /// <summary>Which requests were answered: those whose answers were read whole; the last ones where nobody said so.</summary>
    private HashSet<int> AnsweredOnes(int count)
    {
        var whole = Enumerable.Range(0, _sent.Count).Where(i => _sent[i].Reply is { IsWhole: true }).ToHashSet();
        return whole.Count == count ? whole : [.. Enumerable.Range(Math.Max(0, _sent.Count - count), Math.Min(count, _sent.Count))];
    }

    /// <summary>Why a request was tried again, in a word: the HTTP status says most.</summary>
    private static string Failure(ReturnedReply? reply) => reply switch
    {
        null => "no-reply",
        // Broken off, or no answer at all.
        { Status: >= 200 and < 300 } => "bad-reply",
        _ => string.Create(CultureInfo.InvariantCulture, $"http-{reply.Status}"),
    };

    private ModelCall Call(int at)
    {
        var sent = _sent[at];
        var ended = sent.Ended ?? (at + 1 < _sent.Count ? _sent[at + 1].At : clock.GetTimestamp());
        return new ModelCall
        {
            Request = sent.Request.Body,
            Response = sent.Reply is { Body.IsEmpty: false } reply ? reply.Body : (ReadOnlyMemory<byte>?)null,
            RequestModel = model,
            Latency = clock.GetElapsedTime(sent.At, ended),
            FirstToken = sent.Reply?.FirstToken,
            Parameters = Parameters(sent.Request.Body),
        };
    }

    /// <summary>What was asked for beside the text, as it stands in the request; of an answer's form only its type.</summary>
    private static Dictionary<string, string> Parameters(ReadOnlyMemory<byte> request)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var body = JsonDocument.Parse(request);
            foreach (var property in body.RootElement.EnumerateObject().Where(p => p.Name is not ("model" or "messages" or "stream_options")))
            {
                found[property.Name] = property.Value.ValueKind == JsonValueKind.Object
                    ? property.Value.TryGetProperty("type", out var type) ? type.ToString() : "object"
                    : property.Value.ToString();
            }
        }
        catch (JsonException)
        {
            // Another client than ours may send something else than JSON.
        }

        return found;
    }

    private sealed class Sent(SentRequest request, long at)
    {
        public SentRequest Request { get; } = request;

        public long At { get; } = at;

        public ReturnedReply? Reply { get; set; }

        public long? Ended { get; set; }
    }
}
