using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Where a decision's records stand in the log. A convenience: everything in it follows from the leaves.</summary>
internal static class DecisionIndex
{
    private const string Open = "INSERT INTO audit_decision (decision, requested) VALUES (@decision, @position)";
    private const string Close = "UPDATE audit_decision SET closed = @position WHERE decision = @decision AND closed IS NULL";

    /// <exception cref="InvalidOperationException">A decision is closed that was not requested, or twice.</exception>
    public static async ValueTask NoteAsync(WriteSession session, string decision, string kind, long position, CancellationToken cancellationToken)
    {
        var statement = kind switch
        {
            AuditKind.DecisionRequested => Open,
            AuditKind.DecisionCompleted or AuditKind.DecisionFailed => Close,
            _ => null,
        };
        if (statement is not null
            && await session.ExecuteAsync(statement, new Parameter[] { new("@decision", decision), new("@position", position) }, cancellationToken) != 1)
        {
            throw new InvalidOperationException("A decision is closed once, after it was requested.");
        }
    }

    private const string OpenAgain = Open + " ON CONFLICT (decision) DO NOTHING";
    private const string CloseAgain = "UPDATE audit_decision SET closed = @position WHERE decision = @decision";

    /// <summary>The same for a record that is put back, of which the index may know already.</summary>
    public static async ValueTask NoteAgainAsync(WriteSession session, string decision, string kind, long position, CancellationToken cancellationToken)
    {
        var statement = kind switch
        {
            AuditKind.DecisionRequested => OpenAgain,
            AuditKind.DecisionCompleted or AuditKind.DecisionFailed => CloseAgain,
            _ => null,
        };
        if (statement is not null)
        {
            await session.ExecuteAsync(statement, new Parameter[] { new("@decision", decision), new("@position", position) }, cancellationToken);
        }
    }

    private const string SelectOpenOf = """
        SELECT audit_decision.decision FROM audit_decision JOIN audit_content ON audit_content.decision = audit_decision.decision
        WHERE audit_decision.closed IS NULL AND audit_content.job = @job ORDER BY audit_decision.requested
        """;

    /// <summary>The job's decisions that were requested and have not ended.</summary>
    public static ValueTask<List<string>> OpenOfAsync(Session session, string job, CancellationToken cancellationToken) =>
        session.ListAsync(SelectOpenOf, new Parameter[] { new("@job", job) }, row => row.GetString(0), cancellationToken);

    private const string CountOpen = "SELECT COUNT(*) FROM audit_decision WHERE closed IS NULL";

    public static ValueTask<long> OpenAsync(Session session, CancellationToken cancellationToken) =>
        session.FirstAsync(CountOpen, default, row => row.GetInt64(0), cancellationToken);

    private const string SelectPlaces = "SELECT requested, closed FROM audit_decision WHERE decision = @decision";

    /// <summary>The indexes of a decision's records, the request first; empty when the log knows no such decision.</summary>
    public static async ValueTask<IReadOnlyList<long>> PlacesAsync(Session session, string decision, CancellationToken cancellationToken) =>
        await session.FirstAsync<IReadOnlyList<long>>(
            SelectPlaces,
            new Parameter[] { new("@decision", decision) },
            row => row.IsDBNull(1) ? [row.GetInt64(0)] : [row.GetInt64(0), row.GetInt64(1)],
            cancellationToken) ?? [];
}
