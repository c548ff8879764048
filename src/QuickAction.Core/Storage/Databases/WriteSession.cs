using System.Data.Common;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// A transaction that writes. One change and the records of the log that describe it go through one session: all of it is stored, or nothing.
/// Disposing before <see cref="CommitAsync"/> rolls back.
/// </summary>
internal sealed class WriteSession : Session
{
    private const string Commit = "COMMIT";
    private const string Rollback = "ROLLBACK";
    private readonly List<Action> _committed = [];
    private readonly DbTransaction? _transaction;
    private bool _isDone;

    /// <param name="release">Takes the connection back; told whether it can be used again.</param>
    public WriteSession(Statements statements, DbTransaction transaction, Func<bool, ValueTask> release, Scope? scope)
        : base(statements, transaction, release, scope) => _transaction = transaction;

    private WriteSession(Statements statements, Func<bool, ValueTask> release)
        : base(statements, null, release)
    {
    }

    /// <summary>Begins and ends the transaction by statements like any others, which are compiled once and kept; SQLite's driver would compile them each time.</summary>
    public static async ValueTask<WriteSession> BeginAsync(
        Statements statements, string begin, Func<bool, ValueTask> release, LogSigners? signers, CancellationToken cancellationToken)
    {
        var session = new WriteSession(statements, release) { Signers = signers };
        await session.ExecuteAsync(begin, default, cancellationToken);
        return session;
    }

    /// <summary>Does something in memory once the transaction is durable.</summary>
    public void OnCommitted(Action action) => _committed.Add(action);

    public async ValueTask CommitAsync()
    {
        // Not to be interrupted: nobody would know what became of it.
        await EndAsync(Commit, t => t.CommitAsync(CancellationToken.None));
        _isDone = true;
        _committed.ForEach(action => action());
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (!_isDone)
            {
                await EndAsync(Rollback, t => t.RollbackAsync(CancellationToken.None));
            }

            if (_transaction is not null)
            {
                await _transaction.DisposeAsync();
            }
        }
        catch (Exception error) when (error is DbException or InvalidOperationException or IOException)
        {
            // The connection broke, and with it the transaction: there is nothing left to roll back. What broke it is already on its way up.
            IsHealthy = false;
        }
        finally
        {
            await base.DisposeAsync();
        }
    }

    private async ValueTask EndAsync(string statement, Func<DbTransaction, Task> end)
    {
        if (_transaction is not null)
        {
            await end(_transaction);
        }
        else
        {
            await ExecuteAsync(statement, default, CancellationToken.None);
        }
    }

    /// <summary>Inserts, and sees that as many rows were stored as there should be: a trigger or a rule that takes a row away without a word would leave a result without its record.</summary>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.NotRecorded"/>: the database kept fewer.</exception>
    public async ValueTask StoreAsync(string sql, ReadOnlyMemory<Parameter> parameters, int rows, CancellationToken cancellationToken)
    {
        if (await ExecuteAsync(sql, parameters, cancellationToken) != rows)
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded,
                "The database did not keep what was to be recorded, so nothing was: something in it (a trigger or a rule that is not ours) takes rows away; find out who put it there, and take it out.");
        }
    }
}
