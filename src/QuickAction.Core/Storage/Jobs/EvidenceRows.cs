using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>What reviewers were shown, as the service saw it: a row for each thing, and one for the visit that sums the time between things.</summary>
internal static class EvidenceRows
{
    public const string Version = "version";
    public const string Source = "source";
    public const string Segment = "segment";
    private const string Visit = "visit";

    // A job of another team, or one that was erased, gives no row. The longest pause is ReviewEvidence.LongestPause.
    private const string Upsert = """
        INSERT INTO job_evidence (job, number, team_id, key, tenant, person, what, place, first_at, last_at, dwell)
        SELECT id, @number, team_id, key, @tenant, @person, @what, @place, @now, @now, 0 FROM job WHERE id = @id AND team_id = @team AND state <> 'erased'
        ON CONFLICT (job, tenant, person, number, what, place) DO UPDATE SET
            dwell = job_evidence.dwell + CASE
                WHEN excluded.last_at < job_evidence.last_at THEN 0
                WHEN excluded.last_at - job_evidence.last_at > @pause THEN @pause
                ELSE excluded.last_at - job_evidence.last_at END,
            last_at = CASE WHEN excluded.last_at < job_evidence.last_at THEN job_evidence.last_at ELSE excluded.last_at END
        """;

    public static async ValueTask NoteAsync(
        WriteSession session, string team, JobId id, DecisionActor to, int version, string what, long place, long now, CancellationToken cancellationToken)
    {
        foreach (var (kind, where) in ((string, long)[])[(what, place), (Visit, 0)])
        {
            Parameter[] values =
            [
                new("@id", id.ToString()),
                new("@team", team),
                new("@number", (long)version),
                new("@tenant", to.Tenant),
                new("@person", to.Person),
                new("@what", kind),
                new("@place", where),
                new("@now", now),
                new("@pause", (long)ReviewEvidence.LongestPause.TotalMilliseconds),
            ];
            await session.ExecuteAsync(Upsert, values, cancellationToken);
        }
    }

    private const string Select = """
        SELECT what, place, first_at, last_at, dwell, number FROM job_evidence
        WHERE job = @id AND team_id = @team AND tenant = @tenant AND person = @person AND number >= @from
        """;

    public static async ValueTask<ReviewEvidence> ReadAsync(Session session, string team, JobId id, DecisionActor of, int fromVersion, CancellationToken cancellationToken)
    {
        Parameter[] values =
        [
            new("@id", id.ToString()),
            new("@team", team),
            new("@tenant", of.Tenant),
            new("@person", of.Person),
            new("@from", (long)fromVersion),
        ];
        var rows = await session.ListAsync(
            Select,
            values,
            row => (What: row.GetString(0), Place: row.GetInt64(1), First: row.GetInt64(2), Last: row.GetInt64(3), Dwell: row.GetInt64(4), Version: (int)row.GetInt64(5)),
            cancellationToken);
        var shown = rows.Where(r => r.What == Version).ToList();
        var visits = rows.Where(r => r.What == Visit).ToList();
        return new ReviewEvidence(
            shown.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(shown.Min(r => r.First)),
            [.. shown.Select(r => r.Version).Order()],
            TimeSpan.FromMilliseconds(visits.Sum(r => r.Dwell)),
            visits.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(visits.Max(r => r.Last)),
            rows.Any(r => r.What == Source),
            rows.Where(r => r.What == Segment).Select(r => (int)r.Place).ToHashSet());
    }
}
