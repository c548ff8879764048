using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>What an erasure takes of a job: its files, its results and what was asked for. The row stays and says that it was erased.</summary>
internal static class JobContent
{
    private const string DeleteFrames = "DELETE FROM file_frame WHERE file IN (SELECT file FROM job_file WHERE key = @key)";
    private const string DeleteFiles = "DELETE FROM job_file WHERE key = @key";
    private const string DeleteVersions = "DELETE FROM job_version WHERE key = @key";
    private const string DeleteEdits = "DELETE FROM job_edit WHERE key = @key";
    private const string DeleteReviews = "DELETE FROM job_review WHERE key = @key";
    private const string DeleteEvidence = "DELETE FROM job_evidence WHERE key = @key";
    private const string Mark = """
        UPDATE job SET state = 'erased', request = NULL, message = NULL, revision = revision + 1, updated = @now, ended = COALESCE(ended, @now)
        WHERE key = @key AND state <> 'erased'
        """;

    private const string Lock = "UPDATE job SET revision = revision WHERE key = @key";

    /// <summary>Keeps others from changing the job. To be taken before the lock of the log, as every change of a job does: else two would wait for each other.</summary>
    public static async ValueTask LockAsync(WriteSession session, string key, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(Lock, new Parameter[] { new("@key", key) }, cancellationToken);

    /// <param name="key">The id of the data key that is being destroyed.</param>
    public static async ValueTask DeleteAsync(WriteSession session, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Parameter[] one = [new("@key", key)];
        await session.ExecuteAsync(DeleteFrames, one, cancellationToken);
        await session.ExecuteAsync(DeleteFiles, one, cancellationToken);
        await session.ExecuteAsync(DeleteVersions, one, cancellationToken);
        await session.ExecuteAsync(DeleteEdits, one, cancellationToken);
        await session.ExecuteAsync(DeleteReviews, one, cancellationToken);
        await session.ExecuteAsync(DeleteEvidence, one, cancellationToken);
        await BreakGlass.ForgetAsync(session, key, cancellationToken);
        await session.ExecuteAsync(Mark, new Parameter[] { new("@now", now.ToUnixTimeMilliseconds()), new("@key", key) }, cancellationToken);
    }
}
