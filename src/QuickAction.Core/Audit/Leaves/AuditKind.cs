namespace QuickAction.Core.Audit.Leaves;

/// <summary>What a leaf says happened.</summary>
public static class AuditKind
{
    /// <summary>An engine is about to be asked. Stands before the call, so that a crash or a suppressed answer leaves a trace.</summary>
    public const string DecisionRequested = "decision.requested";
    public const string DecisionCompleted = "decision.completed";
    public const string DecisionFailed = "decision.failed";
    public const string ReviewRecorded = "review.recorded";
    public const string ExportMade = "export.made";
    public const string ErasureApplied = "erasure.applied";
    public const string ConfigChanged = "config.changed";
}
