using System.Collections.Concurrent;
using System.Data.Common;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Databases;

/// <summary>A connection on which statements run, within a transaction or each on its own.</summary>
/// <param name="scope">
/// Told to the server with the first statement of a transaction, or with each that is one of its own, in the same message: it costs no way there and back. Null
/// where the database knows no scopes.
/// </param>
internal class Session(Statements statements, DbTransaction? transaction, Func<bool, ValueTask> release, Scope? scope = null) : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, string> Scoped = new(StringComparer.Ordinal);
    private bool _isTold;

    /// <summary>Whose checkpoints count; null in a database that holds no log, or whose keys nobody has named yet.</summary>
    public LogSigners? Signers { get; init; }

    /// <summary>False when the connection must not be used again.</summary>
    protected bool IsHealthy { get; set; } = true;

    public static Session Reading(DbConnection connection, Scope? scope, LogSigners? signers) =>
        new(new Statements(connection, keep: false), null, _ => connection.DisposeAsync(), scope) { Signers = signers };

    /// <returns>The number of rows changed.</returns>
    public async ValueTask<int> ExecuteAsync(string sql, ReadOnlyMemory<Parameter> parameters, CancellationToken cancellationToken)
    {
        await using var statement = Statement(sql, parameters);
        return await statement.Command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first row, or the default when there is none.</summary>
    public async ValueTask<T?> FirstAsync<T>(
        string sql, ReadOnlyMemory<Parameter> parameters, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        await using var statement = Statement(sql, parameters);
        await using var reader = await statement.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? row(reader) : default;
    }

    public async ValueTask<List<T>> ListAsync<T>(
        string sql, ReadOnlyMemory<Parameter> parameters, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await EachAsync(sql, parameters, reader => rows.Add(row(reader)), cancellationToken);
        return rows;
    }

    /// <summary>Reads rows one after the other without keeping them.</summary>
    public async ValueTask EachAsync(string sql, ReadOnlyMemory<Parameter> parameters, Action<DbDataReader> row, CancellationToken cancellationToken)
    {
        await using var statement = Statement(sql, parameters);
        await using var reader = await statement.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            row(reader);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await release(IsHealthy);
    }

    /// <summary>A statement for its caller to run.</summary>
    public Statement Statement(string sql, ReadOnlyMemory<Parameter> parameters)
    {
        if (scope is null || _isTold)
        {
            return statements.Take(sql, parameters, transaction);
        }

        _isTold = transaction is not null;
        Parameter[] all = [.. parameters.Span, new("@qa_team", scope.Team), new("@qa_path", scope.Path)];
        // The statements are constants, so this keeps no more than there are.
        return statements.Take(Scoped.GetOrAdd(sql, static s => RowSecurity.Set + s), all, transaction) with { FollowsScope = true };
    }
}
