using System.Data.Common;

namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// A transaction that writes. One change and the records of the log that describe it go through one session: all of it is stored, or nothing.
/// Disposing before <see cref="CommitAsync"/> rolls back.
/// </summary>
internal sealed class WriteSession : Session
{
    private readonly List<Action> _committed = [];
    private readonly DbTransaction _transaction;
    private bool _isDone;

    /// <param name="release">Takes the connection back; told whether it can be used again.</param>
    public WriteSession(DbConnection connection, DbTransaction transaction, Func<bool, ValueTask> release)
        : base(connection, transaction, release) => _transaction = transaction;

    /// <summary>Does something in memory once the transaction is durable.</summary>
    public void OnCommitted(Action action) => _committed.Add(action);

    public async ValueTask CommitAsync()
    {
        // Not to be interrupted: nobody would know what became of it.
        await _transaction.CommitAsync(CancellationToken.None);
        _isDone = true;
        _committed.ForEach(action => action());
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (!_isDone)
            {
                await _transaction.RollbackAsync(CancellationToken.None);
            }

            await _transaction.DisposeAsync();
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
}
