using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using QuickAction.Core.Audit.Tree;
using SQLitePCL;

namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// A file. Writers of one process queue here, because SQLite itself lets waiting writers sleep between tries; those of several processes take turns.
/// </summary>
internal sealed class SqliteDatabase(DbDataSource source) : Database(source)
{
    // FULL: a commit in WAL mode is on the disk before it returns. secure_delete: what is deleted is overwritten with zeros in its page.
    private const string Settings = "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";

    // The lock is taken now: a transaction that first reads and then writes could find that it is too late.
    private const string Begin = "BEGIN IMMEDIATE";

    /// <summary>Readers that wait for their next use: opening a file and its settings cost more than most of what is read.</summary>
    private const int ReadersKept = 4;

    /// <summary>Of all databases that are open in this process, one is cleaned at a time; the turn of a file is between processes.</summary>
    private static readonly SemaphoreSlim OneScrub = new(1, 1);

    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private readonly WritersTurn _turn = new(new SqliteConnectionStringBuilder(source.ConnectionString).DataSource + ".turn");
    private readonly ConcurrentBag<Statements> _readers = [];
    private Statements? _writer;
    private int _isClosed;

    /// <param name="file">Made when missing, readable by its owner only.</param>
    public static SqliteDatabase At(string file) => new(SourceOf(file));

    public static DbDataSource SourceOf(string file)
    {
        SqliteLibrary.Use();
        PrivateFiles.MakeWhenMissing(file);
        return SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
    }

    public override async ValueTask<Session> OpenAsync(Scope scope, CancellationToken cancellationToken)
    {
        var reader = _readers.TryTake(out var idle) ? idle : await ConnectAsync(cancellationToken);
        return new Session(reader, null, _ => KeepAsync(reader)) { Signers = Signers };
    }

    public override async ValueTask<WriteSession> BeginAsync(Scope scope, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            _writer ??= await ConnectAsync(cancellationToken);
            await _turn.TakeAsync(cancellationToken);
            try
            {
                return await WriteSession.BeginAsync(_writer, Begin, ReleaseAsync, Signers, cancellationToken);
            }
            finally
            {
                _turn.GiveUp();
            }
        }
        catch
        {
            await ReleaseAsync(healthy: false);
            throw;
        }
    }

    public override string FreeCheckpoints => SqliteTables.FreeCheckpoints;

    public override string KeepCheckpoints => SqliteTables.KeepCheckpoints;

    public override ValueTask LockLogAsync(WriteSession session, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private const string InsertEntry = "INSERT INTO audit_entry (position, leaf, leaf_hash) VALUES (@position, @leaf, @hash)";

    // One statement for any number of entries: each a piece of one long value, told by where it begins and how long it is (an entry is shorter than 65,536 bytes).
    private const string InsertEntries = """
        INSERT INTO audit_entry (position, leaf, leaf_hash)
        SELECT @first + key, substr(@leaves, value / 65536 + 1, value % 65536), substr(@hashes, key * 32 + 1, 32) FROM json_each(@pieces)
        """;

    public override async ValueTask InsertEntriesAsync(
        WriteSession session, long first, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IReadOnlyList<TreeHash> hashes, CancellationToken cancellationToken)
    {
        if (leaves.Count == 1)
        {
            Parameter[] one = [new("@position", first), new("@leaf", Bytes(leaves[0])), new("@hash", hashes[0].ToArray())];
            await session.StoreAsync(InsertEntry, one, 1, cancellationToken);
        }
        else
        {
            await session.StoreAsync(InsertEntries, Joined(first, leaves, hashes), leaves.Count, cancellationToken);
        }
    }

    private static Parameter[] Joined(long first, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IReadOnlyList<TreeHash> hashes)
    {
        var pieces = new StringBuilder("[");
        var joined = new byte[leaves.Sum(l => l.Length)];
        var joinedHashes = new byte[hashes.Count * TreeHash.Size];
        var at = 0;
        for (var i = 0; i < leaves.Count; i++)
        {
            leaves[i].Span.CopyTo(joined.AsSpan(at));
            hashes[i].CopyTo(joinedHashes.AsSpan(i * TreeHash.Size));
            pieces.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}{(at * 65_536L) + leaves[i].Length}");
            at += leaves[i].Length;
        }

        return [new("@first", first), new("@leaves", joined), new("@hashes", joinedHashes), new("@pieces", pieces.Append(']').ToString())];
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

    private const string Vacuum = "VACUUM";

    // The journal still holds the pages as they were before: it is emptied into the database and cut to nothing.
    private const string Truncate = "PRAGMA wal_checkpoint(TRUNCATE)";

    public override async ValueTask<bool> ScrubAsync(Migrations part, TimeSpan patience, CancellationToken cancellationToken)
    {
        await OneScrub.WaitAsync(cancellationToken);
        try
        {
            await _oneWriter.WaitAsync(cancellationToken);
            return await ScrubAloneAsync(patience, cancellationToken);
        }
        finally
        {
            OneScrub.Release();
        }
    }

    private async ValueTask<bool> ScrubAloneAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            // Several of our own processes do this one after the other: it is strangers that keep the file from being cleaned.
            await _turn.TakeAsync(cancellationToken);
            // A connection of its own, because it has less patience than the others.
            await using var statements = await ConnectAsync(cancellationToken);
            await using var session = new Session(statements, null, _ => ValueTask.CompletedTask);
            await session.ExecuteAsync(
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds}"), default, cancellationToken);
            // As long as somebody reads an older state nothing can be taken out, so the whole file is not rewritten in vain.
            if (!await TruncateAsync(session, cancellationToken))
            {
                return false;
            }

            await using var vacuum = session.Statement(Vacuum, default);
            // The driver tries again too, for so many seconds.
            vacuum.Command.CommandTimeout = (int)Math.Ceiling(patience.TotalSeconds);
            await vacuum.Command.ExecuteNonQueryAsync(cancellationToken);
            return await TruncateAsync(session, cancellationToken);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return false;
        }
        finally
        {
            _turn.GiveUp();
            _oneWriter.Release();
        }
    }

    /// <returns>False when a reader or a writer was in the way; SQLite reports that in a row, not as an error.</returns>
    private static async ValueTask<bool> TruncateAsync(Session session, CancellationToken cancellationToken) =>
        await session.FirstAsync(Truncate, default, row => row.GetInt64(0), cancellationToken) == 0;

    public override async ValueTask DisposeAsync()
    {
        Volatile.Write(ref _isClosed, 1);
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        await DropReadersAsync();
        _turn.Dispose();
        _oneWriter.Dispose();
        await base.DisposeAsync();
    }

    private async ValueTask KeepAsync(Statements reader)
    {
        if (_readers.Count >= ReadersKept)
        {
            await reader.DisposeAsync();
            return;
        }

        _readers.Add(reader);
        if (Volatile.Read(ref _isClosed) == 1)
        {
            await DropReadersAsync();
        }
    }

    private async ValueTask DropReadersAsync()
    {
        while (_readers.TryTake(out var reader))
        {
            await reader.DisposeAsync();
        }
    }

    private async ValueTask<Statements> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await Source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var settings = connection.CreateCommand();
            settings.CommandText = Settings;
            await settings.ExecuteNonQueryAsync(cancellationToken);
            return new Statements(connection, keep: true);
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
