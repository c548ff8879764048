namespace QuickAction.Core.Analysis;

/// <summary>One call of a model, from the exact bytes that left to the exact bytes that came back. Counts are null when the provider does not say.</summary>
public sealed record ModelCall
{
    /// <summary>The body as it was sent; kept on the erasable side, a commitment in the log.</summary>
    public required ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>The body as it came back, a streamed one joined; null or empty when nothing did. Kept like the request.</summary>
    public ReadOnlyMemory<byte>? Response { get; init; }

    /// <summary>Where the provider runs the model, as configured.</summary>
    public string? Region { get; init; }
    public required string RequestModel { get; init; }
    public string? ResponseModel { get; init; }
    public string? ResponseId { get; init; }
    public string? FinishReason { get; init; }

    /// <summary>What was asked for beside the text: temperature, top_p, seed, max_tokens, ... as they were sent.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
    public long? InputTokens { get; init; }
    public long? OutputTokens { get; init; }
    public long? CacheReadTokens { get; init; }
    public long? ReasoningTokens { get; init; }
    /// <summary>Null when nobody saw it end: the process died during the call.</summary>
    public required TimeSpan? Latency { get; init; }

    /// <summary>Until the first token of a streamed answer.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>How often it was tried again before it ended as it did.</summary>
    public int Retries { get; init; }

    /// <summary>Why it failed, as a code or the type of the error, never its message; null when it did not.</summary>
    public string? Failure { get; init; }
}

/// <param name="Micros">Millionths of the currency's unit.</param>
/// <param name="PriceList">Which version of the price table it was computed from.</param>
public sealed record CallCost(long Micros, string Currency, string PriceList);

/// <summary>What was done to identifiers before anything was sent.</summary>
public sealed record MaskingReport
{
    public required string RulesetVersion { get; init; }

    /// <summary>pseudonymise, redact or off.</summary>
    public required string Mode { get; init; }

    /// <summary>Why nothing was replaced, in the words of the person who chose so; null in the other modes. Kept as a commitment.</summary>
    public string? OffReason { get; init; }

    /// <summary>Identifiers replaced, by their kind.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>The key that seals the map of placeholders; null when there is no map.</summary>
    public string? MapKeyId { get; init; }

    /// <summary>
    /// Identifiers of a fixed pattern (numbers, postcodes, addresses, ...; not names) that a second look found in the text as it was sent; null when nobody looked.
    /// </summary>
    public long? ResidualHits { get; init; }

    /// <summary>Kinds of special-category matter of which the text that was sent has words, as codes; null when nobody looked.</summary>
    public IReadOnlyList<string>? SpecialCategories { get; init; }
}

/// <summary>What was done so that the source cannot give orders to a model.</summary>
/// <param name="MarkerLength">In characters; the marker itself is not recorded.</param>
/// <param name="Verdict">What the detector said of the source, as a code.</param>
public sealed record InjectionDefence(string Technique, int MarkerLength, string Detector, string Verdict);
