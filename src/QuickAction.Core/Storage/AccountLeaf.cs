using System.Security.Cryptography;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;

namespace QuickAction.Core.Storage;

/// <summary>What an engine told of a decision, as it goes into the record and its content.</summary>
internal static class AccountLeaf
{
    public static IEnumerable<LeafPart> Parts(EngineAccount? account)
    {
        if (account?.Calls is { Count: > 0 } calls)
        {
            yield return new CallsPart([.. calls.Select(Entry)]);
        }

        if (account?.Cost is { } cost)
        {
            yield return new CostPart(cost.Micros, cost.Currency, cost.PriceList);
        }

        if (account?.Masking is { } masking)
        {
            yield return new PrivacyPart
            {
                RulesetVersion = masking.RulesetVersion,
                Mode = masking.Mode,
                OffReason = masking.OffReason,
                Counts = masking.Counts,
                MapKeyId = masking.MapKeyId,
                ResidualHits = masking.ResidualHits,
                SpecialCategories = masking.SpecialCategories,
            };
        }

        if (account?.Defence is { } defence)
        {
            yield return new DefencePart(defence.Technique, defence.MarkerLength, defence.Detector, defence.Verdict);
        }
    }

    /// <summary>The exact bytes that left and came back, under names in the order of the calls: <c>request-001</c>, <c>response-001</c>, ...</summary>
    public static void AddTo(IDictionary<string, ReadOnlyMemory<byte>> content, EngineAccount? account)
    {
        foreach (var (i, call) in (account?.Calls ?? []).Index())
        {
            content[RecordContent.Numbered(RecordContent.Request, i)] = call.Request;
            if (call.Response is { IsEmpty: false } response)
            {
                content[RecordContent.Numbered(RecordContent.Response, i)] = response;
            }
        }
    }

    private static CallEntry Entry(ModelCall call) => new(
        Sha256(call.Request), call.Response is { IsEmpty: false } response ? Sha256(response) : null, call.RequestModel, (long?)call.Latency?.TotalMilliseconds)
    {
        Region = call.Region,
        ResponseModel = call.ResponseModel,
        ResponseId = call.ResponseId,
        FinishReason = call.FinishReason,
        Parameters = call.Parameters,
        InputTokens = Sane(call.InputTokens),
        OutputTokens = Sane(call.OutputTokens),
        CacheReadTokens = Sane(call.CacheReadTokens),
        ReasoningTokens = Sane(call.ReasoningTokens),
        FirstTokenMs = call.FirstToken is { } first ? (long)first.TotalMilliseconds : null,
        Retries = call.Retries,
        Failure = call.Failure,
    };

    /// <summary>A provider's own count, which could be any number: more than a billion for one call is not one, and no record may fail for it.</summary>
    private static long? Sane(long? count) => count is { } number ? Math.Clamp(number, 0, 1_000_000_000) : null;

    private static string Sha256(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
}
