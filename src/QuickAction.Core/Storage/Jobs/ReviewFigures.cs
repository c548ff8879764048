using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>Reviews in numbers, as rows: what the record in the log says of the evidence, and how much there was to read. Without a key, so that an erasure leaves them.</summary>
public sealed class ReviewFigures(AuditStore store) : IReviewFigures
{
    private const string Insert = """
        INSERT INTO review_figure (record, job, team_id, outcome, created, words, dwell, sources, claims, checked, permille, special)
        VALUES (@record, @job, @team, @outcome, @now, @words, @dwell, @sources, @claims, @checked, @permille, @special)
        """;

    internal static async ValueTask InsertAsync(WriteSession session, JobId job, string team, string record, NewReview review, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Parameter[] values =
        [
            new("@record", record),
            new("@job", job.ToString()),
            new("@team", team),
            new("@outcome", review.Outcome.Text()),
            new("@now", now.ToUnixTimeMilliseconds()),
            new("@words", review.Words),
            new("@dwell", (long)review.Evidence.DwellUntil(now).TotalMilliseconds),
            new("@sources", (long)review.Evidence.SourcesOpened),
            new("@claims", review.Claims),
            new("@checked", (long)review.ClaimsChecked),
            new("@permille", (long)review.Edits.Permille),
            new("@special", review.HasSpecialCategories ? 1L : 0L),
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken);
    }

    private const string Select = """
        SELECT record, job, team_id, created, outcome, words, dwell, sources, claims, checked, permille, special FROM review_figure
        WHERE created >= @from AND created < @until ORDER BY created DESC, record
        """;

    public Task<IReadOnlyList<ReviewFigure>> ListAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Governance, cancellationToken);
        Parameter[] values = [new("@from", from.ToUnixTimeMilliseconds()), new("@until", until.ToUnixTimeMilliseconds())];
        return (IReadOnlyList<ReviewFigure>)await session.ListAsync(
            Select,
            values,
            row => new ReviewFigure(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                ReviewWords.Parse(row.GetString(4)) ?? throw new FormatException("Not a review's outcome."),
                row.GetInt64(5),
                TimeSpan.FromMilliseconds(row.GetInt64(6)),
                row.GetInt64(7),
                row.GetInt64(8),
                row.GetInt64(9),
                row.GetInt64(10),
                row.GetInt64(11) > 0),
            cancellationToken);
    });
}
