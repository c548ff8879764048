using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// A file. Writers of one process queue here, because SQLite itself lets waiting writers sleep between tries; writers of other processes meet in its lock.
/// </summary>
internal sealed class SqliteDatabase(DbDataSource source) : Database(source)
{
    // FULL: a commit in WAL mode is on the disk before it returns. secure_delete: what is deleted is overwritten with zeros in its page.
    private const string Settings = "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";

    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private DbConnection? _writer;

    /// <param name="file">Made when missing, readable by its owner only.</param>
    public static SqliteDatabase At(string file) => new(SourceOf(file));

    public static DbDataSource SourceOf(string file)
    {
        SqliteLibrary.Use();
        PrivateFiles.MakeWhenMissing(file);
        return SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
    }

    public override async ValueTask<Session> OpenAsync(CancellationToken cancellationToken) =>
        Session.Reading(await ConnectAsync(cancellationToken));

    public override async ValueTask<WriteSession> BeginAsync(CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            _writer ??= await ConnectAsync(cancellationToken);
            // BEGIN IMMEDIATE: the lock is taken now. A transaction that first reads and then writes could otherwise find that it is too late.
            return new WriteSession(_writer, await _writer.BeginTransactionAsync(cancellationToken), ReleaseAsync);
        }
        catch
        {
            await ReleaseAsync(healthy: false);
            throw;
        }
    }

    public override ValueTask LockLogAsync(WriteSession session, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private const string InsertEntry = "INSERT INTO audit_entry (position, leaf, leaf_hash) VALUES (@position, @leaf, @hash)";

    public override async ValueTask InsertEntriesAsync(
        WriteSession session, long first, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IReadOnlyList<TreeHash> hashes, CancellationToken cancellationToken)
    {
        await using var insert = session.Command(InsertEntry, new Parameter[] { new("@position", 0L), new("@leaf", null), new("@hash", null) });
        for (var i = 0; i < leaves.Count; i++)
        {
            insert.Parameters[0].Value = first + i;
            insert.Parameters[1].Value = leaves[i].ToArray();
            insert.Parameters[2].Value = hashes[i].ToArray();
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private const string ReadVersion = "PRAGMA user_version";

    public override async ValueTask MigrateAsync(Migrations migrations, CancellationToken cancellationToken)
    {
        await using (var reading = await OpenAsync(cancellationToken))
        {
            if (await VersionAsync(reading, cancellationToken) == migrations.Sqlite.Count)
            {
                return;
            }
        }

        await using var session = await BeginAsync(cancellationToken);
        var version = await VersionAsync(session, cancellationToken);
        Newer.Refuse(version, migrations.Sqlite.Count);
        foreach (var script in migrations.Sqlite.Skip((int)version))
        {
            await session.ExecuteAsync(script, default, cancellationToken);
        }

        await session.ExecuteAsync(
            string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {migrations.Sqlite.Count}"), default, cancellationToken);
        await session.CommitAsync();
    }

    public override async ValueTask ScrubAsync(Migrations part, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            await using var session = await OpenAsync(cancellationToken);
            await session.ExecuteAsync("VACUUM", default, cancellationToken);
            // The journal still holds the pages as they were before: it is emptied into the database and cut to nothing.
            await session.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)", default, cancellationToken);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        _oneWriter.Dispose();
        await base.DisposeAsync();
    }

    private async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await Source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var settings = connection.CreateCommand();
            settings.CommandText = Settings;
            await settings.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async ValueTask<long> VersionAsync(Session session, CancellationToken cancellationToken) =>
        await session.FirstAsync(ReadVersion, default, row => row.GetInt64(0), cancellationToken);

    private async ValueTask ReleaseAsync(bool healthy)
    {
        if (!healthy && _writer is not null)
        {
            await _writer.DisposeAsync();
            _writer = null;
        }

        _oneWriter.Release();
    }
}
