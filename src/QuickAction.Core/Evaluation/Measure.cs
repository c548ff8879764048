namespace QuickAction.Core.Evaluation;

/// <summary>One figure of one source: <paramref name="Hits"/> of <paramref name="Of"/>. Figures of several sources add up hits and wholes apart.</summary>
/// <param name="Of">0 when the source says nothing of it (no decision listed, so no precision); it then has no part in the mean.</param>
public sealed record Measure(double Hits, double Of)
{
    /// <summary>A figure that counts once for each source, such as a ROUGE score.</summary>
    public static Measure Each(double value) => new(value, 1);
}

/// <summary>The figures of one source, by the names of <see cref="Metrics"/>.</summary>
/// <param name="Failure">Why there are none; null when all went well.</param>
public sealed record CaseScore(string Name, IReadOnlyDictionary<string, Measure> Measures, string? Failure = null);

/// <summary>What is measured: names, in the order in which they are shown.</summary>
public static class Metrics
{
    /// <summary>ROUGE F1 of the summary, 0 to 100.</summary>
    public const string Rouge1 = "rouge1";
    public const string Rouge2 = "rouge2";
    public const string RougeL = "rougeL";

    /// <summary>Of the decisions listed, how many are in the reference; of those in the reference, how many were listed. 0 to 1.</summary>
    public const string DecisionPrecision = "decisionPrecision";
    public const string DecisionRecall = "decisionRecall";
    public const string ActionPrecision = "actionPrecision";
    public const string ActionRecall = "actionRecall";

    /// <summary>Of the actions found, how many have the reference's owner.</summary>
    public const string OwnerRight = "ownerRight";

    /// <summary>Of the source's segments, how many are cited.</summary>
    public const string Coverage = "coverage";

    /// <summary>Of the source's segments, how many were not analysed: the model gave no answer for them that could be used, or they could not be read.</summary>
    public const string NotAnalysed = "notAnalysed";

    /// <summary>Of the statements, how many are supported and have no finding of severity warn or high.</summary>
    public const string Grounding = "groundingRate";

    /// <summary>Of the statements, how many are marked unsupported.</summary>
    public const string Unsupported = "unsupportedRate";

    /// <summary>Seconds for a source.</summary>
    public const string Seconds = "seconds";

    /// <summary>Cost of a source in the currency of the price list; absent when the engine has no prices.</summary>
    public const string Cost = "cost";

    public static IReadOnlyList<string> All { get; } =
    [
        Rouge1, Rouge2, RougeL, DecisionPrecision, DecisionRecall, ActionPrecision, ActionRecall, OwnerRight, Coverage, NotAnalysed, Grounding, Unsupported, Seconds, Cost,
    ];
}
