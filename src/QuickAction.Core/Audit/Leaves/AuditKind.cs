namespace QuickAction.Core.Audit.Leaves;

/// <summary>What a leaf says happened.</summary>
public static class AuditKind
{
    /// <summary>An engine is about to be asked. Stands before the call, so that a crash or a suppressed answer leaves a trace.</summary>
    public const string DecisionRequested = "decision.requested";
    public const string DecisionCompleted = "decision.completed";
    public const string DecisionFailed = "decision.failed";

    /// <summary>A job of the service has another state.</summary>
    public const string JobChanged = "job.changed";

    /// <summary>A file was refused on its way in and is kept in quarantine.</summary>
    public const string UploadRefused = "upload.refused";
    public const string ReviewRecorded = "review.recorded";
    public const string ExportMade = "export.made";
    public const string ErasureApplied = "erasure.applied";
    public const string ConfigChanged = "config.changed";

    /// <summary>Somebody of governance opened another team's content, was shown some of it, closed it.</summary>
    public const string BreakGlassOpened = "break_glass.opened";
    public const string BreakGlassUsed = "break_glass.used";
    public const string BreakGlassClosed = "break_glass.closed";
}
