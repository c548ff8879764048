using QuickAction.Core.Documents;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

public sealed partial class FileVault
{
    private const string SelectFiles = "SELECT file, wrapped, bytes FROM job_file WHERE job = @job AND team_id = @team AND number > 0 ORDER BY number";
    private const string SelectSource = "SELECT file, wrapped, bytes FROM job_file WHERE job = @job AND team_id = @team AND number = 0";

    public Task<IReadOnlyList<SourceFile>?> ReadAsync(string team, JobId job, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        if (await store.FindDataKeyAsync(job.ToString(), cancellationToken) is not { } key
            || await JobRequests.ReadAsync(session, key, team, job, cancellationToken) is not { } request)
        {
            return null;
        }

        var files = new List<SourceFile>();
        foreach (var (row, described) in (await RowsAsync(session, SelectFiles, team, job, cancellationToken)).Zip(request.Files))
        {
            files.Add(new SourceFile(described.Name, await ReadAsync(session, key, team, row, cancellationToken)));
        }

        return (IReadOnlyList<SourceFile>?)files;
    });

    public Task<SourceFile> ReadAsync(string team, VaultFile file, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        using var frames = new FileFrames(file.Id, file.Key.Span);
        return new SourceFile(file.Name, await ReadAsync(session, frames, team, file.Id, file.Bytes, cancellationToken));
    });

    public Task<ReadOnlyMemory<byte>?> ReadSourceAsync(string team, JobId job, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        var rows = await RowsAsync(session, SelectSource, team, job, cancellationToken);
        return rows is [var row] && await store.FindDataKeyAsync(job.ToString(), cancellationToken) is { } key
            ? await ReadAsync(session, key, team, row, cancellationToken)
            : (ReadOnlyMemory<byte>?)null;
    });

    /// <summary>A file's key under the key of the job that takes it up.</summary>
    internal static byte[] Wrap(DataKey key, VaultFile file) => Sealed.Seal(key.Secret, KeyName(file.Id), file.Key.Span);

    private static ValueTask<List<FileRow>> RowsAsync(Session session, string select, string team, JobId job, CancellationToken cancellationToken) => session.ListAsync(
        select,
        new Parameter[] { new("@job", job.ToString()), new("@team", team) },
        row => new FileRow(row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2)),
        cancellationToken);

    private const string SelectFrames = "SELECT frame, sealed FROM file_frame WHERE file = @file AND team_id = @team ORDER BY frame";

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Session session, DataKey key, string team, FileRow row, CancellationToken cancellationToken)
    {
        using var frames = new FileFrames(row.File, Sealed.Open(key.Secret, KeyName(row.File), row.Wrapped) ?? throw Changed());
        return await ReadAsync(session, frames, team, row.File, row.Bytes, cancellationToken);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        Session session, FileFrames frames, string team, string file, long length, CancellationToken cancellationToken)
    {
        var plain = new byte[length];
        var (at, next) = (0L, 0L);
        await session.EachAsync(
            SelectFrames,
            new Parameter[] { new("@file", file), new("@team", team) },
            frame =>
            {
                var bytes = frame.GetFieldValue<byte[]>(1);
                var part = bytes.Length - FileFrames.TagBytes;
                var isLast = at + part == length;
                if (frame.GetInt64(0) != next || part < 0 || at + part > length || !frames.TryOpen(next, isLast, bytes, plain.AsSpan((int)at, part)))
                {
                    throw Changed();
                }

                next++;
                at += part;
            },
            cancellationToken);
        return at == length && next > 0 ? plain : throw Changed();
    }

    private static string KeyName(string file) => $"quickaction file key v1\n{file}";

    private static QuickActionException Changed() =>
        new(ProblemCode.Unavailable, "A file of the job is missing or was changed in the database; restore the database from a backup.");

    private sealed record FileRow(string File, byte[] Wrapped, long Bytes);
}
