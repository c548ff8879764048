using System.Data.Common;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Benchmarks.Log;

/// <summary>A leaf and its hash, which is made beforehand.</summary>
internal sealed record RawRow(byte[] Leaf, byte[] Hash);

/// <summary>
/// What the database can do by itself: the same rows, hashes made beforehand, into a plain table, a prepared statement on one connection, each transaction durable.
/// </summary>
internal sealed class RawTable : IAsyncDisposable
{
    private const string MakeInSqlite = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE raw (id INTEGER PRIMARY KEY, leaf BLOB NOT NULL, hash BLOB NOT NULL)
        """;

    private const string MakeInPostgres = "CREATE TABLE raw (id BIGINT PRIMARY KEY, leaf BYTEA NOT NULL, hash BYTEA NOT NULL)";
    private const string InsertOne = "INSERT INTO raw (id, leaf, hash) VALUES (@id, @leaf, @hash)";
    private const string InsertArrays = "INSERT INTO raw (id, leaf, hash) SELECT * FROM unnest(@ids, @leaves, @hashes)";
    private readonly DbDataSource _source;
    private readonly DbConnection _connection;
    private readonly DbCommand _one;
    private readonly DbCommand? _arrays;
    private long _next;

    private RawTable(DbDataSource source, DbConnection connection, bool isPostgres)
    {
        _source = source;
        _connection = connection;
        _one = Command(connection, InsertOne, "@id", "@leaf", "@hash");
        _arrays = isPostgres ? Command(connection, InsertArrays, "@ids", "@leaves", "@hashes") : null;
    }

    public static Task<RawTable> SqliteAsync(string file) => MadeAsync(SqliteDatabase.SourceOf(file), MakeInSqlite, isPostgres: false);

    public static Task<RawTable> PostgresAsync(string connection) => MadeAsync(PostgresDatabase.SourceOf(connection), MakeInPostgres, isPostgres: true);

    /// <summary>One row, durable before it returns.</summary>
    public async Task InsertAsync(RawRow row)
    {
        Set(_one, _next++, row.Leaf, row.Hash);
        await _one.ExecuteNonQueryAsync();
    }

    /// <summary>Several rows in one transaction, a prepared insert for each; PostgreSQL gets all of them at once.</summary>
    public async Task InsertAsync(IReadOnlyList<RawRow> rows)
    {
        if (_arrays is null)
        {
            await using var transaction = await _connection.BeginTransactionAsync();
            _one.Transaction = transaction;
            foreach (var row in rows)
            {
                await InsertAsync(row);
            }

            await transaction.CommitAsync();
            _one.Transaction = null;
            return;
        }

        await using var batch = _connection.CreateBatch();
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = InsertOne;
            Add(command, "@id", _next++);
            Add(command, "@leaf", row.Leaf);
            Add(command, "@hash", row.Hash);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Whether the database takes rows as arrays.</summary>
    public bool TakesArrays => _arrays is not null;

    /// <summary>Several rows as one statement with arrays for values.</summary>
    public async Task InsertArraysAsync(IReadOnlyList<RawRow> rows)
    {
        var arrays = _arrays ?? throw new NotSupportedException();
        Set(arrays, rows.Select(_ => _next++).ToArray(), rows.Select(r => r.Leaf).ToArray(), rows.Select(r => r.Hash).ToArray());
        await arrays.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        if (_arrays is not null)
        {
            await _arrays.DisposeAsync();
        }

        await _connection.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static async Task<RawTable> MadeAsync(DbDataSource source, string sql, bool isPostgres)
    {
        var connection = await source.OpenConnectionAsync();
        await using (var make = Command(connection, sql))
        {
            await make.ExecuteNonQueryAsync();
        }

        return new RawTable(source, connection, isPostgres);
    }

    private static void Add(DbBatchCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

#pragma warning disable CA2100 // Every statement is a constant above.
    private static DbCommand Command(DbConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
#pragma warning restore CA2100

    private static void Set(DbCommand command, object id, object leaf, object hash)
    {
        var isFirst = command.Parameters[0].Value is null;
        command.Parameters[0].Value = id;
        command.Parameters[1].Value = leaf;
        command.Parameters[2].Value = hash;
        if (isFirst)
        {
            command.Prepare();
        }
    }
}
