using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// The statements of one connection. On SQLite they are kept when they are done, so that the next use finds them compiled; Npgsql keeps its own. One that is
/// in use is not given out again.
/// </summary>
internal sealed class Statements(DbConnection connection, bool keep) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _idle = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;

    public Statement Take(string sql, ReadOnlyMemory<Parameter> parameters, DbTransaction? transaction)
    {
        if (!_idle.Remove(sql, out var command))
        {
            command = New(sql);
        }

        command.Transaction = transaction;
        for (var i = 0; i < parameters.Length; i++)
        {
            Set(command, i, parameters.Span[i]);
        }

        return new Statement(this, command);
    }

    public async ValueTask GiveBackAsync(DbCommand command)
    {
        if (keep && !_idle.ContainsKey(command.CommandText))
        {
            // What it was run with may be large, and is nobody's business any more.
            foreach (DbParameter parameter in command.Parameters)
            {
                parameter.Value = DBNull.Value;
            }

            command.Transaction = null;
            _idle[command.CommandText] = command;
            return;
        }

        await command.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _idle.Values)
        {
            await command.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    [SuppressMessage("Security", "CA2100", Justification = "Every caller's statement is a constant that stands above it; values go in as parameters.")]
    private DbCommand New(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static void Set(DbCommand command, int place, Parameter value)
    {
        if (place == command.Parameters.Count)
        {
            var added = command.CreateParameter();
            added.ParameterName = value.Name;
            command.Parameters.Add(added);
        }

        var parameter = command.Parameters[place].ParameterName == value.Name ? command.Parameters[place] : command.Parameters[value.Name];
        parameter.Value = value.Value ?? DBNull.Value;
    }
}

/// <summary>A statement with its values.</summary>
internal readonly record struct Statement(Statements From, DbCommand Command) : IAsyncDisposable
{
    /// <summary>True when the command tells the scope first, whose row is nobody's.</summary>
    public bool FollowsScope { get; init; }

    public async ValueTask<DbDataReader> ReadAsync(CancellationToken cancellationToken)
    {
        var reader = await Command.ExecuteReaderAsync(cancellationToken);
        if (FollowsScope)
        {
            try
            {
                await reader.NextResultAsync(cancellationToken);
            }
            catch
            {
                await reader.DisposeAsync();
                throw;
            }
        }

        return reader;
    }

    public ValueTask DisposeAsync() => From.GiveBackAsync(Command);
}
