using System.Text.Json;
using System.Text.Json.Serialization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>Reviews as rows; the reviewer's name and words stand sealed under the job's data key.</summary>
internal static class ReviewRows
{
    private const string Insert = """
        INSERT INTO job_review (record, job, team_id, key, number, sha256, tenant, person, role, outcome, reason_code, created, sealed)
        VALUES (@record, @job, @team, @key, @number, @sha256, @tenant, @person, @role, @outcome, @code, @now, @sealed)
        """;

    /// <param name="record">The id of the record in the log, which names the row.</param>
    public static async ValueTask InsertAsync(
        WriteSession session, DataKey key, JobId job, string team, string record, NewReview review, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = JsonSerializer.SerializeToUtf8Bytes(new SealedReview(review.Name, review.Reason, review.Resolutions), SealedReviewJson.Default.SealedReview);
        Parameter[] values =
        [
            new("@record", record),
            new("@job", job.ToString()),
            new("@team", team),
            new("@key", key.Id),
            new("@number", (long)review.Version),
            new("@sha256", review.Sha256),
            new("@tenant", review.By.Tenant),
            new("@person", review.By.Person),
            new("@role", review.By.Role),
            new("@outcome", review.Outcome.Text()),
            new("@code", review.ReasonCode),
            new("@now", now.ToUnixTimeMilliseconds()),
            new("@sealed", Sealed.Seal(key.Secret, Name(record), words)),
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken);
    }

    private const string Select = """
        SELECT record, number, sha256, tenant, person, role, outcome, reason_code, created, sealed FROM job_review
        WHERE job = @job AND team_id = @team ORDER BY created, record
        """;

    public static async ValueTask<IReadOnlyList<RecordedReview>> ListAsync(Session session, DataKey key, JobId job, string team, CancellationToken cancellationToken)
    {
        Parameter[] values = [new("@job", job.ToString()), new("@team", team)];
        return await session.ListAsync(
            Select,
            values,
            row =>
            {
                var words = Open(key, row.GetString(0), row.GetFieldValue<byte[]>(9));
                return new RecordedReview(
                    (int)row.GetInt64(1),
                    row.GetString(2),
                    new DecisionActor(row.GetString(3), row.GetString(4), team, row.GetString(5)),
                    words.Name,
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
                    ReviewWords.Parse(row.GetString(6)) ?? throw new FormatException("Not a review's outcome."),
                    row.IsDBNull(7) ? null : row.GetString(7),
                    words.Reason,
                    words.Resolutions);
            },
            cancellationToken);
    }

    private static SealedReview Open(DataKey key, string record, byte[] bytes) => Sealed.Open(key.Secret, Name(record), bytes) is { } plain
        ? JsonSerializer.Deserialize(plain, SealedReviewJson.Default.SealedReview) ?? throw Changed()
        : throw Changed();

    private static string Name(string record) => $"quickaction review v1\n{record}";

    private static QuickActionException Changed() => new(ProblemCode.Unavailable, "A review was changed in the database; restore the database from a backup.");
}

/// <summary>What of a review is personal.</summary>
internal sealed record SealedReview(string Name, string? Reason, IReadOnlyList<Resolution> Resolutions);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SealedReview))]
internal sealed partial class SealedReviewJson : JsonSerializerContext;
