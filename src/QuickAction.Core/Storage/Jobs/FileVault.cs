using System.Security.Cryptography;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>The vault as rows of the store's database: a frame a row, so that a job and its evidence cannot part.</summary>
public sealed partial class FileVault(AuditStore store, TimeProvider clock) : IFileVault
{
    /// <summary>The number under which a job's extracted source stands; its own files are numbered from 1.</summary>
    internal const int ExtractedSource = 0;

    private const string InsertFrame = "INSERT INTO file_frame (file, frame, team_id, written, sealed) VALUES (@file, @frame, @team, @written, @sealed)";
    // A file that a job has taken up stays: whoever drops it may not know that their commit was stored before its answer was lost.
    private const string DeleteFrames = "DELETE FROM file_frame WHERE file = @file AND NOT EXISTS (SELECT 1 FROM job_file WHERE job_file.file = @file)";

    public Task<VaultFile> WriteAsync(string team, string name, Stream content, long most, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var key = RandomNumberGenerator.GetBytes(Sealed.KeyBytes);
        try
        {
            return await WriteAsync(new Writing(id, team, name, key, most), content, cancellationToken);
        }
        catch
        {
            // Whatever stopped it, also the person who has gone away: what was stored of it goes.
            await DropAsync([id], CancellationToken.None);
            throw;
        }
    });

    public Task DropAsync(IReadOnlyList<VaultFile> files, CancellationToken cancellationToken) => DropAsync([.. files.Select(f => f.Id)], cancellationToken);

    private const string SelectOrphans = """
        SELECT file FROM file_frame WHERE frame = 0 AND written < @before AND NOT EXISTS (SELECT 1 FROM job_file WHERE job_file.file = file_frame.file)
        """;

    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        List<string> orphans;
        await using (var session = await store.Database.OpenAsync(Scope.Queue, cancellationToken))
        {
            Parameter[] values = [new("@before", before.ToUnixTimeMilliseconds())];
            orphans = await session.ListAsync(SelectOrphans, values, row => row.GetString(0), cancellationToken);
        }

        await DropAsync(orphans, cancellationToken);
        return orphans.Count;
    });

    private async Task<VaultFile> WriteAsync(Writing writing, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var frames = new FileFrames(writing.Id, writing.Key);
        var (current, next) = (new byte[FileFrames.PlainBytes], new byte[FileFrames.PlainBytes]);
        byte[]? whole = null;
        var held = await content.ReadAtLeastAsync(current, current.Length, throwOnEndOfStream: false, cancellationToken);
        var bytes = 0L;
        for (var number = 0L; ; number++)
        {
            bytes += held;
            if (bytes > writing.Most)
            {
                throw QuickActionException.Refused($"The file is larger than {writing.Most / (1024 * 1024)} MB; split it into parts and try again.", RefusalReason.TooLarge);
            }

            hash.AppendData(current, 0, held);
            var follows = held < current.Length ? 0 : await content.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, cancellationToken);
            var frame = held == FileFrames.PlainBytes ? whole ??= new byte[FileFrames.SealedBytes] : new byte[held + FileFrames.TagBytes];
            frames.Seal(number, isLast: follows == 0, current.AsSpan(0, held), frame);
            await InsertAsync(writing, number, frame, cancellationToken);
            if (follows == 0)
            {
                return new VaultFile(writing.Id, writing.Name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()), writing.Key);
            }

            (current, next, held) = (next, current, follows);
        }
    }

    private async Task InsertAsync(Writing writing, long number, byte[] frame, CancellationToken cancellationToken)
    {
        // A transaction a frame: a slow upload must not keep others from writing.
        await using var session = await store.Database.BeginAsync(Scope.Of(writing.Team), cancellationToken);
        Parameter[] values =
        [
            new("@file", writing.Id),
            new("@frame", number),
            new("@team", writing.Team),
            new("@written", clock.GetUtcNow().ToUnixTimeMilliseconds()),
            new("@sealed", frame),
        ];
        await session.ExecuteAsync(InsertFrame, values, cancellationToken);
        await session.CommitAsync();
    }

    private async Task DropAsync(List<string> files, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return;
        }

        await using var session = await store.Database.BeginAsync(Scope.Queue, cancellationToken);
        foreach (var file in files)
        {
            await session.ExecuteAsync(DeleteFrames, new Parameter[] { new("@file", file) }, cancellationToken);
        }

        await session.CommitAsync();
    }

    private sealed record Writing(string Id, string Team, string Name, byte[] Key, long Most);
}
