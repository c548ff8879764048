using System.Globalization;
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
            content[Name(RecordContent.Request, i)] = call.Request;
            if (call.Response is { IsEmpty: false } response)
            {
                content[Name(RecordContent.Response, i)] = response;
            }
        }
    }

    private static string Name(string what, int index) => string.Create(CultureInfo.InvariantCulture, $"{what}-{index + 1:000}");

    private static CallEntry Entry(ModelCall call) => new(
        Sha256(call.Request), call.Response is { IsEmpty: false } response ? Sha256(response) : null, call.RequestModel, (long)call.Latency.TotalMilliseconds)
    {
        Region = call.Region,
        ResponseModel = call.ResponseModel,
        ResponseId = call.ResponseId,
        FinishReason = call.FinishReason,
        Parameters = call.Parameters,
        InputTokens = call.InputTokens,
        OutputTokens = call.OutputTokens,
        CacheReadTokens = call.CacheReadTokens,
        ReasoningTokens = call.ReasoningTokens,
        FirstTokenMs = call.FirstToken is { } first ? (long)first.TotalMilliseconds : null,
        Retries = call.Retries,
        Failure = call.Failure,
    };

    private static string Sha256(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
}
