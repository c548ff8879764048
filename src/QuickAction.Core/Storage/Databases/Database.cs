using System.Data.Common;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Storage.Databases;

/// <summary>One of the two engines that the store runs on. What differs between them is here; all other SQL runs on both as it stands.</summary>
internal abstract class Database(DbDataSource source) : IAsyncDisposable
{
    protected DbDataSource Source => source;

    /// <summary>A connection for reading.</summary>
    public virtual async ValueTask<Session> OpenAsync(CancellationToken cancellationToken) =>
        Session.Reading(await source.OpenConnectionAsync(cancellationToken));

    /// <summary>Begins a transaction that writes.</summary>
    public abstract ValueTask<WriteSession> BeginAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes this session the only one that may append to the log, until it ends. Taken last before the append, so that others wait for no more than that.
    /// </summary>
    public abstract ValueTask LockLogAsync(WriteSession session, CancellationToken cancellationToken);

    /// <summary>Inserts entries at positions from <paramref name="first"/> on.</summary>
    public abstract ValueTask InsertEntriesAsync(
        WriteSession session, long first, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IReadOnlyList<TreeHash> hashes, CancellationToken cancellationToken);

    /// <summary>Brings the tables up to date; nothing to do takes one query.</summary>
    public abstract ValueTask MigrateAsync(Migrations migrations, CancellationToken cancellationToken);

    /// <summary>Takes what was deleted out of the database's files.</summary>
    public abstract ValueTask ScrubAsync(Migrations part, CancellationToken cancellationToken);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await source.DisposeAsync();
    }
}
