using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace QuickAction.TestKit.Storage;

#pragma warning disable CA2215, CA2100 // Everything is passed on as it is, the disposal and the statements too.
/// <summary>A data source that passes everything on to another one, until the plan says that a statement fails.</summary>
public sealed class FaultySource(DbDataSource inner, FaultPlan plan) : DbDataSource
{
    public override string ConnectionString => inner.ConnectionString;

    protected override DbConnection CreateDbConnection() => new Connection(inner.CreateConnection(), plan);

    protected override ValueTask DisposeAsyncCore() => inner.DisposeAsync();

    private sealed class Connection(DbConnection inner, FaultPlan plan) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get => inner.ConnectionString; set => inner.ConnectionString = value; }

        public override string Database => inner.Database;

        public override string DataSource => inner.DataSource;

        public override string ServerVersion => inner.ServerVersion;

        public override ConnectionState State => inner.State;

        public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

        public override void Open() => inner.Open();

        public override Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

        public override void Close() => inner.Close();

        public override ValueTask DisposeAsync() => inner.DisposeAsync();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
            new Transaction(inner.BeginTransaction(isolationLevel), this, plan);

        protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
            new Transaction(await inner.BeginTransactionAsync(isolationLevel, cancellationToken), this, plan);

        protected override DbCommand CreateDbCommand() => new Command(inner.CreateCommand(), this, plan);
    }

    private sealed class Transaction(DbTransaction inner, Connection connection, FaultPlan plan) : DbTransaction
    {
        public DbTransaction Inner => inner;

        public override IsolationLevel IsolationLevel => inner.IsolationLevel;

        protected override DbConnection DbConnection => connection;

        public override void Commit() => throw new NotSupportedException();

        public override void Rollback() => throw new NotSupportedException();

        public override async Task CommitAsync(CancellationToken cancellationToken = default)
        {
            var fails = plan.Next("COMMIT");
            if (!fails || plan.AfterIt)
            {
                await inner.CommitAsync(cancellationToken);
            }

            if (fails)
            {
                throw new InjectedFault();
            }
        }

        public override Task RollbackAsync(CancellationToken cancellationToken = default) => inner.RollbackAsync(cancellationToken);

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class Command(DbCommand inner, Connection connection, FaultPlan plan) : DbCommand
    {
        private DbTransaction? _transaction;

        [AllowNull]
        public override string CommandText { get => inner.CommandText; set => inner.CommandText = value; }

        public override int CommandTimeout { get => inner.CommandTimeout; set => inner.CommandTimeout = value; }

        public override CommandType CommandType { get => inner.CommandType; set => inner.CommandType = value; }

        public override bool DesignTimeVisible { get => inner.DesignTimeVisible; set => inner.DesignTimeVisible = value; }

        public override UpdateRowSource UpdatedRowSource { get => inner.UpdatedRowSource; set => inner.UpdatedRowSource = value; }

        protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException(); }

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction
        {
            get => _transaction;
            set
            {
                _transaction = value;
                inner.Transaction = (value as Transaction)?.Inner;
            }
        }

        public override void Cancel() => inner.Cancel();

        public override void Prepare() => inner.Prepare();

        public override int ExecuteNonQuery() => throw new NotSupportedException();

        public override object? ExecuteScalar() => throw new NotSupportedException();

        public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => RunAsync(() => inner.ExecuteNonQueryAsync(cancellationToken));

        public override ValueTask DisposeAsync() => inner.DisposeAsync();

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();

        protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
            RunAsync(() => inner.ExecuteReaderAsync(behavior, cancellationToken));

        private async Task<T> RunAsync<T>(Func<Task<T>> run)
        {
            await plan.MeetAsync(inner.CommandText);
            var fails = plan.Next(inner.CommandText);
            if (fails && !plan.AfterIt)
            {
                throw new InjectedFault();
            }

            var result = await run();
            if (fails)
            {
                (result as IDisposable)?.Dispose();
                throw new InjectedFault();
            }

            return result;
        }
    }
}
