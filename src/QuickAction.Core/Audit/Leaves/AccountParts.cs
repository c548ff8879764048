using System.Globalization;
using QuickAction.Core.Audit.Json;

namespace QuickAction.Core.Audit.Leaves;

/// <summary>What calls of a model a decision took, by commitments to what was sent and what came back, with the sums of what they used.</summary>
/// <param name="Calls">The calls in their order. A leaf lists the first <see cref="MostListed"/>; the sums are of all.</param>
public sealed record CallsPart(IReadOnlyList<CallEntry> Calls) : LeafPart
{
    /// <summary>Keeps a leaf within its size; a decision that takes more is the rare one with many repairs, and its content has them all.</summary>
    public const int MostListed = 16;

    /// <summary>Names in the commitment to the calls that are not listed.</summary>
    public const string Rendered = "rendered";
    public const string Response = "response";

    internal override void Write(LeafWriter leaf)
    {
        leaf.Groups("calls", [.. Calls.Take(MostListed)], Write);
        leaf.Rest("calls_more", "calls_commit", Calls, MostListed, static call => new CanonicalObject
        {
            { Rendered, call.RequestSha256 },
            { Response, call.ResponseSha256 is null ? null : (CanonicalValue)call.ResponseSha256 },
        });
        leaf.Plain("calls_total", Calls.Count);
        leaf.Plain("input_tokens", Sum(c => c.InputTokens));
        leaf.Plain("output_tokens", Sum(c => c.OutputTokens));
        leaf.Plain("cache_read_tokens", Sum(c => c.CacheReadTokens));
        leaf.Plain("reasoning_tokens", Sum(c => c.ReasoningTokens));
        leaf.Plain("retries", Calls.Sum(c => (long)c.Retries));
    }

    private static void Write(LeafWriter to, CallEntry call)
    {
        to.Committed("rendered_commit", call.RequestSha256);
        to.Committed("response_commit", call.ResponseSha256 is null ? null : (Json.CanonicalValue)call.ResponseSha256);
        to.Foreign("endpoint_region", call.Region);
        to.Foreign("request_model", call.RequestModel);
        to.Foreign("response_model", call.ResponseModel);
        to.Foreign("response_id", call.ResponseId);
        to.Texts("finish_reasons", call.FinishReason is { } reason ? [LeafWriter.Bounded(reason)] : []);
        to.Group("params", inner =>
        {
            foreach (var (name, value) in call.Parameters)
            {
                inner.Plain(name, Parameter(value));
            }
        });
        to.Plain("latency_ms", call.LatencyMs);
        to.Plain("ttft_ms", call.FirstTokenMs);
        to.Plain("failure", call.Failure);
    }

    /// <summary>A whole number as one; a fraction stays the decimal text that it was sent as.</summary>
    private static CanonicalValue Parameter(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        && whole is >= -CanonicalNumber.Largest and <= CanonicalNumber.Largest
        && whole.ToString(CultureInfo.InvariantCulture) == value
            ? whole
            : LeafWriter.Bounded(value);

    private long? Sum(Func<CallEntry, long?> count) => Calls.Any(c => count(c) is not null) ? Calls.Sum(c => count(c) ?? 0) : null;
}

/// <param name="RequestSha256">Of the bytes that were sent. Personal.</param>
/// <param name="ResponseSha256">Of the bytes that came back. Personal.</param>
public sealed record CallEntry(string RequestSha256, string? ResponseSha256, string RequestModel, long? LatencyMs)
{
    public string? Region { get; init; }
    public string? ResponseModel { get; init; }
    public string? ResponseId { get; init; }
    public string? FinishReason { get; init; }
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
    public long? InputTokens { get; init; }
    public long? OutputTokens { get; init; }
    public long? CacheReadTokens { get; init; }
    public long? ReasoningTokens { get; init; }
    public long? FirstTokenMs { get; init; }
    public int Retries { get; init; }
    public string? Failure { get; init; }
}

/// <param name="Micros">Millionths of the currency's unit.</param>
public sealed record CostPart(long Micros, string Currency, string PriceListVersion) : LeafPart
{
    internal override void Write(LeafWriter leaf) => leaf.Group("cost", to =>
    {
        to.Fraction("amount", Micros / 1_000_000m);
        to.Plain("currency", Currency);
        to.Plain("price_list_version", PriceListVersion);
    });
}

/// <summary>What was done to identifiers before anything was sent.</summary>
public sealed record PrivacyPart : LeafPart
{
    public required string RulesetVersion { get; init; }
    public required string Mode { get; init; }

    /// <summary>Why nothing was replaced, as a person wrote it. Personal.</summary>
    public string? OffReason { get; init; }
    public required IReadOnlyDictionary<string, long> Counts { get; init; }
    public string? MapKeyId { get; init; }

    /// <summary>Identifiers of a fixed pattern found in what was sent; null when nobody looked.</summary>
    public long? ResidualHits { get; init; }

    /// <summary>Null when nobody looked.</summary>
    public IReadOnlyList<string>? SpecialCategories { get; init; }

    internal override void Write(LeafWriter leaf)
    {
        leaf.Group("redaction", to =>
        {
            to.Plain("ruleset_version", RulesetVersion);
            to.Plain("mode", Mode);
            to.Group("counts", counts =>
            {
                foreach (var (kind, count) in Counts)
                {
                    counts.Plain(kind, count);
                }
            });
            to.Plain("map_key_id", MapKeyId);
        });
        leaf.Committed("mask_off_reason", OffReason is null ? null : (CanonicalValue)OffReason);
        if (ResidualHits is { } hits)
        {
            leaf.Group("residual_scan", to => to.Plain("hits", hits));
        }

        if (SpecialCategories is { } categories)
        {
            leaf.Texts("special_category", categories);
        }
    }
}

/// <summary>What was done so that the source cannot give orders to a model.</summary>
public sealed record DefencePart(string Technique, int MarkerLength, string Detector, string Verdict) : LeafPart
{
    internal override void Write(LeafWriter leaf) => leaf.Group("defence", to =>
    {
        to.Plain("technique", Technique);
        to.Plain("marker_len", MarkerLength);
        to.Plain("detector", Detector);
        to.Plain("verdict", Verdict);
    });
}
